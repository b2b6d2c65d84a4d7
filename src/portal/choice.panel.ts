import type { Instant } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import type { Chosen } from './choice';

/** What a customer chose to pay, under the reference that was made for it. */
export interface Selection {
  readonly id: number;
  /** As rows keep it: RF… */
  readonly reference: string;
  readonly chosen: readonly Chosen[];
}

export interface Whose {
  readonly companyId: number;
  readonly customerId: number;
}

export const selectionBy = (q: Query, whose: Whose, about: string): Promise<Selection | undefined> =>
  selectionWhere(q, whose, { column: 'about', value: about });

export const selectionOf = (q: Query, whose: Whose, id: number): Promise<Selection | undefined> =>
  selectionWhere(q, whose, { column: 'id', value: id });

async function selectionWhere(
  q: Query,
  { companyId, customerId }: Whose,
  { column, value }: { readonly column: 'id' | 'about'; readonly value: string | number },
): Promise<Selection | undefined> {
  const rows = await rowsOf<{ id: number; reference: string; itemId: number; minor: number }>(
    q,
    `select p.id, p.reference, i.item_id as "itemId", i.amount_minor as minor
     from v_payment_reference p join v_payment_reference_item i on i.reference_id = p.id
     where p.company_id = ? and p.customer_id = ? and p.kind = 'selection' and p.${column} = ? and i.amount_minor is not null
     order by i.item_id`,
    [companyId, customerId, value],
  );
  const [first] = rows;
  if (!first) return undefined;
  return { id: first.id, reference: first.reference, chosen: rows.map(({ itemId, minor }) => ({ itemId, minor })) };
}

/** How many references a customer had made since then. */
export async function selectionsSince(q: Query, { companyId, customerId }: Whose, since: Instant): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(
    q,
    `select count(*) as count from v_payment_reference
     where company_id = ? and customer_id = ? and kind = 'selection' and recorded_at >= ?`,
    [companyId, customerId, since],
  );
  return row?.count ?? 0;
}
