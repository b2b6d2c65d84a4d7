import { addDays } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';

/** Invoices whose principal was paid late, not long ago, or of which that became known not long ago, after the invoice was: of what came with old books nobody is asked by itself. */
const LOOKS_BACK_DAYS = 31;
/** Money older than that is asked about by nobody, whenever it became known. */
const OLDEST_DAYS = 731;

export interface PaidLate {
  readonly itemId: number;
  readonly customerId: number;
}

export function paidLate(q: Query, companyId: number, { today }: Pick<Work, 'today'>): Promise<PaidLate[]> {
  const since = addDays(today, -LOOKS_BACK_DAYS);
  return rowsOf<PaidLate>(
    q,
    `select i.item_id as "itemId", i.customer_id as "customerId"
     from v_allocation a join v_open_item i on i.item_id = a.to_item_id join v_entry e on e.id = i.entry_id
     where a.company_id = ? and a.allocated_on between ? and ? and a.allocated_on > i.due_on
       and (a.allocated_on >= ? or (a.recorded_at >= ? and a.recorded_at > e.recorded_at))
       and i.amount_minor > 0 and i.open_minor = 0
     group by i.item_id, i.customer_id order by i.item_id`,
    [companyId, addDays(today, -OLDEST_DAYS), today, since, since],
  );
}

/** Of these those that are owed again: a payment went back. */
export async function openAgain(q: Query, companyId: number, itemIds: readonly number[]): Promise<number[]> {
  const given = tableOf(q, { id: 'bigint' }, itemIds.map((id) => ({ id }))); // prettier-ignore
  const rows = await rowsOf<{ itemId: number }>(
    q,
    `select i.item_id as "itemId" from v_open_item i where i.company_id = ? and i.open_minor > 0
       and i.item_id in (select id from ${given.sql} as given)`,
    [companyId, ...given.bindings],
  );
  return rows.map(({ itemId }) => itemId);
}
