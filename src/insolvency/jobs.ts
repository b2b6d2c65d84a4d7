import { record } from '../audit/actions';
import { grouped } from '../kernel/grouped';
import { freezeItems } from '../ledger/frozen.actions';
import { openItemsOfCustomers } from '../ledger/store';
import type { Work } from '../platform/work';
import { PROCEEDINGS } from './proceeding';
import { flagReceipts } from './receipt.actions';
import { split } from './split';
import { insertSides, itemsOfProceedings, proceedingsOf } from './store';

/**
 * What came into the ledger after an insolvency was recorded: supplied before the opening, it is frozen as if it had been there. Each
 * document is looked at once, so that a side chosen by hand stays. Returns how many were frozen.
 */
export async function followInsolvencies(work: Work, companyId: number): Promise<number> {
  const standing = (await proceedingsOf(work.db.read, companyId)).filter(({ endedOn }) => endedOn === null);
  if (standing.length === 0) return 0;
  const customers = [...new Set(standing.map(({ customerId }) => customerId))];
  const open = grouped(await openItemsOfCustomers(work.db.read, companyId, customers, work.today), (one) => one.customerId);
  const known = await itemsOfProceedings(work.db.read, companyId);
  let many = 0;
  for (const one of standing) {
    const { id, customerId, kind, openedOn } = one;
    const fresh = (open.get(customerId) ?? []).filter(({ itemId }) => known.get(id)?.has(itemId) !== true);
    if (fresh.length === 0) continue;
    const sides = split(fresh, one);
    const frozen = sides.filter((side) => side.frozen).map(({ itemId }) => itemId);
    await work.db.transaction(async (tx) => {
      const cause = `insolvency/${id}`;
      await insertSides(tx, id, sides);
      if (frozen.length === 0) return;
      await freezeItems(tx, work, frozen, { companyId, customerId, cause, reason: `${PROCEEDINGS[kind].name}, ${openedOn}` });
      await record(tx, work, { companyId, kind: 'insolvency.frozen', ref: cause, payload: { frozen } });
    });
    many += frozen.length;
  }
  await work.db.transaction((tx) => flagReceipts(tx, work, companyId));
  return many;
} // prettier-ignore
