import type { RawRow } from './formats/row';
import type { Table } from './formats/table';
import type { Field } from './headers';
import { FIELD_NAMES } from './mapping-fields';
import type { Plan } from './mapping-plan';
import type { Profile, ReadOptions } from './mapping-profile';
import { shown, type Problem } from './problem';
import type { Found, Question, RecognisedColumn } from './reading';
import { assignColumns, columnNamed, viewColumns, type Assignment, type ColumnView } from './sniff-columns';
import { delimiterName } from './sniff-delimiter';
import { asOfOf, currencyFor, type Facts } from './sniff-facts-of';
import { kindInTitle } from './sniff-facts';
import { findHeader, otherHeaders, signature, texts, type Header } from './sniff-header';
import { bucketsOf, kindOf, knownFormat, refusal, whatIsMissing } from './sniff-kind';
import { assumptionsOf } from './sniff-assumptions';
import { askAsOf, askKind, askMark, askOrder } from './sniff-questions';
import { customerPlace, entriesAmong, hasLineItems, isRunning, signsOf } from './sniff-shape';
import { settleValues, type Settled } from './sniff-settle';
import { termsSaid } from './terms-said';

/**
 * A table recognised: which columns are which, how days and amounts are written, what is asked. Everything found is shown with its
 * evidence, and everything can be said otherwise by an option.
 */
export interface Sniffed {
  readonly refusals: readonly Problem[];
  readonly questions: readonly Question[];
  readonly header: Header | undefined;
  readonly plan: Plan | undefined;
  readonly kind: Found<Plan['kind']> | null;
  readonly values: Settled | undefined;
  readonly facts: Facts | undefined;
  readonly columns: readonly RecognisedColumn[];
  readonly assumptions: readonly string[];
  readonly companies: readonly string[];
  readonly profile: Profile;
}

/** Rows that are looked at for columns, kinds and signs; days and marks are followed further where they stay open. */
const SAMPLE = 2_000;
/** Above a header that was chosen, so many lines may be its title. */
const TITLE_LINES = 12;

export function sniff(table: Table, options: ReadOptions): Sniffed {
  const head = firstRows(table.rows(), (options.headerLine ?? 0) - TITLE_LINES);
  const header = knownFormat(head) === undefined ? findHeader(head, options.headerLine) : undefined;
  if (header === undefined) return refused(noHeader(table, head));
  const below = head.slice(header.at + header.rows);
  const others = options.headerLine === undefined ? otherHeaders(head, header) : [];
  if (others.length > 0) return refused(severalTables(table.file, header, others), header);
  const rows = below.slice(0, ownRows(below, header));
  const entries = entriesAmong(rows);
  const views = viewColumns(header.headings, entries);
  const gone = missingHeadings(table.file, views, options);
  if (gone.length > 0) return refused(gone, header, views);
  if (rows.length === 0) {
    return refused([refusal(table, 'no-rows', 'the file has headings and no rows', 'at least one row', 'Check the filter of the export.')], header, views); // prettier-ignore
  }
  return new Sniffer(table, options, {
    header,
    rows,
    views,
    title: titleRows(head.slice(0, header.at), header),
  }).sniffed();
}

interface ReadParts {
  readonly header: Header;
  /** The rows of the sample below the header. */
  readonly rows: readonly RawRow[];
  readonly views: readonly ColumnView[];
  /** The rows above it. */
  readonly title: readonly RawRow[];
}

class Sniffer {
  readonly #assigned: Assignment;
  readonly #kind: Found<Plan['kind']> | undefined;
  readonly #values: Settled;
  readonly #entries: readonly RawRow[];

