import { escaped } from '../customers/sought';
import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';

/** Payments of which something lies on a customer's account, a customer below the other. */
export interface OnAccount {
  readonly itemId: number;
  readonly customerId: number;
  readonly customerCode: string;
  readonly customerName: string;
  readonly document: string;
  readonly paidOn: Day;
  readonly currency: string;
  /** > 0, as the next. */
  readonly amountMinor: number;
  readonly leftMinor: number;
}

export interface OnAccountQuestion {
  readonly companyId: number;
  readonly text: string;
  /** Only of this one. */
  readonly customerId?: number;
  readonly limit: number;
  readonly offset: number;
}

export async function onAccountRows(
  q: Query,
  { companyId, text, customerId, limit, offset }: OnAccountQuestion,
): Promise<OnAccount[]> {
  const like = `%${escaped(text.toLowerCase())}%`;
  return rowsOf<OnAccount>(
    q,
    `select i.item_id as "itemId", c.id as "customerId", c.code as "customerCode", c.name as "customerName", i.document,
       i.issued_on as "paidOn", i.currency, -i.amount_minor as "amountMinor", -o.open_minor as "leftMinor"
     from v_owed o join v_open_item i on i.item_id = o.item_id join v_customer c on c.id = o.customer_id
     where o.company_id = ? and o.open_minor < 0 and i.type = 'payment'${customerId === undefined ? '' : ' and o.customer_id = ?'}
       and (? = '' or lower(c.name || ' ' || c.code || ' ' || i.document) like ? escape '\\')
     order by c.name, c.id, i.issued_on, i.item_id limit ? offset ?`,
    [companyId, ...(customerId === undefined ? [] : [customerId]), text, like, limit, offset],
  );
}
