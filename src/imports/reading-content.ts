import type { Bytes } from './formats/bytes';
import type { RawRow } from './formats/row';
import type { Table } from './formats/table';
import { otherCompany } from './formats/whose-books';
import { ALWAYS, STAGE_COLUMNS, type LedgerRow, type StageColumn } from './mapping';
import { amountInWords, headingAt } from './mapping-cells';
import { SIDE_DAYS, TEXT_FIELDS } from './mapping-fields';
import { gathered } from './mapping-gathered';
import { rowsToJson } from './mapping-json';
import type { Plan } from './mapping-plan';
import { LIMITS, type ReadOptions } from './mapping-profile';
import { RowMapper } from './mapping-rows';
import { Tally } from './mapping-tally';
import { refusedOpening, type Members, type Opened } from './opened';
import { openTable } from './opening';
import { ProblemList, type Problem } from './problem';
import type { Batch, ControlTotal, PaperNamed, PartyNamed, Question, Recognised, Totals } from './reading';
import { sniff, UNKNOWN, type Sniffed } from './sniff';
import { refusal } from './sniff-kind';
import { sniffStandard } from './sniff-standard';

/**
 * The reading of one content, without a thread and without waiting: what `read.actions.ts` runs in its worker and tests run in
 * place. Same members as `Reading`, synchronous.
 */
export interface ContentReading {
  readonly recognised: Recognised;
  readonly refusal: Problem | undefined;
  readonly questions: readonly Question[];
  readonly columns: readonly StageColumn[];
  readonly parties: readonly PartyNamed[];
  readonly papers: readonly PaperNamed[];
  batches(): Generator<Batch>;
  totals(): Totals;
}

/** `file` is the name that Problems show. A workbook must have been weighed before. `members`: e-invoices that were taken out of it. */
export function readContent(file: string, bytes: Bytes, options: ReadOptions = {}, members?: Members): ContentReading {
  const opened = openTable(options.fileName ?? file, bytes, options, members);
  const sniffed = opened.table === undefined ? UNKNOWN : understood(opened.table, options);
  return new Content(options.fileName ?? file, bytes.size, opened, sniffed, options);
}

const understood = (table: Table, options: ReadOptions): Sniffed =>
  table.standard === undefined ? sniff(table, options) : sniffStandard(table, table.standard, options);

/** The reading of a file that was refused before anything of it was read. */
export function refusedContent(file: string, bytes: number, problem: Problem): ContentReading {
  return new Content(file, bytes, refusedOpening(/\.xls\w?$/i.test(file) ? 'xlsx' : 'csv', problem), UNKNOWN, {});
}

class Content implements ContentReading {
  readonly recognised: Recognised;
  readonly refusal: Problem | undefined;
  readonly questions: readonly Question[];
  readonly columns: readonly StageColumn[];
  readonly parties: readonly PartyNamed[];
  readonly papers: readonly PaperNamed[];
  readonly #problems: ProblemList;
  readonly #tally = new Tally();
  #late: Problem | undefined;

  constructor(
    private readonly file: string,
    bytes: number,
    private readonly opened: Opened,
    private readonly sniffed: Sniffed,
    private readonly options: ReadOptions,
  ) {
    this.#problems = new ProblemList(options.limits?.problems ?? LIMITS.problems);
    const refusals = opened.refusal ? [opened.refusal] : sniffed.refusals;
    for (const problem of refusals.length > 0 ? refusals : problemsOf(file, opened, options))
      this.#problems.add(problem);
    this.refusal = refusals[0];
    this.questions = opened.question ? [opened.question] : sniffed.questions;
    this.columns = sniffed.plan === undefined || refusals.length > 0 ? [] : columnsOf(sniffed.plan);
    this.parties = opened.table?.standard?.parties ?? [];
    this.papers = opened.table?.standard?.papers ?? [];
    this.recognised = recognisedOf(file, bytes, opened, sniffed);
  }

