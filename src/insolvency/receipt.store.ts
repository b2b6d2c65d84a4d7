import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';

/** A payment that came in on or after the opening day for what was supplied before: it may have to be given back. */
export interface LateReceipt {
  readonly insolvencyId: number;
  readonly customerId: number;
  readonly customer: string;
  readonly entryId: number;
  readonly document: string;
  readonly on: Day;
  readonly currency: string;
  readonly minor: number;
}

/**
 * Of proceedings that stand, what is applied to frozen documents, and to those that were paid before the proceeding was recorded. One
 * statement; `insolvencyId`: only this one's.
 */
export function lateReceipts(q: Query, companyId: number, insolvencyId?: number): Promise<LateReceipt[]> {
  const only = insolvencyId === undefined ? '' : 'and n.id = ?';
  return rowsOf<LateReceipt>(
    q,
    `select n.id as "insolvencyId", n.customer_id as "customerId", c.code as customer, p.entry_id as "entryId", p.document,
       p.issued_on as "on", p.currency, sum(a.amount_minor) as minor
     from insolvency n join v_customer c on c.id = n.customer_id
       join v_open_item o on o.company_id = n.company_id and o.customer_id = n.customer_id
       left join insolvency_item x on x.insolvency_id = n.id and x.item_id = o.item_id
       join v_allocation a on a.to_item_id = o.item_id
       join v_open_item_ever p on p.item_id = a.from_item_id and p.type = 'payment' and p.issued_on >= n.opened_on
     where n.company_id = ? and n.ended_on is null ${only}
       and (x.frozen = 1 or (x.id is null and coalesce(o.supply_on, o.delivery_on, o.issued_on) < n.opened_on))
     group by n.id, n.customer_id, c.code, p.entry_id, p.document, p.issued_on, p.currency having sum(a.amount_minor) > 0
     order by n.id, p.issued_on, p.entry_id`,
    [companyId, ...(insolvencyId === undefined ? [] : [insolvencyId])],
  );
}
