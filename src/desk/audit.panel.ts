import { rowsOf, type Query } from '../platform/db';

/** Whose an item or entry is that an audit line is about: so that the line leads to the customer. */
export interface Owner {
  readonly itemId: number;
  readonly entryId: number;
  readonly customerId: number;
}

export async function ownersOf(
  q: Query,
  companyId: number,
  { items, entries }: { readonly items: readonly number[]; readonly entries: readonly number[] },
): Promise<Owner[]> {
  if (items.length + entries.length === 0) return [];
  const places = (ids: readonly number[]): string => ids.map(() => '?').join(', ') || 'null';
  return rowsOf<Owner>(
    q,
    `select item_id as "itemId", entry_id as "entryId", customer_id as "customerId" from v_open_item_ever
     where company_id = ? and (item_id in (${places(items)}) or entry_id in (${places(entries)})) order by item_id`,
    [companyId, ...items, ...entries],
  );
}
