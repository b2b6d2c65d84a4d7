import { addDays, type Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';

/** An item that is open beyond its day though we collect it, or may: its method of payment is a text of the source. */
export interface Uncollected {
  readonly itemId: number;
  readonly customerId: number;
  readonly dueOn: Day;
  readonly method: string;
}

/** Older ones have had their task, and a person who left it as it is. */
const LOOKED_BACK = 45;

/** Those whose payment went back are reminded like others. */
export async function openWithMethod(q: Query, companyId: number, today: Day): Promise<Uncollected[]> {
  return rowsOf<Uncollected>(
    q,
    `select v.item_id as "itemId", v.customer_id as "customerId", v.due_on as "dueOn",
       coalesce(v.payment_method, c.payment_method) as method
     from v_open_item v join v_customer c on c.id = v.customer_id
     where v.company_id = ? and v.open_minor > 0 and v.due_on between ? and ? and v.presumed_settled_on is null
       and coalesce(v.payment_method, c.payment_method) is not null
       and not exists (select 1 from v_allocation a where a.to_item_id = v.item_id and a.reverses_id is not null)
     order by v.customer_id, v.due_on`,
    [companyId, addDays(today, -LOOKED_BACK), addDays(today, -1)],
  );
}

/** What open tasks about collections are about, `debit/40`. */
export async function debitTasks(q: Query, companyId: number): Promise<string[]> {
  const rows = await rowsOf<{ about: string }>(
    q,
    `select distinct about from v_task where company_id = ? and kind = 'debit_missing' and done_at is null`,
    [companyId],
  );
  return rows.map(({ about }) => about);
}
