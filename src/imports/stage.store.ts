import { dialectOf, rowsOf, type Tx } from '../platform/db';
import { analyze, keyedTable, type Bulk } from '../platform/bulk';
import { tableOf } from '../platform/rows';
import { CUSTOMER_FIELDS, type CustomerField } from '../customers/merge.store';
import { ENTRY_FIELDS, ITEM_FIELDS, LINE_NUMBER, type LineField } from '../ledger/book';
import { exponent } from '../kernel/money';
import { identitySql } from './identity';
import { dueBySql, type TermsOfFile } from './ledger.store';
import { STAGE_COLUMNS, type StageColumn, type StageType } from './mapping';
import type { Reading } from './reading';
import type { Seen } from './request';

/**
 * The rows of a file as the database sees them before they are booked: the temporary table `staged`, one column per column of the
 * file, and over it the relations that customers (`customer_line`) and ledger (`booking_line`) book from. Temporary tables are
 * their connection's own and end with it, however it ends: a process killed while it stages leaves nothing behind.
 */
const TYPES: Readonly<Record<StageType, string>> = {
  text: 'text',
  day: 'text',
  money: 'bigint',
  whole: 'bigint',
  flag: 'int',
};

const columnName = (column: StageColumn): string => column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Reads all batches into `staged`. `watch` is called after each; an error of the reader passes through. */
export async function stageRows(bulk: Bulk, reading: Reading, watch: (seen: Seen) => void): Promise<number> {
  const types = new Map(STAGE_COLUMNS);
  const columns = reading.columns.map((column) => `${columnName(column)} ${TYPES[types.get(column) ?? 'text']}`);
  await bulk.query.raw(`create temporary table staged (${LINE_NUMBER[bulk.dialect]}, ${columns.join(', ')})`);
  const loader = await bulk.loader('staged', reading.columns.map(columnName));
  if (bulk.dialect === 'sqlite') await bulk.query.raw(CUSTOMER_FIRST + keyedTable(bulk.query));
  let rows = 0;
  try {
    for await (const batch of reading.batches()) {
      if (batch.count > 0) await loader.add(batch.json);
      if (batch.count > 0 && bulk.dialect === 'sqlite') await noteCustomers(bulk.query, rows);
      rows += batch.count;
      watch({ rows, taken: batch.taken, of: batch.of });
    }
  } finally {
    await loader.end();
  }
  await analyze(bulk.query, 'staged', ['n', 'customer_code', 'kind']);
  return rows;
}

/** The first line of each customer, noted while the reader reads on: to group all lines afterwards SQLite would have to sort them. */
const CUSTOMER_FIRST = 'create temporary table customer_first (code text primary key, n bigint not null) ';

const noteCustomers = (query: Bulk['query'] | Tx, after: number) =>
  query.raw(
    `insert into customer_first select customer_code, n from staged where n > ${after} order by n on conflict do nothing`,
  );

/** What the file fills, as the names of the rooms that book it. */
export interface StagedFields {
  readonly lines: ReadonlySet<LineField>;
  readonly customers: ReadonlySet<CustomerField>;
}

/** The ledger's name of a column of the file, where it has another. */
const LEDGER_NAMES: Readonly<Partial<Record<LineField, StageColumn>>> = {
  source_id: 'sourceId', po_no: 'purchaseOrder', contract_ref: 'contract', payment_reference: 'reference',
  opening_step: 'reminderLevel', opening_step_on: 'lastRemindedOn',
}; // prettier-ignore

const LINE_FIELDS: readonly LineField[] = [...ENTRY_FIELDS, ...ITEM_FIELDS, 'due_on', 'blocked', 'holder'];

export function fieldsOf(columns: readonly StageColumn[], kind: string): StagedFields {
  const names = new Set(columns.map(columnName));
  const has = (field: LineField): boolean => names.has(stagedName(field));
  const ofCustomer: readonly CustomerField[] = [
    ...CUSTOMER_FIELDS.filter((field) => kind === 'customers' || !OF_THE_INVOICE.has(field)),
    ...(['contact_name', 'email', 'phone', 'street', 'postcode', 'city', 'region'] as const),
    ...(['insurer', 'insured_limit_minor', 'parent_code', 'payer_code', 'holder', 'blocked', 'blocked_until'] as const),
  ];
  return {
    lines: new Set(LINE_FIELDS.filter(has)),
    customers: new Set(
      ofCustomer.filter((field) => names.has(field) && (!OF_THE_ENTRY.has(field) || kind === 'customers')),
    ),
  };
}

/** In a list of documents these belong to the document. */
const OF_THE_INVOICE: ReadonlySet<string> = new Set(['payment_terms', 'payment_method']);
const OF_THE_ENTRY: ReadonlySet<string> = new Set(['holder', 'blocked', 'blocked_until']);

function stagedName(field: LineField): string {
  const column = LEDGER_NAMES[field];
  return column === undefined ? field : columnName(column);
}

