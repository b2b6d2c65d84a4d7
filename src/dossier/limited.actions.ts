import type { Company } from '../companies/company';
import { lastSafeDay } from '../law/limitation';
import { limitationsNow } from '../law/limitation.actions';
import type { CustomerRange } from '../ledger/hold';
import { labelOf, type OpenItem } from '../ledger/open-item';
import type { Work } from '../platform/work';
import type { LimitedClaim } from './limitation-line';
import { limitationSources } from './limitation-sources.store';

/** Until when each of the chosen items can be brought to a court, as far as the law is known. */
export async function limitedOf(
  work: Work,
  company: Company,
  range: CustomerRange,
  chosen: readonly OpenItem[],
): Promise<LimitedClaim[]> {
  const labels = new Map(chosen.map((item) => [item.itemId, labelOf(item)]));
  const items = await limitationsNow(work, company, range, limitationSources);
  return items.flatMap(({ itemId, limitation }) => {
    const document = labels.get(itemId);
    const endsOn = limitation?.endsOn ?? null;
    if (document === undefined || limitation === undefined || endsOn === null) return [];
    return [{ document, endsOn, fileBy: lastSafeDay(endsOn), sure: limitation.sure }];
  });
}