  *batches(): Generator<Batch> {
    const { plan, header } = this.sniffed;
    const { table } = this.opened;
    if (this.refusal !== undefined || plan === undefined || header === undefined || table === undefined) return;
    const size = this.options.limits?.batchRows ?? LIMITS.batchRows;
    const mapper = new RowMapper(plan, this.#problems, this.#tally);
    const from = header.line + header.rows - 1;
    for (const raw of gathered(below(table.rows(header.headings.length), from), plan)) {
      mapper.take(raw);
      if (mapper.out.length >= size) yield this.#batch(mapper.out);
      if (mapper.stopped !== undefined) break;
    }
    mapper.end();
    this.#late = plan.oneTable ? undefined : mapper.stopped;
    this.#finish(plan);
    yield this.#batch(mapper.out);
  }

  totals(): Totals {
    const { plan } = this.sniffed;
    const late = this.refusal === undefined ? this.opened.table?.standard?.atEnd?.() : undefined;
    const meant = (code: string): string => plan?.codes.get(code) ?? code;
    return {
      lines: this.#tally.lines,
      rows: this.#tally.rows,
      skipped: this.#tally.skipped(),
      refusal: this.refusal ?? this.#late,
      problems: this.#problems.kept,
      problemCount: this.#problems.total,
      problemCounts: Object.fromEntries(this.#problems.counts),
      byCurrency: this.#tally.byCurrency(),
      control: plan === undefined ? null : this.#control(plan),
      assumptions: [...this.recognised.assumptions, ...(late?.assumptions ?? []), ...this.#tally.assumptions()],
      voided: [
        ...this.#tally.voided,
        ...(late?.voided ?? []).map((one) => ({ ...one, customerCode: meant(one.customerCode) })),
      ],
      ...(late?.years === undefined ? {} : { years: late.years }),
      ...(late?.carried === true ? { carried: true } : {}),
      codes: [...this.#tally.codes].map(([code, meant]) => ({ code, meant })),
    };
  }

  #batch(rows: LedgerRow[]): Batch {
    const json = rowsToJson(rows, this.columns);
    const count = rows.length;
    rows.length = 0;
    return { json, count, problems: this.#problems.takeFresh(), ...this.opened.progress() };
  }

  #control(plan: Plan): ControlTotal | null {
    const field = plan.columns.has('open') ? 'open' : plan.columns.has('debit') ? 'debit' : 'amount';
    const at = plan.columns.get(field);
    return at === undefined ? null : this.#tally.controlTotal(headingAt(plan.headings, at), plan.currency);
  }

  /** What the rows must come to by the books of the file. */
  #checkBalance(plan: Plan): void {
    const balance = this.opened.table?.standard?.balance;
    if (balance === null || balance === undefined || plan.currency === undefined) return;
    const { invoicesMinor, creditNotesMinor, paymentsMinor, adjustmentsMinor } = this.#tally.byCurrency()[plan.currency] ?? NONE; // prettier-ignore
    const taken =
      invoicesMinor + creditNotesMinor + paymentsMinor + adjustmentsMinor + this.#tally.ownMinor(plan.currency);
    if (taken === balance.minor) return;
    const [own, read] = [balance.minor, taken].map((minor) => amountInWords(minor, plan.currency));
    const fault = `the entries taken come to ${read}, ${balance.of} to ${own}`;
    const problem = refusal({ file: this.file }, 'books-differ', fault, 'entries that come to the balance of the file', 'Look at the lines that have problems: what they hold is missing.'); // prettier-ignore
    this.#problems.add({ ...problem, value: own ?? '' });
  }

  /** What only the whole file shows. */
  #finish(plan: Plan): void {
    this.#checkBalance(plan);
    const control = this.#control(plan);
    if (control !== null && !control.agrees) {
      const [own, read] = [control.fileMinor, control.readMinor].map((minor) => amountInWords(minor, control.currency));
      this.#problems.add({
        file: this.file, line: control.line, column: control.column, value: own ?? '', fault: `the rows add up to ${read}`,
        expected: 'the total of the file', remedy: 'Look for rows that are missing or stand in the file twice.',
        code: 'control-total',
      }); // prettier-ignore
    }
    if (this.#tally.rows > 0 || this.#problems.total > 0 || this.#tally.skips('carried-items')) return;
    const reasons = this.#tally.skipped().map(({ sentence, count }) => `${count}: ${sentence}`);
    this.#problems.add(
      reasons.length === 0
        ? refusal({ file: this.file }, 'no-rows', 'the file has headings and no rows', 'at least one row', 'Check the filter of the export.')
        : refusal({ file: this.file }, 'nothing-to-book', `every row was left out (${reasons.join('; ')})`, 'rows that a customer owes', 'Check the filter of the export; drafts are taken with --drafts.'),
    ); // prettier-ignore
  }
}

