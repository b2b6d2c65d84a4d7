import { escaped } from '../customers/sought';
import { actorText } from '../kernel/actor';
import { addDays, type Day, type Instant } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { AppliedReceipt, WentBackLine } from './returned';
import type { LiveReceipt } from './store';

/** What was done with lines of the bank: rows in, rows out. */
export type ApplicationKind = 'applied' | 'booked_already' | 'not_ours' | 'returned' | 'refunded';

export interface NewApplication {
  readonly companyId: number;
  readonly lineId: number;
  readonly kind: ApplicationKind;
  readonly byRule: boolean;
  readonly finding: string | null;
  readonly note: string | null;
  readonly tookBack: string | null;
}

/** In the order of the rows. Fails where a line was dealt with already. */
export async function insertApplications(tx: Tx, work: Work, rows: readonly NewApplication[]): Promise<number[]> {
  const columns = {
    company_id: 'bigint', bank_line_id: 'bigint', kind: 'text', by_rule: 'bigint', finding: 'text', note: 'text', took_back: 'text',
  } as const; // prettier-ignore
  const given = tableOf(
    tx,
    columns,
    rows.map((row) => ({
      company_id: row.companyId,
      bank_line_id: row.lineId,
      kind: row.kind,
      by_rule: row.byRule ? 1 : 0,
      finding: row.finding,
      note: row.note,
      took_back: row.tookBack,
    })),
  );
  const names = Object.keys(columns).join(', ');
  const made = await rowsOf<{ id: number; lineId: number }>(
    tx,
    `insert into cash_application (${names}, recorded_at, recorded_by)
     select ${names}, ?, ? from ${given.sql} as given where true returning id, bank_line_id as "lineId"`,
    [work.now, actorText(work.actor), ...given.bindings],
  );
  const byLine = new Map(made.map((row) => [row.lineId, row.id]));
  return rows.map((row) => byLine.get(row.lineId) ?? 0);
}

export interface NewApplicationEntry {
  readonly applicationId: number;
  readonly customerId: number;
  readonly itemId: number;
  readonly amountMinor: number;
  readonly learned: boolean;
}

export async function insertApplicationEntries(tx: Tx, rows: readonly NewApplicationEntry[]): Promise<void> {
  if (rows.length === 0) return;
  const given = tableOf(
    tx,
    { application_id: 'bigint', customer_id: 'bigint', item_id: 'bigint', amount_minor: 'bigint', learned: 'bigint' },
    rows.map((row) => ({
      application_id: row.applicationId,
      customer_id: row.customerId,
      item_id: row.itemId,
      amount_minor: row.amountMinor,
      learned: row.learned ? 1 : 0,
    })),
  );
  await tx.raw(
    `insert into cash_application_entry (application_id, customer_id, item_id, amount_minor, learned)
     select application_id, customer_id, item_id, amount_minor, learned from ${given.sql} as given where true`,
    [...given.bindings],
  );
}

/** Which of these lines are dealt with already. */
export async function dealtWith(q: Query, companyId: number, lineIds: readonly number[]): Promise<Set<number>> {
  const given = tableOf(q, { id: 'bigint' }, lineIds.map((id) => ({ id }))); // prettier-ignore
  const rows = await rowsOf<{ id: number }>(
    q,
    `select bank_line_id as id from cash_application where company_id = ? and ended_at is null
       and bank_line_id in (select id from ${given.sql} as given)`,
    [companyId, ...given.bindings],
  );
  return new Set(rows.map((row) => row.id));
}

/** Of these lines, those of which something was taken back by a person: what comes of them is not left to the rule. */
export async function takenBackOnce(q: Query, companyId: number, lineIds: readonly number[]): Promise<Set<number>> {
  const given = tableOf(q, { id: 'bigint' }, lineIds.map((id) => ({ id }))); // prettier-ignore
  const rows = await rowsOf<{ id: number }>(
    q,
    `select distinct bank_line_id as id from cash_application where company_id = ? and ended_at is not null
       and bank_line_id in (select id from ${given.sql} as given)`,
    [companyId, ...given.bindings],
  );
  return new Set(rows.map((row) => row.id));
}

