import { rowsOf, type Query } from '../platform/db';
import type { Posting } from './statement';

/** A customer's entries in the order in which an account shows them: by day, debits before credits, as booked. */
export async function postingsOf(q: Query, companyId: number, customerId: number): Promise<Posting[]> {
  return rowsOf<Posting>(
    q,
    `select e.id as "entryId", e.issued_on as "on", e.type, e.document, e.currency, e.basis, e.amount_minor as "amountMinor",
       case when e.parts = 1 then i.due_on end as "dueOn"
     from v_entry e join open_item i on i.entry_id = e.id and i.part = 1
     where e.company_id = ? and e.customer_id = ?
     order by e.issued_on, case when e.amount_minor < 0 then 1 else 0 end, e.id`,
    [companyId, customerId],
  );
}
