import { dialectOf, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';

/**
 * Holds items until the transaction ends, so that two people never dispute or promise the same amount at once. On SQLite
 * the immediate transaction is already the only writer.
 */
export async function lockItems(tx: Tx, companyId: number, itemIds: readonly number[]): Promise<void> {
  if (dialectOf(tx) === 'sqlite' || itemIds.length === 0) return;
  const wanted = tableOf(
    tx,
    { id: 'bigint' },
    itemIds.map((id) => ({ id })),
  );
  await tx.raw(
    `select id from open_item where company_id = ? and id in (select id from ${wanted.sql} as wanted) order by id
     for update of open_item`,
    [companyId, ...wanted.bindings],
  );
}
