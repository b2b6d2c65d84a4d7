import type { Company } from '../companies/company';
import { countdownOf, type Countdown } from '../law/countdown';
import { limitationsNow } from '../law/limitation.actions';
import type { CustomerRange } from '../ledger/hold';
import type { OpenItem } from '../ledger/open-item';
import type { Work } from '../platform/work';
import { limitationSources } from './limitation-sources.store';

/** Until when each of the chosen items can be brought to a court, as far as the law is known. */
export async function limitedOf(
  work: Work,
  company: Company,
  range: CustomerRange,
  chosen: readonly OpenItem[],
): Promise<Countdown[]> {
  const wanted = new Set(chosen.map(({ itemId }) => itemId));
  const items = await limitationsNow(work, company, range, limitationSources);
  return items.flatMap((item) => (wanted.has(item.itemId) ? (countdownOf(item) ?? []) : []));
}