export interface Application {
  readonly id: number;
  readonly lineId: number;
  readonly kind: ApplicationKind;
  /** 0 or 1. */
  readonly byRule: number;
  readonly finding: string | null;
  readonly note: string | null;
  readonly tookBack: string | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly endedAt: Instant | null;
  readonly endedWhy: string | null;
  readonly bookedOn: Day;
  readonly currency: string;
  /** Of the line, > 0. */
  readonly amountMinor: number;
  readonly name: string | null;
  readonly iban: string | null;
  readonly text: string;
}

const APPLICATION = `id, bank_line_id as "lineId", kind, by_rule as "byRule", finding, note, took_back as "tookBack",
  recorded_at as "recordedAt", recorded_by as "recordedBy", ended_at as "endedAt", ended_why as "endedWhy",
  booked_on as "bookedOn", currency, amount_minor as "amountMinor", name, iban, text`;

/** Also one that was taken back. */
export async function applicationById(q: Query, companyId: number, id: number): Promise<Application | undefined> {
  const [row] = await rowsOf<Application>(
    q,
    `select ${APPLICATION} from v_cash_application where company_id = ? and id = ?`,
    [companyId, id],
  );
  return row;
}

export interface ApplicationSearch {
  readonly companyId: number;
  /** `ours`: all but what is no customer's. */
  readonly kind: ApplicationKind | 'ours' | null;
  /** Only those in which money of this customer is. */
  readonly customerId: number | null;
  readonly lineId: number | null;
  readonly withEnded: boolean;
  /** In what the bank said. */
  readonly text?: string;
  /** Only what the rule did, or only what people did. */
  readonly byRule?: boolean;
  readonly most: number;
  readonly offset: number;
}

/** The latest first. */
export async function findApplications(q: Query, search: ApplicationSearch): Promise<Application[]> {
  const { companyId, kind, customerId, lineId, withEnded, text = '', byRule, most, offset } = search;
  const conditions = [
    'company_id = ?',
    ...(withEnded ? [] : ['ended_at is null']),
    ...(byRule === undefined ? [] : [`by_rule = ${byRule ? 1 : 0}`]),
    ...(kind === null ? [] : [kind === 'ours' ? `kind <> 'not_ours'` : 'kind = ?']),
    ...(lineId === null ? [] : ['bank_line_id = ?']),
    ...(customerId === null ? [] : ['id in (select application_id from cash_application_entry where customer_id = ?)']),
    ...(text === ''
      ? []
      : [`lower(coalesce(name, '') || ' ' || text || ' ' || coalesce(iban, '')) like ? escape '\\'`]),
  ];
  const sought = text === '' ? null : `%${escaped(text.toLowerCase())}%`;
  const given = [kind === 'ours' ? null : kind, lineId, customerId, sought].filter((one) => one !== null);
  return rowsOf<Application>(
    q,
    `select ${APPLICATION} from v_cash_application where ${conditions.join(' and ')} order by id desc limit ? offset ?`,
    [companyId, ...given, most, offset],
  );
}

export interface ApplicationEntry {
  readonly applicationId: number;
  readonly customerId: number;
  readonly customerCode: string;
  readonly customerName: string;
  readonly itemId: number;
  readonly amountMinor: number;
  /** Of the payment, still on account; ≥ 0. */
  readonly leftMinor: number;
}

export async function entriesOfApplications(
  q: Query,
  companyId: number,
  ids: readonly number[],
): Promise<ApplicationEntry[]> {
  const given = tableOf(q, { id: 'bigint' }, ids.map((id) => ({ id }))); // prettier-ignore
  return rowsOf<ApplicationEntry>(
    q,
    `select e.application_id as "applicationId", e.customer_id as "customerId", c.code as "customerCode", c.name as "customerName",
       e.item_id as "itemId", e.amount_minor as "amountMinor",
       coalesce((select -i.open_minor from v_open_item i where i.item_id = e.item_id), 0) as "leftMinor"
     from ${given.sql} as given cross join cash_application_entry e
     join cash_application a on a.id = e.application_id and a.company_id = ?
     join v_customer c on c.id = e.customer_id
     where e.application_id = given.id order by e.application_id, e.item_id`,
    [...given.bindings, companyId],
  );
}

