import { actorText } from '../kernel/actor';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';

/** Of which items customers said in the portal that they are paid: rows in, rows out. */
export async function insertSaidPaid(
  tx: Tx,
  work: Work,
  whose: { readonly companyId: number; readonly customerId: number; readonly activityId: number },
  itemIds: readonly number[],
): Promise<void> {
  await tx('said_paid').insert(
    itemIds.map((itemId) => ({
      company_id: whose.companyId,
      customer_id: whose.customerId,
      activity_id: whose.activityId,
      item_id: itemId,
      recorded_at: work.now,
      recorded_by: actorText(work.actor),
    })),
  );
}

/** What open tasks that look for such money are about, where nothing of it is open any more. */
export async function foundPaid(q: Query, companyId: number): Promise<string[]> {
  const rows = await rowsOf<{ about: string }>(
    q,
    `select t.about from v_task t where t.company_id = ? and t.kind = 'said_paid' and t.done_at is null
       and not exists (select 1 from said_paid s join v_owed o on o.item_id = s.item_id
         where s.company_id = t.company_id and 'activity/' || s.activity_id = t.about and o.open_minor > 0)`,
    [companyId],
  );
  return rows.map(({ about }) => about);
}
