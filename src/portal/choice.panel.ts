import type { Instant } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import { inOrder, type Chosen } from './choice';

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
  const rows = await rowsOf<{ id: number; reference: string; itemId: number | null; chargeId: number; minor: number }>(
    q,
    `with p as (select id, reference from v_payment_reference
       where company_id = ? and customer_id = ? and kind = 'selection' and ${column} = ?)
     select p.id, p.reference, i.item_id as "itemId", 0 as "chargeId", i.amount_minor as minor
     from p join v_payment_reference_item i on i.reference_id = p.id where i.amount_minor is not null
     union all
     select p.id, p.reference, null, c.charge_id, c.amount_minor from p join v_payment_reference_charge c on c.reference_id = p.id`,
    [companyId, customerId, value],
  );
  const [first] = rows;
  if (!first) return undefined;
  const chosen = rows.map(({ itemId, chargeId, minor }) => (itemId === null ? { chargeId, minor } : { itemId, minor }));
  return { id: first.id, reference: first.reference, chosen: inOrder(chosen) };
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
