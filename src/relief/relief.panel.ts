import type { CaseView } from '../cases/case.panel';
import type { Day } from '../kernel/day';
import { linesOf } from '../ledger/invoice-line.store';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';
import { ratesOf } from './rates';
import type { LostItem } from './relief';

/**
 * The items of cases as VAT relief looks at them: the invoice with its VAT, what is open, and what was written off since the hand-over.
 * What a list reported as settled is money; what a list presumes is neither money nor written off.
 */
const ITEM = `i.document, i.part, i.parts, i.due_on as "dueOn", coalesce(e.supply_on, e.delivery_on, e.issued_on) as "suppliedOn",
  e.amount_minor as "invoiceMinor", e.vat_minor as "vatMinor", i.open_minor as "openMinor",
  coalesce((select sum(a.amount_minor) from v_allocation a join v_open_item_ever f on f.item_id = a.from_item_id
    where a.to_item_id = i.item_id and f.type = 'adjustment' and a.basis not in ('reported', 'presumed')
      and a.allocated_on >= k.handed_over_on), 0) as "writtenOffMinor"`;
const OF_CASE = `v_case k join v_case_item ci on ci.case_id = k.id join v_open_item i on i.item_id = ci.item_id
  join v_entry e on e.id = i.entry_id`;
const LOST = `k.state = 'closed' and k.outcome in ('uncollectable', 'insolvent')`;

type Row = Omit<LostItem, 'rates'> & { readonly entryId: number };

/** Two statements: the items, and the lines of their invoices. */
export async function lostItemsOf(q: Query, { id, companyId }: CaseView): Promise<LostItem[]> {
  const rows = await rowsOf<Row>(
    q,
    `select ${ITEM}, e.id as "entryId" from ${OF_CASE} where k.id = ? order by i.due_on, i.item_id`,
    [id],
  );
  const lines = await linesOf(q, companyId, [...new Set(rows.map(({ entryId }) => entryId))]);
  return rows.map(({ entryId, ...item }) => ({ ...item, rates: ratesOf(lines.get(entryId), item.vatMinor) }));
}

interface OfCase {
  readonly caseId: number;
  readonly number: string;
  readonly customerId: number;
  readonly endedOn: Day;
  /** Who of us follows it. */
  readonly assignee: string | null;
}

const CASE = `k.id as "caseId", d.number, k.customer_id as "customerId", k.ended_on as "endedOn", coalesce(k.clerk, c.collector) as assignee`;
const NAMED = `join v_dossier d on d.id = k.dossier_id join v_customer c on c.id = k.customer_id`;

/** Every item of every case of the company that ended without payment, in one statement. */
export async function allLostItems(q: Query, companyId: number): Promise<(OfCase & Omit<LostItem, 'rates'>)[]> {
  return rowsOf(q, `select ${CASE}, ${ITEM} from ${OF_CASE} ${NAMED} where k.company_id = ? and ${LOST} order by k.id, i.item_id`, [companyId]); // prettier-ignore
}

/** Money on an invoice that came to be known after its case had ended without it. */
export interface LaterMoney extends OfCase {
  readonly itemId: number;
  readonly paymentItemId: number;
  readonly document: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly invoiceMinor: number;
  readonly vatMinor: number | null;
}

export async function laterMoneyOf(q: Query, companyId: number): Promise<LaterMoney[]> {
  return rowsOf(
    q,
    `select ${CASE}, i.item_id as "itemId", a.from_item_id as "paymentItemId", i.document, i.currency,
       sum(a.amount_minor) as "amountMinor", e.amount_minor as "invoiceMinor", e.vat_minor as "vatMinor"
     from ${OF_CASE} ${NAMED}
       join v_allocation a on a.to_item_id = i.item_id and a.recorded_at > k.ended_at
       join v_open_item_ever f on f.item_id = a.from_item_id and (f.type = 'payment' or f.type = 'adjustment' and a.basis = 'reported')
     where k.company_id = ? and ${LOST}
     group by k.id, d.number, k.customer_id, k.ended_on, k.clerk, c.collector, i.item_id, a.from_item_id, i.document, i.currency,
       e.amount_minor, e.vat_minor
     having sum(a.amount_minor) > 0 order by k.id, i.item_id, a.from_item_id`,
    [companyId],
  );
}

/** What open tasks about VAT relief are about where the case goes on again, or the money was taken back. */
export async function reliefTasksOver(q: Query, companyId: number, now: readonly string[]): Promise<string[]> {
  const given = tableOf(q, { wanted: 'text' }, now.map((wanted) => ({ wanted }))); // prettier-ignore
  const rows = await rowsOf<{ about: string }>(
    q,
    `select distinct t.about from v_task t where t.company_id = ? and t.kind = 'vat_relief' and t.done_at is null
       and t.about not in (select wanted from ${given.sql} as given)`,
    [companyId, ...given.bindings],
  );
  return rows.map(({ about }) => about);
}

/** The lost cases that items belong to. */
export async function lostCasesOf(q: Query, companyId: number, itemIds: readonly number[]): Promise<{ id: number; number: string }[]> {
  const given = tableOf(q, { item_id: 'bigint' }, itemIds.map((item_id) => ({ item_id }))); // prettier-ignore
  return rowsOf(
    q,
    `select distinct k.id, d.number from v_case k join v_case_item ci on ci.case_id = k.id join v_dossier d on d.id = k.dossier_id
       join ${given.sql} as given on given.item_id = ci.item_id
     where k.company_id = ? and ${LOST} order by k.id`,
    [...given.bindings, companyId],
  );
} // prettier-ignore
