import type { Visit } from '../companies/visit.pages';
import { limitationSources } from '../dossier/limitation-sources.store';
import type { LimitedClaim } from '../dossier/limitation-line';
import { countdownOf, countdownTold, firstCountdown, type CountdownShown } from '../law/countdown';
import { limitationsNow } from '../law/limitation.actions';
import type { CaseItem, CaseView } from './case.panel';

/** Until when what is still open of it can be brought to a court; null where that is not known. */
export async function caseCountdown(
  visit: Pick<Visit, 'work' | 'company' | 'language' | 'locale'>,
  found: Pick<CaseView, 'customerId' | 'state'>,
  items: readonly CaseItem[],
): Promise<CountdownShown | null> {
  const { work, company } = visit;
  if (found.state !== 'with_partner') return null;
  const range = { companyId: company.id, first: found.customerId, last: found.customerId };
  const own = new Set(items.map(({ itemId }) => itemId));
  const counted = (await limitationsNow(work, company, range, limitationSources)).filter(({ itemId }) => own.has(itemId)); // prettier-ignore
  const first = firstCountdown(counted.map(countdownOf));
  return first === null ? null : countdownTold(first, work.today, visit);
}

/** Of what is claimed, where it was counted. */
export function claimCountdown(visit: Visit, limitation: readonly LimitedClaim[] = []): CountdownShown | null {
  const first = firstCountdown(limitation);
  return first === null ? null : countdownTold({ basis: '', doubts: [], ...first }, visit.work.today, visit);
}
