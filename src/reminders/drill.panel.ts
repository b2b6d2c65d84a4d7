import { addDays, daysBetween, type Day } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import type { CustomerRange } from '../ledger/hold';
import { rowsOf, type Query } from '../platform/db';

/** How late the customers of a range have paid what they paid in the past year: the middle one of their invoices. */
export async function usualLateness(q: Query, range: CustomerRange, asOn: Day): Promise<ReadonlyMap<number, number>> {
  const rows = await rowsOf<{ customerId: number; dueOn: Day; paidOn: Day }>(
    q,
    `select i.customer_id as "customerId", i.due_on as "dueOn", max(a.allocated_on) as "paidOn"
     from v_allocation a join v_open_item i on i.item_id = a.to_item_id
     where a.company_id = ? and a.customer_id between ? and ? and a.allocated_on between ? and ?
       and i.open_minor = 0 and i.due_on is not null and i.type = 'invoice'
     group by i.customer_id, i.item_id, i.due_on`,
    [range.companyId, range.first, range.last, addDays(asOn, -YEAR), asOn],
  );
  const customers = [...grouped(rows, ({ customerId }) => customerId)].filter(([, paid]) => paid.length >= ENOUGH);
  return new Map(customers.map(([id, paid]) => [id, middle(paid.map(({ dueOn, paidOn }) => daysBetween(dueOn, paidOn)))])); // prettier-ignore
}

const YEAR = 365;
/** Fewer invoices say nothing of a habit. */
const ENOUGH = 3;

function middle(days: readonly number[]): number {
  const sorted = [...days].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