/** What each payment paid: its allocations that stand. */
export interface Paid {
  readonly paymentItemId: number;
  readonly itemId: number;
  readonly document: string;
  readonly part: number;
  readonly parts: number;
  readonly amountMinor: number;
}

export async function paidBy(q: Query, companyId: number, paymentItemIds: readonly number[]): Promise<Paid[]> {
  const given = tableOf(q, { id: 'bigint' }, paymentItemIds.map((id) => ({ id }))); // prettier-ignore
  return rowsOf<Paid>(
    q,
    `select a.from_item_id as "paymentItemId", i.item_id as "itemId", i.document, i.part, i.parts, sum(a.amount_minor) as "amountMinor"
     from ${given.sql} as given join v_allocation a on a.from_item_id = given.id and a.company_id = ?
     join v_open_item i on i.item_id = a.to_item_id
     group by a.from_item_id, i.item_id, i.document, i.part, i.parts having sum(a.amount_minor) <> 0
     order by a.from_item_id, i.item_id`,
    [...given.bindings, companyId],
  );
}

export async function endApplication(tx: Tx, work: Work, companyId: number, id: number, why: string): Promise<void> {
  await tx('cash_application')
    .where({ company_id: companyId, id })
    .update({ ended_at: work.now, ended_by: actorText(work.actor), ended_why: why });
}

/** Lines with which nothing was done yet, by their order in the bank's files. */
export const undecided = async (q: Query, companyId: number, lines: readonly LiveReceipt[]): Promise<LiveReceipt[]> => {
  const done = await dealtWith(q, companyId, lines.map((line) => line.id)); // prettier-ignore
  return lines.filter((line) => !done.has(line.id));
};

/** Payments in the ledger to which a line of the bank belongs. */
export async function linkedPayments(q: Query, companyId: number): Promise<Set<number>> {
  const rows = await rowsOf<{ itemId: number }>(
    q,
    `select e.item_id as "itemId" from cash_application a join cash_application_entry e on e.application_id = a.id
     where a.company_id = ? and a.ended_at is null and a.kind = 'booked_already'`,
    [companyId],
  );
  return new Set(rows.map((row) => row.itemId));
}

export interface AppliedLine extends AppliedReceipt {
  /** The payments that it became. */
  readonly itemIds: readonly number[];
}

/** Receipts in this currency that were applied by then, whichever of them a return may mean: of a little more than a year. */
export async function appliedBefore(q: Query, companyId: number, line: WentBackLine): Promise<AppliedLine[]> {
  const rows = await rowsOf<Omit<AppliedLine, 'documents' | 'itemIds'> & { itemId: number; document: string | null }>(
    q,
    `select l.id, l.booked_on as "bookedOn", l.currency, l.amount_minor as "amountMinor", l.reference, l.end_to_end as "endToEnd",
       l.bank_ref as "bankRef", l.iban, e.item_id as "itemId",
       (select i.document from v_open_item i where i.item_id = v.to_item_id) as document
     from bank_line l join cash_application a on a.bank_line_id = l.id and a.ended_at is null and a.kind in ('applied', 'booked_already')
     join cash_application_entry e on e.application_id = a.id
     left join v_allocation v on v.from_item_id = e.item_id and v.reverses_id is null
     where l.company_id = ? and l.currency = ? and l.booked_on between ? and ?
       and l.amount_minor between ? and ? order by l.id`,
    [
      companyId,
      line.currency,
      addDays(line.bookedOn, -400),
      line.bookedOn,
      -line.amountMinor - 5_000,
      -line.amountMinor,
    ],
  );
  return [...grouped(rows, (row) => row.id).values()].flatMap((lines) => {
    const [first] = lines;
    if (first === undefined) return [];
    const { itemId: _, document: __, ...line } = first;
    const documents = [...new Set(lines.flatMap((row) => row.document ?? []))];
    return [{ ...line, documents, itemIds: [...new Set(lines.map((row) => row.itemId))] }];
  });
}