/** One row per customer: the name from its first line, everything else from the lines that say it. */
export async function prepareCustomers(tx: Tx, fields: ReadonlySet<CustomerField>, currency: string): Promise<void> {
  if (dialectOf(tx) === 'postgres') {
    await tx.raw(CUSTOMER_FIRST);
    await tx.raw(`insert into customer_first select customer_code, min(n) from staged group by customer_code`);
  }
  const more = [...fields];
  const list = more.map((field) => `, m.${field}`).join('');
  const said = more.map((field) => `${limitSql(field, currency, fields) ?? `max(${field})`} as ${field}`).join(', ');
  const join =
    more.length === 0
      ? ''
      : `join (select customer_code, ${said} from staged group by customer_code) m on m.customer_code = f.code`;
  await tx.raw(
    `create temporary table customer_line as
     select f.code, f.n, s.customer_name as name${list} from customer_first f join staged s on s.n = f.n ${join}`,
  );
  await analyze(tx, 'customer_line');
}

/** A limit without a currency is in the company's, whose digits the reader did not know: it took two. */
function limitSql(field: CustomerField, currency: string, fields: ReadonlySet<CustomerField>): string | undefined {
  if (field === 'credit_limit_currency') {
    const limited = LIMITS.filter((limit) => fields.has(limit)).map((limit) => `max(${limit}) is not null`);
    return `case when ${limited.join(' or ')} then coalesce(max(credit_limit_currency), '${currency}') end`;
  }
  if (field !== 'credit_limit_minor' && field !== 'insured_limit_minor') return undefined;
  const digits = exponent(currency);
  const own = digits < 2 ? `max(${field}) / ${10 ** (2 - digits)}` : `max(${field}) * ${10 ** (digits - 2)}`;
  return digits === 2 ? undefined : `case when max(credit_limit_currency) is null then ${own} else max(${field}) end`;
}
const LIMITS = ['credit_limit_minor', 'insured_limit_minor'] as const;

/** Lines that belong to other companies of ours are left out; returns how many there were. */
export async function leaveOutCompanies(tx: Tx, codes: readonly string[]): Promise<number> {
  if (codes.length === 0) return 0;
  const marks = codes.map(() => '?').join(', ');
  const gone = await rowsOf<{ n: number }>(
    tx,
    `delete from staged where lower(company) in (${marks}) returning n`,
    codes,
  );
  if (gone.length > 0 && dialectOf(tx) === 'sqlite') {
    await tx.raw('delete from customer_first');
    await noteCustomers(tx, 0);
  }
  return gone.length;
}

/** Ids that several customers share are no ids, and are not used. */
export async function leaveSharedIds(tx: Tx, columns: readonly StageColumn[]): Promise<void> {
  if (!columns.includes('sourceId')) return;
  await tx.raw(
    `update staged set source_id = null where source_id in (
       select source_id from staged where source_id is not null group by source_id, case when ${MONEY} then 1 else 0 end
       having count(distinct customer_code) > 1)`,
  );
}

/**
 * A payment that comes in several lines under one number is numbered within what it settles, so that a later file which names only
 * one of them means the same one.
 */
export async function numberPayments(tx: Tx, columns: readonly StageColumn[]): Promise<void> {
  const number = columns.includes('sourceId') ? `coalesce(source_id, document)` : 'document';
  const of = ['customer_code', 'kind', number, ...(columns.includes('settles') ? [`coalesce(settles, '')`] : [])].join(
    ', ',
  );
  const numbered = `from staged where ${MONEY} and ${number} <> ''`;
  const [twice] = await rowsOf(tx, `select 1 ${numbered} group by ${of} having count(*) > 1 or max(part) > 1 limit 1`);
  if (!twice) return;
  await tx.raw(
    `update staged set part = t.turn from (select n, row_number() over (partition by ${of} order by n) as turn ${numbered}) t
     where t.n = staged.n`,
  );
}

const MONEY = `kind in ('payment', 'refund')`;

/** Documents that stand under several of the file's companies: booked into one company of ours they would be one. */
export async function sharedDocuments(tx: Tx, columns: readonly StageColumn[]): Promise<SharedDocument[]> {
  if (!columns.includes('company')) return [];
  return rowsOf<SharedDocument>(
    tx,
    `select max(line) as line, min(document) as document, min(company) as one, max(company) as other from staged
     where kind not in ('payment', 'refund', 'customer', 'allocation') group by customer_code, kind, document
     having count(distinct company) > 1 order by 1 limit 100`,
  );
}

export interface SharedDocument {
  readonly line: number;
  readonly document: string;
  readonly one: string;
  readonly other: string;
}

export interface LineOptions {
  readonly columns: readonly StageColumn[];
  readonly lines: ReadonlySet<LineField>;
  readonly said: TermsOfFile;
  /** The source says what is open of each entry; otherwise only a difference to the amount says something. */
  readonly statesOpen: boolean;
}

