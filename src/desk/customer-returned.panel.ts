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
    `with gone as materialized (
       select identity, amount_minor from v_entry where company_id = ? and customer_id = ? and type = 'refund')
     select p.item_id as "itemId", e.document, e.issued_on as "issuedOn", e.currency, p.amount_minor as "amountMinor"
     from v_entry e join v_open_item p on p.entry_id = e.id
     where e.company_id = ? and e.customer_id = ? and e.type = 'payment' and p.amount_minor < 0
       and not exists (select 1 from gone r
         where r.identity like 'return|' || p.item_id || '|%' and r.amount_minor = -p.amount_minor)
     order by e.issued_on desc, p.item_id desc limit 50`,
    [companyId, customerId, companyId, customerId],
  );
}
