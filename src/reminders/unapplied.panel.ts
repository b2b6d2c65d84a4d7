import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';

/** Money and credits of customers that are applied to nothing: whoever lets a reminder go should know of them first. */
export interface Unapplied {
  readonly customerId: number;
  readonly currency: string;
  readonly type: 'payment' | 'credit_note' | 'adjustment' | 'refund' | 'invoice';
  readonly document: string;
  readonly on: Day;
  /** > 0. */
  readonly amountMinor: number;
}

/** The newest first. One statement for all of them. */
export async function unappliedOf(q: Query, companyId: number, customerIds: readonly number[]): Promise<Unapplied[]> {
  if (customerIds.length === 0) return [];
  const given = tableOf(q, { id: 'bigint' }, [...new Set(customerIds)].map((id) => ({ id }))); // prettier-ignore
  return rowsOf<Unapplied>(
    q,
    `select v.customer_id as "customerId", v.currency, v.type, v.document, v.issued_on as "on", -v.open_minor as "amountMinor"
     from v_open_item v where v.company_id = ? and v.customer_id in (select id from ${given.sql} as given) and v.open_minor < 0
     order by v.issued_on desc, v.item_id desc`,
    [companyId, ...given.bindings],
  );
}
