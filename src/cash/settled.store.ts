import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';

/** What lists had taken for paid of an item, each with its day. */
export interface SettledBefore {
  readonly itemId: number;
  readonly amountMinor: number;
  readonly on: Day;
  readonly basis: 'reported' | 'presumed';
  readonly importId?: number | null;
}

export async function settledBefore(q: Query, companyId: number, itemIds: readonly number[]): Promise<SettledBefore[]> {
  if (itemIds.length === 0) return [];
  const given = tableOf(q, { id: 'bigint' }, itemIds.map((id) => ({ id }))); // prettier-ignore
  return rowsOf<SettledBefore>(
    q,
    `select a.to_item_id as "itemId", sum(a.amount_minor) as "amountMinor", a.allocated_on as "on", a.basis
     from ${given.sql} as given join v_allocation a on a.to_item_id = given.id and a.company_id = ?
     where a.basis in ('reported', 'presumed') group by a.to_item_id, a.allocated_on, a.basis
     having sum(a.amount_minor) > 0 order by a.to_item_id, a.allocated_on`,
    [...given.bindings, companyId],
  );
}

/** Allocations that stand: those of these payments that a person or the rule made, and of the others named those that still stand. */
export async function ownAllocationsFrom(
  q: Query,
  companyId: number,
  { itemIds, alsoIds }: { readonly itemIds: readonly number[]; readonly alsoIds: readonly number[] },
): Promise<number[]> {
  const [items, also] = [itemIds, alsoIds].map((ids) => tableOf(q, { id: 'bigint' }, ids.map((id) => ({ id })))); // prettier-ignore
  if (!items || !also) return [];
  const rows = await rowsOf<{ id: number }>(
    q,
    `select a.id from v_allocation a where a.company_id = ? and a.reverses_id is null
       and ((a.from_item_id in (select id from ${items.sql} as given) and a.basis in ('matched', 'manual'))
         or a.id in (select id from ${also.sql} as given))
       and not exists (select 1 from v_allocation r where r.reverses_id = a.id) order by a.id`,
    [companyId, ...items.bindings, ...also.bindings],
  );
  return rows.map((row) => row.id);
}
