import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';

/** The last payments of a customer that have not gone back already. */
export interface PaymentLine {
  readonly itemId: number;
  readonly document: string;
  readonly issuedOn: Day;
  readonly currency: string;
  /** Below zero. */
  readonly amountMinor: number;
}

export async function paymentsOf(q: Query, companyId: number, customerId: number): Promise<PaymentLine[]> {
  return rowsOf<PaymentLine>(
    q,
    `select p.item_id as "itemId", p.document, p.issued_on as "issuedOn", p.currency, p.amount_minor as "amountMinor"
     from v_open_item p where p.company_id = ? and p.customer_id = ? and p.type = 'payment' and p.amount_minor < 0
       and not exists (select 1 from v_entry r where r.company_id = p.company_id and r.customer_id = p.customer_id
         and r.type = 'refund' and r.cancelled_at is null and r.identity like 'return|' || p.item_id || '|%' and r.amount_minor = -p.amount_minor)
     order by p.issued_on desc, p.item_id desc limit 50`,
    [companyId, customerId],
  );
}
