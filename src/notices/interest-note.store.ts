import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';

/** The invoices beside which something is claimed, each due part of them. */
export interface NotedItem {
  readonly entryId: number;
  readonly itemId: number;
  readonly document: string;
  readonly part: number;
  readonly parts: number;
  readonly issuedOn: Day;
  readonly dueOn: Day | null;
  readonly amountMinor: number;
}

export function notedItems(q: Query, companyId: number, entryIds: readonly number[]): Promise<NotedItem[]> {
  const given = tableOf(q, { id: 'bigint' }, [...new Set(entryIds)].map((id) => ({ id }))); // prettier-ignore
  return rowsOf<NotedItem>(
    q,
    `select i.entry_id as "entryId", i.item_id as "itemId", i.document, i.part, i.parts, i.issued_on as "issuedOn",
       i.due_on as "dueOn", i.amount_minor as "amountMinor"
     from v_open_item i where i.company_id = ? and i.entry_id in (select id from ${given.sql} as given)
     order by i.issued_on, i.entry_id, i.part`,
    [companyId, ...given.bindings],
  );
}

/** Charges to which the customer objects and nobody has settled against it: they are not asked for meanwhile. */
export async function chargesObjectedTo(
  q: Query,
  { companyId, customerId }: { readonly companyId: number; readonly customerId: number },
  today: Day,
): Promise<ReadonlySet<number>> {
  const rows = await rowsOf<{ id: number }>(
    q,
    `select dc.charge_id as id from v_dispute_charge dc join v_dispute d on d.id = dc.dispute_id
     where d.company_id = ? and d.customer_id = ? and d.state not in ('confirmed', 'void')
       and not (d.state = 'resolved' and coalesce(d.outcome, '') = 'unjustified' and coalesce(d.resumes_on, '') <= ?)`,
    [companyId, customerId, today],
  );
  return new Set(rows.map(({ id }) => id));
}
