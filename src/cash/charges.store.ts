import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';

/** What payments paid of interest and costs: allocations to charges that stand. */
export interface PaidCharge {
  readonly paymentItemId: number;
  readonly minor: number;
}

export function chargesPaidBy(q: Query, companyId: number, paymentItemIds: readonly number[]): Promise<PaidCharge[]> {
  const given = tableOf(q, { id: 'bigint' }, paymentItemIds.map((id) => ({ id }))); // prettier-ignore
  return rowsOf<PaidCharge>(
    q,
    `select a.from_item_id as "paymentItemId", sum(a.amount_minor) as minor
     from ${given.sql} as given join v_allocation a on a.from_item_id = given.id and a.company_id = ?
     where a.to_charge_id is not null group by a.from_item_id having sum(a.amount_minor) <> 0 order by a.from_item_id`,
    [...given.bindings, companyId],
  );
}