/** Over `staged` and `booking_customer`: what the ledger books from. */
export async function prepareLines(tx: Tx, options: LineOptions): Promise<void> {
  const has = (column: StageColumn): boolean => options.columns.includes(column);
  const value = (column: StageColumn): string => (has(column) ? `s.${columnName(column)}` : 'cast(null as text)');
  const whole = (column: StageColumn): string => (has(column) ? `s.${columnName(column)}` : 'cast(null as bigint)');
  const identity = identitySql({
    customerId: 'c.customer_id', kind: 's.kind', sourceId: value('sourceId'), document: 's.document', settles: value('settles'),
    issuedOn: 's.issued_on', amountMinor: 's.amount_minor', currency: 's.currency', reference: value('reference'), part: 's.part',
  }); // prettier-ignore
  const stated = options.statesOpen ? 's.open_minor' : 'case when s.open_minor <> s.amount_minor then s.open_minor end';
  const fields = LINE_FIELDS.filter((field) => !['issued_on', 'due_on', 'blocked', 'holder'].includes(field)).map(
    (field) => `${NUMBERS.has(field) ? whole(columnOf(field)) : value(columnOf(field))} as ${field}`,
  );
  await tx.raw(`create temporary view booking_line as
    select s.n, s.line, c.customer_id, ${identity} as identity, s.kind as type, s.document,
      case when s.kind in ('payment', 'refund') then 1 else s.part end as part, s.currency, s.amount_minor,
      ${stated} as stated_minor, ${value('settledOn')} as settled_on, s.issued_on, case when s.amount_minor > 0 then s.due_on end as due_on, ${dueBySql(has('dueBy'), options.said)} as due_by, ${whole('blocked')} as blocked,
      ${value('blockedUntil')} as blocked_until, ${value('holder')} as holder, ${value('handlerName')} as handler_name, ${fields.join(', ')}
    from staged s left join booking_customer c on c.code = s.customer_code
    where s.kind not in ('customer', 'allocation')`);
}

const NUMBERS: ReadonlySet<LineField> = new Set(['net_minor', 'vat_minor', 'discount_minor', 'opening_step']);

const columnOf = (field: LineField): StageColumn =>
  LEDGER_NAMES[field] ?? (field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()) as StageColumn);

/**
 * Over `booking_line`, before it is booked: who handles the invoices of whom, `booking_handler (customer_id, email, name, is_old)`. `is_old`: an
 * invoice of that customer named it before.
 */
export async function stageHandlers(tx: Tx, companyId: number): Promise<void> {
  await tx.raw(
    `create temporary table booking_handler as
     select l.customer_id, l.email, l.name, case when e.customer_id is null then 0 else 1 end as is_old
     from (select customer_id, handler_email as email, max(handler_name) as name from booking_line
           where handler_email is not null and customer_id is not null group by customer_id, handler_email) l
     left join (select distinct customer_id, handler_email from v_entry where company_id = ${companyId} and handler_email is not null) e
       on e.customer_id = l.customer_id and e.handler_email = l.email`,
  );
}

/** The newest day of an entry in the file: how far a list of payments is known. */
export async function newestDay(tx: Tx): Promise<string | null> {
  const [row] = await rowsOf<{ day: string | null }>(tx, `select max(issued_on) as day from staged`);
  return row?.day ?? null;
}

/** Items that the file calls disputed and that still have something open. */
export async function disputedItems(tx: Tx): Promise<{ itemId: number }[]> {
  return rowsOf(
    tx,
    `select i.item_id as "itemId" from book_match m join staged s on s.n = m.n
     join v_open_item i on i.entry_id = m.entry_id and i.part = m.part
     where s.disputed = 1 and i.open_minor > 0 and i.amount_minor > 0 order by i.item_id`,
  );
}

/** What the file says of where holders of claims are paid: a few, once each. */
export async function holderAccounts(
  tx: Tx,
  columns: readonly StageColumn[],
  currency: string,
): Promise<HolderAccount[]> {
  if (!columns.includes('holder') || !columns.includes('holderIban')) return [];
  return rowsOf<HolderAccount>(
    tx,
    `select distinct holder, holder_iban as iban, coalesce(currency, '${currency}') as currency from staged
     where holder is not null and holder_iban is not null order by 1, 2, 3 limit 20`,
  );
}

export interface HolderAccount {
  readonly holder: string;
  readonly iban: string;
  readonly currency: string;
}

/** True where the file shows credits, so that credits can be missing from it. */
export async function showsCredits(tx: Tx): Promise<boolean> {
  return (await rowsOf(tx, `select 1 from staged where amount_minor < 0 limit 1`)).length > 0;
}

/** The line in which each of these customers first names its payer. */
export async function payerLines(tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const wanted = tableOf(
    tx,
    { code: 'text' },
    codes.map((code) => ({ code })),
  );
  const rows = await rowsOf<{ code: string; line: number }>(
    tx,
    `select customer_code as code, min(line) as line from staged
     where payer_code is not null and customer_code in (select code from ${wanted.sql} as wanted) group by customer_code`,
    [...wanted.bindings],
  );
  return new Map(rows.map(({ code, line }) => [code, line]));
}
