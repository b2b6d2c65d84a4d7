import type { Day } from '../kernel/day';
import { dueBasisOf } from '../ledger/due-by';
import type { CustomerRange } from '../ledger/hold';
import { rowsOf, type Query } from '../platform/db';
import { manyRowsOf } from '../platform/rows';
import type { InterestDebtor, InterestItem, InterestMove } from './interest-item';

/**
 * What interest is counted from, of as many customers as are asked for: two statements, whatever the number of items. The
 * due parts of invoices that are overdue on a day, and what was applied to them by that day, each on the day from which it counts.
 */
export interface ItemsAsked {
  readonly range: CustomerRange;
  readonly asOn: Day;
  /** Only what is still open on the day, or also what was paid late: its interest outlives it. */
  readonly among: 'open' | 'paid_late_too';
}

const ITEM_FIELDS = [
  ...(['itemId', 'customerId', 'entryId', 'document', 'part', 'parts', 'currency', 'issuedOn', 'dueOn'] as const),
  ...(['contractOn', 'amountMinor', 'dueBy', 'presumed'] as const),
];

/** A due day that nobody agreed bears nothing; nor does what is withheld, or presumed settled and confirmed by nobody. */
export async function interestItems(q: Query, asked: ItemsAsked): Promise<InterestItem[]> {
  const { sql, bindings } = wanted(asked);
  const items = await manyRowsOf<InterestItem>(
    q,
    ITEM_FIELDS,
    `select v.item_id as "itemId", v.customer_id as "customerId", v.entry_id as "entryId", v.document, v.part, v.parts, v.currency,
       v.issued_on as "issuedOn", v.due_on as "dueOn", e.contract_on as "contractOn", v.amount_minor as "amountMinor", v.due_by as "dueBy",
       case when v.presumed_settled_on is null then 0 else 1 end as "presumed"
     from v_open_item v join v_entry e on e.id = v.entry_id where ${sql}
     order by v.customer_id, v.currency, v.due_on, v.item_id`,
    bindings,
  );
  return items.filter(({ dueBy }) => dueBasisOf(dueBy).basis !== 'assumed');
}

const MOVE_FIELDS = ['itemId', 'type', 'on', 'amountMinor'] as const;

/**
 * The day is that of the payment or credit note itself, but of money that went back the day on which it did, and of a return
 * that was undone the day from which it counts again.
 */
export async function interestMoves(q: Query, asked: ItemsAsked): Promise<InterestMove[]> {
  const { companyId, first, last } = asked.range;
  const { sql, bindings } = wanted(asked);
  return manyRowsOf<InterestMove>(
    q,
    MOVE_FIELDS,
    `select a.to_item_id as "itemId", c.type, a.amount_minor as "amountMinor",
       case when a.allocated_on > o.allocated_on or exists (
           select 1 from v_allocation r join v_allocation b on b.id = r.reverses_id
           where r.from_item_id = a.from_item_id and r.to_item_id = a.to_item_id and r.id < a.id
             and r.allocated_on > b.allocated_on)
         then a.allocated_on else c.issued_on end as "on"
     from v_allocation a join v_open_item v on v.item_id = a.to_item_id join v_open_item c on c.item_id = a.from_item_id
     left join v_allocation o on o.id = a.reverses_id
     where a.company_id = ? and a.customer_id between ? and ? and a.allocated_on <= ? and ${sql}
     order by a.to_item_id, a.allocated_on, a.id`,
    [companyId, first, last, asked.asOn, ...bindings],
  );
}

/** Of `v`: the items of these customers that are overdue on the day. */
function wanted({ range, asOn, among }: ItemsAsked): { sql: string; bindings: (string | number)[] } {
  const since = among === 'open' ? '?' : 'v.due_on';
  return {
    sql: `v.company_id = ? and v.customer_id between ? and ? and v.amount_minor > 0 and v.due_on < ? and v.issued_on <= ?
       and v.withheld is null and (v.presumed_settled_on is null or v.open_minor = 0)
       and (v.open_minor > 0 or exists (select 1 from v_allocation l where l.to_item_id = v.item_id and l.allocated_on > ${since}))`,
    bindings: [range.companyId, range.first, range.last, asOn, asOn, ...(among === 'open' ? [asOn] : [])],
  };
}

export function interestDebtors(q: Query, { companyId, first, last }: CustomerRange): Promise<InterestDebtor[]> {
  return rowsOf(
    q,
    `select id as "customerId", code, name, debtor_type as "debtorType", governing_law as "governingLaw"
     from v_customer where company_id = ? and id between ? and ? order by id`,
    [companyId, first, last],
  );
}