  constructor(
    private readonly table: Table,
    private readonly options: ReadOptions,
    private readonly read: ReadParts,
  ) {
    const { header, rows, views, title } = read;
    this.#entries = entriesAmong(rows);
    const first = pickAmounts(assignColumns(views, options), views);
    const shown = [...title.flatMap((row) => texts(row)), table.sheet ?? '', table.file.replace(/[_-]/g, ' ')];
    this.#values = settleValues(table, header, first, bucketsOf(views), options);
    this.#assigned = this.#withoutRunning(first);
    this.#kind = options.kind
      ? { value: options.kind, because: 'as given', sure: true }
      : kindOf(this.#assigned, views, kindInTitle(shown));
  }

  sniffed(): Sniffed {
    const kind = this.#kind?.value ?? 'invoices';
    const assigned = this.#assigned;
    const place = customerPlace(this.read.rows, assigned);
    const { file } = this.table;
    const refusals = whatIsMissing({ kind: this.#kind?.value, assigned, views: this.read.views, place, options: this.options, file }); // prettier-ignore
    const currency = currencyFor(this.#context(), kind);
    const asOf = asOfOf(this.#context(), this.#values, kind);
    const plan: Plan = {
      file,
      format: this.table.format,
      kind,
      headings: this.read.header.headings,
      headerRows: this.#headerRows(),
      columns: new Map([...assigned].map(([field, { index }]) => [field, index])),
      buckets:
        assigned.has('open') || assigned.has('amount') || assigned.has('debit') ? [] : bucketsOf(this.read.views),
      days: this.#values.days,
      decimalMark: this.#values.mark,
      currency: currency.found?.value,
      asOf: asOf.found?.value,
      terms: termsSaid(this.options),
      signs: signsOf(this.#entries, assigned, this.#values.mark, kind),
      customer: place ?? 'column',
      codes: new Map(Object.entries(this.options.codes ?? {})),
      lineItems: hasLineItems(assigned),
      onReceivables: assigned.has('account'),
      oneTable: this.options.headerLine !== undefined,
      drafts: this.options.drafts ?? false,
      standard: false,
      withLines: false,
    };
    const questions =
      refusals.length > 0 ? [] : this.#questions(currency.question, asOf.needed && asOf.found === undefined);
    return {
      refusals,
      questions,
      header: this.read.header,
      plan,
      kind: this.#kind ?? null,
      values: this.#values,
      facts: { currency: currency.found, asOf: asOf.found },
      columns: columnsShown(this.read.views, assigned),
      assumptions: assumptionsOf(plan, assigned, currency.found),
      companies: this.#companies(),
      profile: this.#profile(plan),
    };
  }

  #context() {
    const { table, options } = this;
    const { title, views } = this.read;
    return { table, options, title, views, assigned: this.#assigned, entries: this.#entries };
  }

  #withoutRunning(assigned: Assignment): Assignment {
    if (!assigned.has('open') || !isRunning(this.#entries, assigned, this.#values.mark)) return assigned;
    const without = new Map(assigned);
    without.delete('open');
    return without;
  }

  #headerRows(): string[] {
    return [signature(this.read.header.headings), ...this.read.header.rawRows.map((row) => signature(row))];
  }

  #questions(currency: Question | undefined, asOf: boolean): Question[] {
    const questions: Question[] = [];
    if (this.#kind === undefined) questions.push(askKind());
    if (this.#values.openOrder) questions.push(askOrder(this.#values.openOrder));
    if (this.#values.openMark) questions.push(askMark(this.#values.openMark, this.table.delimiter));
    if (currency) questions.push(currency);
    if (asOf) questions.push(askAsOf());
    return questions;
  }

  #companies(): string[] {
    const at = this.#assigned.get('company')?.index;
    if (at === undefined) return [];
    return [...new Set(this.#entries.map((row) => texts(row)[at] ?? '').filter((text) => text !== ''))].slice(0, 50);
  }

  #profile(plan: Plan): Profile {
    const { table, options } = this;
    const named = [...this.#assigned].filter(([, { heading }]) => heading !== '');
    const columns = Object.fromEntries(named.map(([field, { heading }]) => [field, heading]));
    const order = this.#values.dateOrder?.value;
    return {
      kind: plan.kind,
      columns,
      ...(table.delimiter === undefined ? {} : { delimiter: table.delimiter }),
      ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
      ...(this.#values.decimalMark ? { decimalMark: this.#values.decimalMark.value } : {}),
      ...(order ? { dateOrder: order } : {}),
      ...(plan.currency === undefined ? {} : { currency: plan.currency }),
      ...(options.termsDays === undefined ? {} : { termsDays: options.termsDays }),
      ...(options.ignore === undefined ? {} : { ignore: options.ignore }),
      ...(options.codes === undefined ? {} : { codes: options.codes }),
    };
  }
}

/** Rows that hold anything, from a line on. */
function firstRows(rows: Iterable<RawRow>, from: number): RawRow[] {
  const found: RawRow[] = [];
  for (const row of rows) {
    if (row.line >= from && texts(row).some((text) => text !== '')) found.push(row);
    if (found.length >= SAMPLE) break;
  }
  return found;
}

/** What stands above the table; rows of another table, which fill as many cells, are no title. */
function titleRows(above: readonly RawRow[], { headings }: Header): RawRow[] {
  const filled = (row: readonly string[]): number => row.filter((text) => text !== '').length;
  return above.filter((row) => filled(texts(row)) * 2 <= filled(headings));
}

/** Rows before the header of a next table, for a table that was chosen among several. */
function ownRows(below: readonly RawRow[], header: Header): number {
  const next = otherHeaders(below, { ...header, at: -1, rows: 1 })[0];
  return next?.at ?? below.length;
}

/** Which amount columns count where the file has them in the currency of the document and in its own. */
function pickAmounts(assigned: Assignment, views: readonly ColumnView[]): Assignment {
  const picked = new Map(assigned);
  const local = picked.get('localAmount');
  const localCurrency = picked.get('localCurrency');
  if (local && (!picked.has('amount') || (!picked.has('currency') && localCurrency))) {
    picked.set('amount', local);
    if (localCurrency && (views[localCurrency.index]?.filled ?? 0) > 0) picked.set('currency', localCurrency);
  }
  return picked;
}

function columnsShown(views: readonly ColumnView[], assigned: Assignment): RecognisedColumn[] {
  const fields = new Map([...assigned].map(([field, { index, because }]) => [index, { field, because }]));
  return views.map(({ index, heading, samples }) => {
    const found = fields.get(index);
    return { index, heading, field: found?.field ?? null, because: found?.because ?? 'not used', samples };
  });
}

function missingHeadings(file: string, views: readonly ColumnView[], options: ReadOptions): Problem[] {
  const named = Object.entries(options.columns ?? {}) as [Field, string][];
  return named.flatMap(([field, heading]) => {
    if (columnNamed(views, heading)) return [];
    const name = FIELD_NAMES[field] ?? field;
    const there = views.map((view) => view.heading).filter((text) => text !== '').slice(0, 12).join(', '); // prettier-ignore
    const problem = refusal({ file }, 'column-missing', `the column of the ${name} is gone`, `a column "${heading}"`, `Export it again, or say which column it is now with --column ${field}=HEADING. Headings read: ${there}.`); // prettier-ignore
    return [{ ...problem, column: heading }];
  });
}

function severalTables(file: string, header: Header, others: readonly Header[]): Problem[] {
  const lines = [header, ...others].map(({ line }) => line).sort((a, b) => a - b);
  const fault = `${lines.length} tables stand in this file; their headers are in lines ${lines.join(', ')}`;
  return [refusal({ file }, 'several-tables', fault, 'one table in a file', 'Save each table as a file of its own, or choose one by its header row with --header-line.')]; // prettier-ignore
}

function noHeader(table: Table, head: readonly RawRow[]): Problem[] {
  if (head.length === 0) return [refusal(table, 'empty-file', 'the file is empty', 'a list with headings and rows', 'Export it again.')]; // prettier-ignore
  const format = knownFormat(head);
  if (format?.startsWith('a bank statement')) {
    return [refusal(table, 'bank-statement', `this is ${format}, not a list of open items`, 'a list of open items or invoices as CSV or .xlsx', 'Bring it in as a statement of the bank: under Imports › Bank statements, or with: duly bank import FILE')]; // prettier-ignore
  }
  if (format !== undefined) {
    return [refusal(table, 'other-format', `this is ${format}, not a list of open items`, 'a list of open items or invoices as CSV or .xlsx', 'Export the open items of the customer accounts with their due dates.')]; // prettier-ignore
  }
  const cut = table.delimiter === undefined ? '' : ` with the ${delimiterName(table.delimiter)} as separator`;
  const first = head.find(({ cells }) => cells.length > 1) ?? head[0];
  const problem = refusal(table, 'no-header', `no row with headings was found${cut}`, 'a row with headings such as Customer, Invoice number, Due date, Amount', 'Add the headings, or name the row that holds them with --header-line.'); // prettier-ignore
  const value = shown(texts(first).filter((text) => text !== '').join(' | ')); // prettier-ignore
  return [{ ...problem, line: first?.line ?? null, value: value === '' ? null : value }];
}

/** Nothing was recognised. */
export const UNKNOWN: Sniffed = {
  refusals: [],
  questions: [],
  header: undefined,
  plan: undefined,
  kind: null,
  values: undefined,
  facts: undefined,
  columns: [],
  assumptions: [],
  companies: [],
  profile: {},
};

const refused = (refusals: readonly Problem[], header?: Header, views: readonly ColumnView[] = []): Sniffed => ({
  ...UNKNOWN,
  refusals,
  header,
  columns: columnsShown(views, new Map()),
});
