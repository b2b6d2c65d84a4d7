import type { Day } from '../kernel/day';
import { RETURN_TASK } from '../ledger/return';
import { rowsOf, type Query } from '../platform/db';

/** A payment that went back, of which the customer was told nothing since: its task is open, and no message was written. */
export interface ReturnToTell {
  readonly refundItemId: number;
  readonly customerId: number;
  readonly companyId: number;
}

export async function returnsToTell(q: Query, companyId: number, since: Day): Promise<ReturnToTell[]> {
  const rows = await rowsOf<{ about: string; customerId: number }>(
    q,
    `select t.about, t.customer_id as "customerId" from v_task t
     where t.company_id = ? and t.kind = ? and t.done_at is null and t.due_on >= ?
       and not exists (
         select 1 from v_message m where m.company_id = t.company_id and m.customer_id = t.customer_id
           and m.recorded_at >= t.recorded_at and m.state not in ('withdrawn', 'failed'))
     order by t.id`,
    [companyId, RETURN_TASK, since],
  );
  return rows.map(({ about, customerId }) => ({
    companyId,
    customerId,
    refundItemId: Number(about.slice(about.indexOf('/') + 1)),
  }));
}
