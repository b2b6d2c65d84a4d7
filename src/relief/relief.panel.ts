import type { CaseView } from '../cases/case.panel';
import { rowsOf, type Query } from '../platform/db';
import type { LostItem } from './relief';

/** The items of a case as VAT relief looks at them: the invoice with its VAT, what is open, and what was written off since the hand-over. */
export async function lostItemsOf(q: Query, { id, handedOverOn }: CaseView): Promise<LostItem[]> {
  return rowsOf(
    q,
    `select i.document, i.part, i.parts, i.due_on as "dueOn", coalesce(e.supply_on, e.delivery_on, e.issued_on) as "suppliedOn",
       e.amount_minor as "invoiceMinor", e.vat_minor as "vatMinor", i.open_minor as "openMinor",
       coalesce((select sum(a.amount_minor) from v_allocation a join v_open_item_ever f on f.item_id = a.from_item_id
         where a.to_item_id = i.item_id and f.type = 'adjustment' and a.allocated_on >= ?), 0) as "writtenOffMinor"
     from v_case_item ci join v_open_item i on i.item_id = ci.item_id join v_entry e on e.id = i.entry_id
     where ci.case_id = ? order by i.due_on, i.item_id`,
    [handedOverOn, id],
  );
}
