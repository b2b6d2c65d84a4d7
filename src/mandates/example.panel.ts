import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';

/** The customer with the most open of what is overdue, in a currency: the user's own numbers, on which fees are shown. */
export interface ExampleClaim {
  readonly customer: string;
  readonly openMinor: number;
  readonly oldestDueOn: Day;
}

export async function largestClaim(
  q: Query,
  companyId: number,
  currency: string,
  today: Day,
): Promise<ExampleClaim | undefined> {
  const [row] = await rowsOf<ExampleClaim>(
    q,
    `select c.name as customer, b.open_minor as "openMinor", b.oldest_due_on as "oldestDueOn"
     from v_balance b join v_customer c on c.id = b.customer_id
     where b.company_id = ? and b.currency = ? and b.open_minor > 0 and b.oldest_due_on < ?
     order by b.open_minor desc, b.customer_id limit 1`,
    [companyId, currency, today],
  );
  return row;
}
