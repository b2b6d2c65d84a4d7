import { raiseMany } from '../disputes/listed.actions';
import type { Booking } from '../ledger/book';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { disputedItems } from './stage.store';

/** Items per statement: the list stands in one binding. */
const AT_ONCE = 5_000;

/** What the file calls disputed becomes a dispute, as if somebody had raised it. Returns how many. */
export async function raiseDisputed(tx: Tx, work: Work, { companyId, importId }: Booking): Promise<number> {
  const items = await disputedItems(tx);
  let raised = 0;
  for (let at = 0; at < items.length; at += AT_ONCE) {
    const rows = items.slice(at, at + AT_ONCE).map(({ itemId }) => ({ companyId, itemId, amountMinor: null, importId })); // prettier-ignore
    raised += await raiseMany(tx, work, rows);
  }
  return raised;
}