/** Of the file as a whole. */
function problemsOf(file: string, { table }: Opened, { us }: ReadOptions): readonly Problem[] {
  const other = otherCompany(file, table?.standard?.of, us);
  return [...(other ? [other] : []), ...(table?.standard?.problems ?? [])];
}

function* below(rows: Iterable<RawRow>, line: number): Generator<RawRow> {
  for (const row of rows) if (row.line > line) yield row;
}

const NONE = { invoicesMinor: 0, creditNotesMinor: 0, paymentsMinor: 0, adjustmentsMinor: 0 };

const bringsLines = ({ lineItems, withLines }: Plan): boolean => lineItems || withLines;

/** The columns that a file fills, in the order of STAGE_COLUMNS. */
function columnsOf(plan: Plan): StageColumn[] {
  const filled = new Set<StageColumn>(ALWAYS);
  const has = (field: Parameters<typeof plan.columns.has>[0]): boolean => plan.columns.has(field);
  for (const field of [...TEXT_FIELDS, ...SIDE_DAYS]) if (has(field)) filled.add(field);
  for (const field of [
    'disputed',
    'blocked',
    'reminderLevel',
    'country',
    'language',
    'debtorType',
    'settledOn',
    'einvoiceState',
    'withheld',
  ] as const) {
    if (has(field)) filled.add(field);
  }
  if (has('withheldUntil')) filled.add('withheld');
  if (plan.kind !== 'customers' && (has('type') || has('account'))) filled.add('paymentMethod');
  if (has('supplierNo')) filled.add('supplierNo');
  if (has('paid')) filled.add('paidMinor');
  if (has('net')) filled.add('netMinor');
  if (has('vat')) filled.add('vatMinor');
  if (has('discount')) filled.add('discountMinor');
  if (has('terms')) filled.add('paymentTerms');
  if (has('creditLimit')) filled.add('creditLimitMinor').add('creditLimitCurrency');
  if (has('insuredLimit')) filled.add('insuredLimitMinor').add('creditLimitCurrency');
  if (has('status')) filled.add('disputed');
  if (bringsLines(plan)) filled.add('lines');
  if (plan.kind !== 'customers') filled.add('settles');
  const computes = (column: StageColumn): boolean =>
    column === 'dueBy' && plan.kind !== 'customers' && (plan.terms !== undefined || has('terms') || plan.standard);
  return STAGE_COLUMNS.map(([column]) => column).filter((column) => filled.has(column) || computes(column));
}

function recognisedOf(file: string, bytes: number, opened: Opened, sniffed: Sniffed): Recognised {
  const { format, sha256, encoding, delimiter, sheet } = opened;
  const { kind, columns, companies, header, values, facts } = sniffed;
  const tells = opened.table?.standard?.tellsOfPayments;
  const remembered = encoding !== null && !encoding.sure ? { encoding: encoding.value } : {};
  return {
    file, format, bytes, sha256, kind, encoding, delimiter, sheet, columns, companies,
    headerLine: opened.table?.standard === undefined ? (header?.line ?? null) : null,
    decimalMark: values?.decimalMark ?? null,
    dateOrder: values?.dateOrder ?? null,
    currency: facts?.currency ?? null,
    asOf: facts?.asOf ?? null,
    assumptions: [...opened.assumptions, ...sniffed.assumptions],
    profile: { ...remembered, ...sniffed.profile },
    ...(tells === undefined ? {} : { tellsOfPayments: tells }),
  }; // prettier-ignore
}
