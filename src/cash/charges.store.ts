import type { ClaimedCharge } from '../ledger/charge';
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

/** What is open of charges that stand, in that currency, the oldest first. */
export async function payableCharges(
  q: Query,
  companyId: number,
  customerIds: readonly number[],
  currency: string,
): Promise<PayableNow[]> {
  const given = tableOf(q, { id: 'bigint' }, customerIds.map((id) => ({ id }))); // prettier-ignore
  return rowsOf<PayableNow>(
    q,
    `select c.id as "chargeId", c.customer_id as "customerId", c.entry_id as "entryId", e.document, c.kind, c.cause, c.currency,
       c.amount_minor as "amountMinor", c.open_minor as "openMinor", c.arose_on as "aroseOn", e.governing_law as "contractLaw"
     from ${given.sql} as given join v_charge c on c.customer_id = given.id join v_entry e on e.id = c.entry_id
     where c.company_id = ? and c.currency = ? and c.open_minor > 0 order by c.arose_on, c.id`,
    [...given.bindings, companyId, currency],
  );
}

export interface PayableNow extends ClaimedCharge {
  /** Of the contract of its invoice. */
  readonly contractLaw: string | null;
}

/** The due parts of the invoices beside which something is claimed: which invoice each is of. */
export async function partsOfEntries(
  q: Query,
  companyId: number,
  entryIds: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const given = tableOf(q, { id: 'bigint' }, [...new Set(entryIds)].map((id) => ({ id }))); // prettier-ignore
  const rows = await rowsOf<{ itemId: number; entryId: number }>(
    q,
    `select i.item_id as "itemId", i.entry_id as "entryId" from ${given.sql} as given
     join v_open_item i on i.entry_id = given.id where i.company_id = ?`,
    [...given.bindings, companyId],
  );
  return new Map(rows.map(({ itemId, entryId }) => [itemId, entryId]));
}
