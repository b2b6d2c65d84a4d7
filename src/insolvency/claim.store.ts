import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import type { FrozenItem } from './claim';

/** What a proceeding froze, with all that its claim at the opening day is counted from: one statement, however much it is. */
export function frozenItems(
  q: Query,
  { id, openedOn }: { readonly id: number; readonly openedOn: Day },
): Promise<FrozenItem[]> {
  return rowsOf<FrozenItem>(
    q,
    `select x.item_id as "itemId", v.entry_id as "entryId", v.document, v.part, v.parts, v.currency, v.issued_on as "issuedOn",
       v.due_on as "dueOn", x.supplied_on as "suppliedOn", v.amount_minor as "amountMinor", v.open_minor as "openMinor",
       coalesce((select sum(a.amount_minor) from v_allocation a where a.to_item_id = x.item_id and a.allocated_on > ?), 0)
         - coalesce((select sum(a.amount_minor) from v_allocation a where a.from_item_id = x.item_id and a.allocated_on > ?), 0) as "laterMinor",
       coalesce((select sum(a.amount_minor) from v_allocation a join v_open_item_ever c on c.item_id = a.from_item_id
         where a.to_item_id = x.item_id and a.allocated_on > ? and c.type = 'credit_note' and c.issued_on > ?), 0) as "creditedMinor",
       (select count(*) from v_document d where d.company_id = v.company_id and d.about = 'entry/' || v.entry_id
         and d.kind = 'invoice') as copies
     from insolvency_item x join v_open_item v on v.item_id = x.item_id
     where x.insolvency_id = ? and x.frozen = 1 order by v.currency, coalesce(v.due_on, v.issued_on), x.item_id`,
    [openedOn, openedOn, openedOn, openedOn, id],
  );
}
