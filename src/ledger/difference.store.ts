import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Differing } from './difference';

/** Documents with the discount that they offer, and the differences that stand beside a payment. */
export async function differingItems(q: Query, companyId: number, itemIds: readonly number[]): Promise<Differing[]> {
  if (itemIds.length === 0) return [];
  const given = tableOf(q, { id: 'bigint' }, [...new Set(itemIds)].map((id) => ({ id }))); // prettier-ignore
  return rowsOf<Differing>(
    q,
    `select i.id as "itemId", i.customer_id as "customerId", i.currency, i.amount_minor as "amountMinor", i.open_minor as "openMinor",
       case when e.parts > 1 then e.document || '/' || i.part else e.document end as label,
       case when e.parts = 1 then e.discount_minor end as "discountMinor", e.discount_until as "discountUntil"
     from ${given.sql} as given join open_item i on i.id = given.id join entry e on e.id = i.entry_id
     where i.company_id = ? and e.cancelled_at is null order by i.id`,
    [...given.bindings, companyId],
  );
}

/** A difference as it was booked. */
export interface BookedDifference {
  readonly entryId: number;
  readonly identity: string;
  /** Of the difference itself. */
  readonly differenceItemId: number;
  /** As booked: < 0 given up, > 0 kept. */
  readonly amountMinor: number;
  readonly currency: string;
  /** When it was taken back; null: it stands. */
  readonly cancelledAt: string | null;
}

/** Beside these payments, oldest first; those that were taken back too. */
export async function differencesBeside(
  q: Query,
  companyId: number,
  paymentItemIds: readonly number[],
): Promise<BookedDifference[]> {
  if (paymentItemIds.length === 0) return [];
  const given = tableOf(q, { id: 'bigint' }, [...new Set(paymentItemIds)].map((id) => ({ id }))); // prettier-ignore
  return rowsOf<BookedDifference>(
    q,
    `select distinct e.id as "entryId", e.identity, i.id as "differenceItemId", e.amount_minor as "amountMinor", e.currency,
       e.cancelled_at as "cancelledAt"
     from ${given.sql} as given join allocation a on a.from_item_id = given.id and a.reverses_id is null
     join entry e on e.company_id = ? and e.identity in (${identities('given.id', 'a.to_item_id')})
     join open_item i on i.entry_id = e.id order by e.id`,
    [...given.bindings, companyId],
  );
}

/** Each is looked up by the few identities that it can have: what the payment paid is few documents. */
const identities = (payment: string, item: string): string =>
  ['discount', 'bank_charge', 'difference']
    .map((kind) => `'${kind}|' || ${payment} || '|' || ${item}`)
    .concat(`'difference|' || ${payment} || '|0'`)
    .join(', ');

/** The entries of differences that stand beside the payments `p`: without the payment they mean nothing. */
export const differencesOf = (payments: string): string =>
  `open_item p join allocation a on a.from_item_id = p.id and a.reverses_id is null
   join entry r on r.company_id = p.company_id and r.identity in (${identities('p.id', 'a.to_item_id')})
   where r.cancelled_at is null and ${payments}`;
