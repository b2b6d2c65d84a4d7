import { createHash } from 'node:crypto';
import type { Instant } from '../kernel/day';
import { mintReferences } from '../ledger/reference.store';
import { waitForCompany } from '../platform/db';
import type { Work } from '../platform/work';
import { isCharge, isItem, type Chosen } from './choice';
import { selectionBy, selectionsSince, type Selection, type Whose } from './choice.panel';

/** More references than anybody needs in a day: whoever asks for more asks a person. */
const MOST_A_DAY = 40;
const DAY_MS = 24 * 3_600_000;

/** The reference of what a customer chose; the same choice has the same one. Undefined: too many were made today. */
export async function referenceFor(
  work: Work,
  whose: Whose,
  chosen: readonly Chosen[],
): Promise<Selection | undefined> {
  const text = chosen.map((one) => `${isItem(one) ? one.itemId : `charge ${one.chargeId}`}=${one.minor}`).join(' ');
  const about = `customer/${whose.customerId}/${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, whose.companyId);
    const before = await selectionBy(tx, whose, about);
    if (before !== undefined) return before;
    const since = new Date(Date.parse(work.now) - DAY_MS).toISOString() as Instant;
    if ((await selectionsSince(tx, whose, since)) >= MOST_A_DAY) return undefined;
    const amounts = new Map(chosen.filter(isItem).map(({ itemId, minor }) => [itemId, minor]));
    const charges = new Map(chosen.filter(isCharge).map(({ chargeId, minor }) => [chargeId, minor]));
    const named = { itemIds: [...amounts.keys()], amounts, charges };
    await mintReferences(tx, work, [{ ...whose, ...named, kind: 'selection', about }]);
    return selectionBy(tx, whose, about);
  });
}
