import type { Day } from '../kernel/day';
import { holds, stateOf, type Agreement, type AgreementKind } from './agreement';
import type { PartnerIdentity } from './partner';

/**
 * Whether a partner may be given a claim at all: where an agreement in writing is needed, a signed one must hold on the day.
 * By law it is needed of who collects amicably for others in France (CPCE R124-3); elsewhere where we say so of the partner.
 */
type Needing = Pick<PartnerIdentity, 'kind' | 'country' | 'needsAgreement'>;
type Standing = Pick<Agreement, 'kind' | 'signedOn' | 'validFrom' | 'validUntil'>;

/** Why one is needed; null: none is. What we say of the partner cannot undo the law. */
export function needOf({ kind, country, needsAgreement }: Needing): 'law' | 'ours' | null {
  if (kind === 'agency' && country === 'FR') return 'law';
  return needsAgreement === 'yes' ? 'ours' : null;
}

/** What is wrong with the mandate, with the day from or until which the nearest agreement holds. */
export type MandateFault =
  { readonly fault: 'none' | 'unsigned' } | { readonly fault: 'expired' | 'coming'; readonly day: Day };

/** An agency acts on a collection agreement; a bailiff or solicitor on that or on a power of attorney. */
const givesMandate = ({ kind }: Needing, { kind: of }: Pick<Agreement, 'kind'>): boolean =>
  of === 'collection' || (of === 'power_of_attorney' && kind !== 'agency');

/** What stands against a hand-over on that day; null: nothing. The best of its agreements counts. */
export function mandateFault(partner: Needing, agreements: readonly Standing[], today: Day): MandateFault | null {
  return needOf(partner) === null ? null : standing(partner, agreements, today);
}

/** What a case that is out lacks by now: a mandate that ran out, also where none was needed; or any that is needed. Null: nothing. */
export function lapseOf(partner: Needing, agreements: readonly Standing[], today: Day): MandateFault | null {
  const found = standing(partner, agreements, today);
  return found?.fault === 'expired' || needOf(partner) !== null ? found : null;
}

function standing(partner: Needing, agreements: readonly Standing[], today: Day): MandateFault | null {
  const mandates = agreements.filter((one) => givesMandate(partner, one));
  if (mandates.some((one) => holds(one, today))) return null;
  const coming = mandates.filter((one) => stateOf(one, today) === 'coming').map(({ validFrom }) => validFrom);
  const [first] = coming.sort();
  if (first !== undefined) return { fault: 'coming', day: first };
  const ends = mandates.flatMap(({ signedOn, validUntil }) => (signedOn !== null && validUntil !== null && validUntil < today ? [validUntil] : [])); // prettier-ignore
  const last = ends.sort().at(-1);
  if (last !== undefined) return { fault: 'expired', day: last };
  return { fault: mandates.length === 0 ? 'none' : 'unsigned' };
}

const NEVER = '9999-12-31';

/** A paper that must be there, signed, before a claim is handed over. */
export interface NeededAgreement {
  readonly kind: AgreementKind;
  readonly why: 'law' | 'ours';
  readonly there: boolean;
  readonly state: 'signed' | MandateFault['fault'];
  /** Until or from when it holds, or when it ended; null: no end, or none to tell. */
  readonly day: Day | null;
}

/** Which papers a hand-over to the partner takes, and whether each is there on that day. */
export function agreementsNeeded(
  partner: Needing,
  agreements: readonly Standing[],
  today: Day,
): readonly NeededAgreement[] {
  const why = needOf(partner);
  if (why === null) return [];
  const fault = mandateFault(partner, agreements, today);
  const kind = partner.kind === 'agency' ? 'collection' : 'power_of_attorney';
  if (fault !== null) return [{ kind, why, there: false, state: fault.fault, day: 'day' in fault ? fault.day : null }];
  const held = agreements.filter((one) => givesMandate(partner, one) && holds(one, today));
  const [best] = [...held].sort((a, b) => (b.validUntil ?? NEVER).localeCompare(a.validUntil ?? NEVER));
  return [{ kind: best?.kind ?? kind, why, there: true, state: 'signed', day: best?.validUntil ?? null }];
}
