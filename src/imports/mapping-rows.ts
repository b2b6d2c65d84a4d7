import { Cells, headingAt } from './mapping-cells';
import { emptyRow, type LedgerRow } from './mapping';
import { allocationOf, appliedOf, isApplied } from './mapping-allocation';
import { customerInRow, customerOf, type Customer } from './mapping-customer';
import { Doubles } from './mapping-doubles';
import { EntryMapper } from './mapping-entry';
import { FAULTS } from './mapping-faults';
import { Lines } from './mapping-lines';
import { Party } from './mapping-party';
import type { Plan } from './mapping-plan';
import type { Tally } from './mapping-tally';
import { accountInLabel, isBucketLabel, isTotalLabel } from './mapping-words';
import { dayShaped } from './formats/day';
import { cellText, type Cell, type RawRow, type RowFault } from './formats/row';
import type { Field } from './headers';
import { shown, type Problem, type ProblemList } from './problem';
import { isHeaderLike, signature } from './sniff-header';

/**
 * The rows of a table, one after the other, into ledger rows: entries are told from headings, totals, repeated headers and remarks,
 * and get their customer, wherever the file says whose they are.
 */
export class RowMapper {
  /** Rows that are ready; whoever writes them out empties it. */
  readonly out: LedgerRow[] = [];
  /** Set where reading must end: another table begins. */
  stopped: Problem | undefined;
  readonly #cells: Cells;
  readonly #entries: EntryMapper;
  readonly #party: Party;
  readonly #doubles: Doubles;
  readonly #lines: Lines;
  #customer: Customer | undefined;
  /** Entries that wait for the row after them which says whose they are. */
  #waiting: { raw: RawRow; row: LedgerRow }[] = [];

  constructor(
    private readonly plan: Plan,
    private readonly problems: ProblemList,
    private readonly tally: Tally,
  ) {
    this.#cells = new Cells(plan, problems, tally);
    this.#party = new Party(plan, this.#cells, tally);
    this.#entries = new EntryMapper(plan, this.#cells, this.#party, tally);
    this.#doubles = new Doubles(plan, this.#cells, tally);
    this.#lines = new Lines(plan, this.#cells, (row) => this.out.push(row));
  }

