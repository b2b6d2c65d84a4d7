import { addDays, type Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import type { WithheldItem } from './withheld';

/** Further back a release has had its task, and a person who left it as it is. */
const LOOKED_BACK = 30;

/** What customers keep back and still owe. */
export async function withheldItems(q: Query, companyId: number, today: Day): Promise<WithheldItem[]> {
  return rowsOf<WithheldItem>(
    q,
    `select customer_id as "customerId", currency, open_minor as "openMinor", due_on as "dueOn", withheld_until as "withheldUntil"
     from v_open_item where company_id = ? and open_minor > 0 and withheld is not null and presumed_settled_on is null
       and (withheld_until is null or withheld_until >= ?)
     order by customer_id, withheld_until, item_id`,
    [companyId, addDays(today, -LOOKED_BACK)],
  );
}

/** What open tasks about releases are about. */
export async function releaseTasks(q: Query, companyId: number): Promise<string[]> {
  const rows = await rowsOf<{ about: string }>(
    q,
    `select distinct about from v_task where company_id = ? and kind = 'retention_release' and done_at is null`,
    [companyId],
  );
  return rows.map(({ about }) => about);
}
