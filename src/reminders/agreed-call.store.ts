import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import type { Asking } from './past.store';

/** Customers with whom a call is agreed, with the last day on which it stops messages; as on the day, and as known then. */
export async function agreedCalls(q: Query, { range, asOn, knownAt }: Asking): Promise<Map<number, Day>> {
  const known = knownAt ?? '9999';
  const rows = await rowsOf<{ customerId: number; until: Day }>(
    q,
    `select customer_id as "customerId", max(stops_until) as until from v_call_appointment
     where company_id = ? and customer_id between ? and ? and stops_until >= ? and recorded_at <= ?
       and (ended_at is null or ended_at > ?)
     group by customer_id`,
    [range.companyId, range.first, range.last, asOn, known, known],
  );
  return new Map(rows.map((row) => [row.customerId, row.until]));
}