  take(raw: RawRow): void {
    this.#cells.open(raw);
    if (raw.fault !== undefined) {
      this.#broken(raw, raw.fault);
      return;
    }
    if (raw.skip !== undefined || raw.wrong !== undefined) {
      this.#setAside(raw);
      return;
    }
    if (!this.plan.standard && !this.#isPlainEntry() && !this.#isEntry(raw)) return;
    if (raw.cells.length > this.plan.headings.length && this.#overflows(raw)) return;
    this.tally.lines++;
    if (this.plan.kind === 'customers') this.#takeCustomer();
    else this.#takeEntry(raw);
  }

  /** After the last row: what still waits for its customer has none. */
  end(): void {
    for (const { raw } of this.#waiting) {
      this.#cells.open(raw);
      this.#noCustomer();
    }
    this.#waiting = [];
    this.#lines.end();
  }

  #takeEntry(raw: RawRow): void {
    if (this.plan.kind === 'allocations') {
      const row = allocationOf(this.#cells);
      if (row === undefined || !this.#doubles.admit(row)) return;
      this.tally.take(row);
      this.out.push(row);
      return;
    }
    if (this.plan.standard && isApplied(this.#cells.cell('type'))) {
      const row = appliedOf(this.#cells);
      if (row === undefined) return;
      this.tally.take(row);
      this.out.push(row);
      return;
    }
    const row = this.#entries.map();
    if (row && raw.lines) row.lines = JSON.stringify(raw.lines);
    if (this.plan.customer === 'row-after') {
      if (row) this.#waiting.push({ raw, row });
      if (this.#waiting.length > MOST_WAITING) this.end();
      return;
    }
    const customer = this.#customerOfRow();
    if (customer !== undefined && row !== undefined) this.#give(row, customer);
    if (customer === undefined && (row !== undefined || this.#cells.broken)) this.#noCustomer();
  }

  #takeCustomer(): void {
    const customer = this.#customerOfRow();
    if (customer === undefined) {
      this.#noCustomer();
      return;
    }
    const row = emptyRow(this.#cells.line, 'customer');
    this.#party.fill(row);
    if (this.plan.columns.has('blockedUntil')) row.blockedUntil = this.#cells.day('blockedUntil');
    this.#give(row, customer);
  }

  #give(row: LedgerRow, customer: Customer): void {
    if (this.#cells.broken) return;
    row.customerCode = this.#meant(customer.code);
    row.customerName = customer.name;
    if (customer.name.includes('\ufffd')) this.tally.note('damaged-letter', row.line, customer.name);
    if (!this.#doubles.admit(row)) {
      if (this.#doubles.wasFurther) this.#lines.further(row.document);
      return;
    }
    this.tally.take(row);
    this.#lines.begin(row);
  }

  /** In a column the number was read as what it means already. */
  #meant(code: string): string {
    const meant = this.plan.columns.has('customerCode') ? undefined : this.plan.codes.get(code);
    return meant === undefined ? code : this.tally.readAs(code, meant);
  }

  /** The row's own customer; in a list that names it once, the one above. */
  #customerOfRow(): Customer | undefined {
    if (this.plan.customer === 'row-before') return this.#customer;
    const own = customerOf(this.#cells.key('customerCode'), this.#cells.key('customerName'));
    if (this.plan.customer !== 'first-row') return own;
    if (own) this.#customer = own;
    return this.#customer;
  }

  #noCustomer(): void {
    const field: Field = this.plan.columns.has('customerCode') ? 'customerCode' : 'customerName';
    this.#cells.fault(field, 'missing-customer', 'nothing says whose entry this is', 'a customer number or name', 'Fill it in in the source and export again.'); // prettier-ignore
  }

  /** Number, amount and a day are there: an entry without a further look. */
  #isPlainEntry(): boolean {
    const cells = this.#cells;
    if (isEmpty(cells.cell('document')) || !AMOUNTS.some((field) => hasDigit(cells.cell(field)))) return false;
    return !isEmpty(cells.cell('dueOn')) || !isEmpty(cells.cell('issuedOn'));
  }

  #isHeader(texts: readonly string[]): boolean {
    const { headings, headerRows } = this.plan;
    return (
      texts.some((text, at) => text !== '' && (headings[at] ?? '').includes(text)) &&
      headerRows.includes(signature(texts))
    );
  }

  /** Looks at a row that is no plain entry; everything that is none is counted with its reason. */
  #isEntry(raw: RawRow): boolean {
    const texts = raw.cells.map((cell) => cellText(cell));
    const filled = texts.filter((text) => text !== '');
    if (filled.length === 0) return false;
    if (this.#isHeader(texts)) return this.#skip('repeated-header');
    if (isHeaderLike(filled)) return this.#anotherTable(raw);
    if (this.#isTotal(texts)) return this.#total(raw, filled);
    if (this.plan.kind === 'customers') return filled.length > 1 || this.#skip('heading');
    if (this.#hasAmount()) return this.#isNamed() || this.#total(raw, filled);
    if (filled.some((text) => isBucketLabel(text)) && filled.length < 3) return this.#skip('heading');
    if (this.plan.customer === 'row-before' && !this.#hasDay()) {
      this.#customer = customerInRow(raw) ?? this.#customer;
      return this.#skip('heading');
    }
    if (this.plan.lineItems && !isEmpty(this.#cells.cell('document'))) {
      this.#lines.further(this.#cells.text('document'));
      return this.#skip('further-line');
    }
    return (this.#hasDay() && this.#isNamed()) || this.#skip('heading');
  }

  #skip(reason: 'repeated-header' | 'heading' | 'total' | 'further-line'): false {
    this.tally.skip(reason);
    return false;
  }

  /** A label of a total where an entry has its number, its customer or nothing; an entry has a day or a number. */
  #isTotal(texts: readonly string[]): boolean {
    const first = texts.find((text) => text !== '') ?? '';
    if (this.plan.kind === 'customers') return isTotalLabel(first) && texts.filter((text) => text !== '').length < 3;
    const document = this.#cells.text('document');
    if (this.#hasDay() || (document !== '' && document !== first && !isTotalLabel(document))) return false;
    if (this.plan.customer === 'row-after' && accountInLabel(first) !== undefined) return true;
    return [first, document, this.#cells.text('customerName'), this.#cells.text('subject')].some(isTotalLabel);
  }

  #total(raw: RawRow, filled: readonly string[]): false {
    const amount = this.#columnOfTotal();
    if (amount !== undefined) this.tally.fileTotal(raw.line, amount);
    const label = filled.find((text) => accountInLabel(text) !== undefined) ?? filled[0] ?? '';
    if (this.plan.customer === 'row-after') this.#giveWaiting(customerInTotal(label));
    else if (this.plan.customer === 'row-before') this.#customer = undefined;
    return this.#skip('total');
  }

  /** What a total row shows in the column that is added up for the check. */
  #columnOfTotal(): number | undefined {
    const { columns, signs } = this.plan;
    if (columns.has('open')) return this.#cells.peek('open');
    if (!columns.has('debit') || !columns.has('credit')) return this.#cells.peek('amount');
    const [debit, credit] = [this.#cells.peek('debit'), this.#cells.peek('credit')];
    if (debit === undefined && credit === undefined) return undefined;
    return (debit ?? 0) - (signs.creditNegative ? -(credit ?? 0) : (credit ?? 0));
  }

  #giveWaiting(customer: Customer | undefined): void {
    if (customer === undefined) return; // a subtotal of something else
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { raw, row } of waiting) {
      this.#cells.open(raw);
      this.#give(row, customer);
    }
  }

  #hasAmount(): boolean {
    const cells = this.#cells;
    if (AMOUNTS.some((field) => !isEmpty(cells.cell(field)))) return true;
    return this.plan.buckets.some((at) => !isEmpty(cells.cellAt(at)));
  }

  #hasDay(): boolean {
    return DAYS.some((field) => dayShaped(this.#cells.text(field)));
  }

  #isNamed(): boolean {
    return this.#hasDay() || NAMES.some((field) => !isEmpty(this.#cells.cell(field)));
  }

  #anotherTable(raw: RawRow): false {
    this.stopped = {
      file: this.plan.file,
      line: raw.line,
      column: null,
      value: shown(raw.cells.map((cell) => cellText(cell)).filter((text) => text !== '').join(' | ')),
      fault: 'another table begins here',
      expected: 'one table in a file',
      remedy: 'Save each table as a file of its own, or choose one by its header row with --header-line.',
      code: 'several-tables',
    }; // prettier-ignore
    if (!this.plan.oneTable) this.problems.add(this.stopped);
    return false;
  }

  /** What the reader of a standard format knows to be nothing to book, or wrong. */
  #setAside({ skip, wrong }: RawRow): void {
    this.tally.lines++;
    if (skip !== undefined) this.tally.skip(skip);
    else if (wrong !== undefined) this.#cells.fault(wrong.field, wrong.code, wrong.fault, wrong.expected, wrong.remedy);
  }

  #overflows(raw: RawRow): boolean {
    const width = this.plan.headings.length;
    const extra = raw.cells.slice(width).findIndex((cell) => cellText(cell) !== '');
    if (extra < 0) return false;
    this.tally.lines++;
    this.#cells.fault(width + extra, 'too-many-cells', `the row has ${raw.cells.length} cells, the header ${width}`, `${width} cells`, `Put texts that hold the separator in quotation marks (before ${headingAt(this.plan.headings, width + extra)}).`); // prettier-ignore
    return true;
  }

  #broken(raw: RawRow, fault: RowFault): void {
    this.tally.lines++;
    const [what, expected, remedy] = FAULTS[fault];
    this.problems.add({
      file: this.plan.file, line: raw.line, column: null, value: shown(cellText(raw.cells[0])), fault: what, expected, remedy,
      code: fault,
    }); // prettier-ignore
  }
}

const MOST_WAITING = 100_000;
const AMOUNTS: readonly Field[] = ['amount', 'open', 'debit', 'credit'];
const DAYS: readonly Field[] = ['dueOn', 'issuedOn', 'postedOn', 'settledOn'];
const NAMES: readonly Field[] = ['document', 'customerCode', 'sourceId'];

const isEmpty = (cell: unknown): boolean =>
  cell === undefined || cell === '' || (typeof cell === 'string' && cell.trim() === '');

const hasDigit = (cell: Cell | undefined): boolean =>
  typeof cell === 'number' || (cell !== undefined && /\d/.test(cell));

function customerInTotal(label: string): Customer | undefined {
  const code = accountInLabel(label);
  if (code !== undefined) return customerOf(code, '');
  const name = /^(?:total for|total|summe|sous-total|subtotal|totaal|summa|result|ergebnis)\s+(.+)$/i.exec(label)?.[1];
  return name === undefined ? undefined : customerOf('', name);
}
