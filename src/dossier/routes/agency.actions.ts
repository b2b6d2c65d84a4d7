import type { Work } from '../../platform/work';
import { assess, type HoldSources } from '../actions';
import type { Claim } from '../claim';
import type { Asked } from '../claim.actions';
import { earliestOf } from '../limitation-line';
import type { Finding, FitReason } from './route';
import { fitFacts, routeNamed } from './routes';

/**
 * The claims that go to an agency in one list. What is not open to an agency stays out; so does, unless somebody wants it all the same, a
 * claim whose form has a wrong box. Each that stays out says why. Its reference is the customer's number,
 * with the currency where there are several: no file is made here.
 */
export interface AgencyPick {
  readonly taken: readonly Claim[];
  readonly leftOut: readonly LeftOut[];
}

export interface LeftOut {
  readonly customerId: number;
  readonly code: string;
  readonly name: string;
  readonly against: readonly FitReason[];
  readonly wrong: readonly Finding[];
}

export async function pickForAgency(
  work: Work,
  asked: readonly Asked[],
  holdSources: HoldSources,
  incomplete: boolean,
): Promise<AgencyPick> {
  const route = routeNamed('agency');
  const [taken, leftOut]: [Claim[], LeftOut[]] = [[], []];
  for (const one of asked) {
    const { claim: found, circumstances } = await assess(work, { ...one, route: 'agency' }, holdSources);
    const twice = asked.some((other) => other !== one && other.customer.id === one.customer.id);
    const { code } = one.customer;
    const claim: Claim = { ...found, reference: twice ? `${code}-${found.currency}` : code, version: 1 };
    const facts = fitFacts(claim, earliestOf(circumstances.limitation), circumstances.assigned);
    const against = route.fits(facts).reasons.filter(({ ok }) => !ok);
    const wrong = route.validate(claim).filter(({ level }) => level === 'wrong');
    if (against.length === 0 && (incomplete || wrong.length === 0)) taken.push(claim);
    else leftOut.push({ customerId: one.customer.id, code, name: one.customer.name, against, wrong });
  }
  return { taken, leftOut };
}
