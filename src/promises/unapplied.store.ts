import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';

/** Later than every instant that is recorded. */
export const LATEST = '9999';

export interface Unapplied {
  readonly customerId: number;
  readonly currency: string;
  readonly unappliedMinor: number;
}

/** A question whose answer is customers, `select p.customer_id from …`. */
export interface Customers {
  readonly sql: string;
  readonly bindings: readonly unknown[];
}

/**
 * What these customers have paid that was not matched by the day, as known at an instant, per currency; ≥ 0. Money that went
 * back is none of it.
 */
export async function unappliedOf(
  q: Query,
  companyId: number,
  customers: Customers,
  { asOn, known }: { readonly asOn: Day; readonly known: string },
): Promise<Unapplied[]> {
  const cancelledLater = known === LATEST ? '' : 'or v.cancelled_at > ?';
  const theirs = `in (${customers.sql})`;
  const standing = `v.type = 'payment' and v.issued_on <= ? and v.recorded_at <= ?`;
  return rowsOf<Unapplied>(
    q,
    `select customer_id as "customerId", currency, sum(minor) as "unappliedMinor"
     from (
       select v.customer_id, v.currency,
         -case when v.cancelled_at is null then v.open_minor else v.amount_minor end as minor
       from v_open_item_ever v
       where v.company_id = ? and v.customer_id ${theirs} and (v.open_minor <> 0 ${cancelledLater}) and ${standing}
       union all
       select v.customer_id, v.currency, a.amount_minor
       from v_allocation a join v_open_item_ever v on v.item_id = a.from_item_id
       where a.company_id = ? and a.customer_id ${theirs} and (a.allocated_on > ? or a.recorded_at > ?) and ${standing}
     ) as payments group by customer_id, currency`,
    [
      ...[companyId, ...customers.bindings, ...(cancelledLater === '' ? [] : [known]), asOn, known],
      ...[companyId, ...customers.bindings, asOn, known, asOn, known],
    ],
  );
}

/** By customer and currency. */
export const unappliedBy = (rows: readonly Unapplied[]): ((customerId: number, currency: string) => number) => {
  const found = new Map(rows.map((one) => [`${one.customerId} ${one.currency}`, one.unappliedMinor]));
  return (customerId, currency) => found.get(`${customerId} ${currency}`) ?? 0;
};
