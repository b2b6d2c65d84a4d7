import type { Day } from '../kernel/day';
import { exponent, toDecimal } from '../kernel/money';
import { plainAmount, readAmount, numberText, type AmountFault } from './formats/amount';
import { settledCurrency } from './formats/currency-mark';
import { isDay, isNoDay, readDay, serialDay, type DayFault } from './formats/day';
import { cellText, type Cell, type RawRow } from './formats/row';
import type { Field } from './headers';
import type { Plan } from './mapping-plan';
import type { Tally } from './mapping-tally';
import { ownCopy, shown, type LineCode, type ProblemList } from './problem';

/**
 * The cells of one row as days, amounts and texts of our own, by the plan of the file. What cannot be read becomes a Problem that
 * names line, column, value and what was expected; the row then counts as broken and the other cells are still looked at.
 */
export class Cells {
  #row: RawRow = { line: 0, cells: [] };
  #currency: string | undefined;
  /** Digits after the decimal mark in the row's currency. */
  #digits = 2;
  #currencyBy: 'column' | 'cell' | 'file' = 'file';
  /** An ISO code that was found to be one: most files repeat a single one. */
  #lastCurrency = '';
  broken = false;
  readonly #serials = new Map<number, Day | DayFault>();
  readonly #dayCache = new Map<Field, Map<string, Day | DayFault>>();

  constructor(
    private readonly plan: Plan,
    private readonly problems: ProblemList,
    private readonly tally: Tally,
  ) {}

  /** Turns to the next row. */
  open(row: RawRow): void {
    this.#row = row;
    this.broken = false;
    this.#setCurrency(this.plan.currency, 'file');
  }

  /** The digits are looked up only where the currency is another text than that of the row before. */
  #setCurrency(code: string | undefined, by: 'column' | 'cell' | 'file'): void {
    this.#currencyBy = by;
    if (code === this.#currency) return;
    this.#currency = code;
    this.#digits = code === undefined ? 2 : exponent(code);
  }

  /** Terms of payment that the file has for the customer of this row; empty: none. */
  get masters(): string {
    return this.#row.masters ?? '';
  }

  get line(): number {
    return this.#row.line;
  }

  get currency(): string | undefined {
    return this.#currency;
  }

  cell(field: Field): Cell | undefined {
    const at = this.plan.columns.get(field);
    return at === undefined ? undefined : this.#row.cells[at];
  }

  cellAt(at: number): Cell | undefined {
    return this.#row.cells[at];
  }

  text(field: Field): string {
    return cellText(this.cell(field));
  }

  /** The text, or null where the cell is empty or absent. */
  textOrNull(field: Field): string | null {
    const text = this.text(field);
    return text === '' || this.#isFormula(text) ? null : text;
  }

  /** A number that is a name (customer, document), with what spreadsheets do to such numbers undone or refused. */
  key(field: Field): string {
    const text = this.text(field);
    const meant = field === 'customerCode' ? this.plan.codes.get(text) : undefined;
    if (meant !== undefined) return this.tally.readAs(text, meant);
    if (text.length > 3 && /^(?:\d(?:[.,]\d+)?[eE]\+\d+|\d+[.,]0)$/.test(text)) {
      if (/[eE]/.test(text)) {
        this.fault(field, 'damaged-number', 'a spreadsheet has cut this number', 'the number in full', 'Format the column as text in the source and export again.'); // prettier-ignore
        return text;
      }
      this.tally.note('float-keys', this.line);
      return text.slice(0, -2);
    }
    return this.#isFormula(text) ? this.#noValue(field) : text;
  }

  /** Reads the row's currency from its column; amounts may still bring their own. */
  readCurrency(field: 'currency' | 'localCurrency'): void {
    const text = this.text(field);
    if (text === '') return;
    if (text === this.#lastCurrency) {
      this.#setCurrency(this.#lastCurrency, 'column');
      return;
    }
    const code = settledCurrency(text, this.plan.currency);
    if (code === undefined) {
      this.fault(field, 'unknown-currency', 'this is no currency that can be told', 'an ISO code such as EUR', 'Write the ISO code, or give the currency of the file with --currency.'); // prettier-ignore
      return;
    }
    this.#setCurrency(code, 'column');
    if (code === text) this.#lastCurrency = ownCopy(code);
  }

  day(field: Field): Day | null {
    const style = this.plan.days.get(field);
    const cell = this.cell(field);
    if (style === undefined || cell === undefined || cell === '') return null;
    if (typeof cell === 'number') return cell === 0 ? null : this.#dayOr(field, this.#serial(Math.floor(cell)));
    const cache = this.#cacheOf(field);
    const known = cache.get(cell);
    if (known !== undefined && isDay(known)) return known;
    const text = cellText(cell);
    if (isNoDay(text)) return null;
    const found = readDay(text, style);
    if (cache.size > 5_000) cache.clear();
    if (cell.length < 13) cache.set(cell, found); // a longer text would keep its piece of the file alive
    return this.#dayOr(field, found);
  }

  /** Minor units of the row's currency; null where the cell is empty; undefined where it cannot be read (then a Problem). */
  amount(field: Field): number | null | undefined {
    const at = this.plan.columns.get(field);
    return at === undefined ? null : this.amountAt(at);
  }

  amountAt(at: number): number | null | undefined {
    const cell = this.#row.cells[at];
    if (cell === undefined || cell === '') return null;
    const digits = this.#digits;
    const mark = typeof cell === 'number' ? '.' : this.plan.decimalMark;
    const written = typeof cell === 'number' ? numberText(cell) : cell;
    const fast = plainAmount(written, mark, digits);
    if (!Number.isNaN(fast)) return fast;
    const text = cellText(written);
    if (text === '') return null;
    if (/^[-–—]$/.test(text)) return 0;
    const found = readAmount(text, mark, digits);
    if (typeof found === 'string') {
      this.#amountFault(at, text, found);
      return undefined;
    }
    if (found.mark !== '' && !this.#takeMark(at, found.mark)) return undefined;
    const now = this.#digits;
    const final = now === digits ? found : readAmount(text, mark, now);
    if (typeof final === 'string') {
      this.#amountFault(at, text, final);
      return undefined;
    }
    if (final.rounded) this.tally.note('rounded', this.line, text);
    return final.minor;
  }

  /**
   * An amount beside the entry, in a currency of its own (undefined: unknown, two digits), from nothing upwards. `strict`: what cannot
   * be read is a Problem of the row; otherwise it is passed over.
   */
  limit(field: Field, currency: string | undefined, strict: boolean): number | null {
    const [code, by] = [this.#currency, this.#currencyBy];
    this.#setCurrency(currency, 'column');
    const found = strict ? this.amount(field) : this.peek(field);
    this.#setCurrency(code, by);
    if (found === undefined || found === null || found >= 0) return found ?? null;
    if (strict) this.fault(field, 'bad-amount', 'a limit cannot be less than nothing', 'an amount from 0 on', 'Correct the limit in the source and export again.'); // prettier-ignore
    return null;
  }

  /** The amount as it stands there, without a word about what cannot be read: for the totals of the file. */
  peek(field: Field, digits = this.#digits): number | undefined {
    const cell = this.cell(field);
    if (cell === undefined || cell === '') return undefined;
    const isNumber = typeof cell === 'number';
    const found = readAmount(isNumber ? numberText(cell) : cell, isNumber ? '.' : this.plan.decimalMark, digits);
    return typeof found === 'string' ? undefined : found.minor;
  }

  /** Records a Problem of the present row. */
  fault(column: Field | number, code: LineCode, fault: string, expected: string, remedy: string): void {
    this.broken = true;
    const at = typeof column === 'number' ? column : this.plan.columns.get(column);
    const value = at === undefined ? '' : shown(cellText(this.#row.cells[at]));
    this.problems.add({
      file: this.#row.file ?? this.plan.file,
      line: this.#row.line,
      column: at === undefined ? null : headingAt(this.plan.headings, at),
      value: value === '' ? null : value,
      fault, expected, remedy, code,
    }); // prettier-ignore
  }

  #serial(serial: number): Day | DayFault {
    const known = this.#serials.get(serial);
    if (known !== undefined) return known;
    const found = serialDay(serial);
    if (this.#serials.size > 5_000) this.#serials.clear();
    this.#serials.set(serial, found);
    return found;
  }

  #cacheOf(field: Field): Map<string, Day | DayFault> {
    const known = this.#dayCache.get(field);
    if (known) return known;
    const made = new Map<string, Day | DayFault>();
    this.#dayCache.set(field, made);
    return made;
  }

  #dayOr(field: Field, found: Day | DayFault | null): Day | null {
    if (found === null || isDay(found)) return found;
    if (this.#isFormula(this.text(field))) {
      this.#noValue(field);
      return null;
    }
    const code = found.fault === 'not-a-day' ? 'bad-day' : found.fault;
    const style = this.plan.days.get(field);
    const how = code === 'ambiguous-day' ? 'Write the day as 2026-04-03, or say the order with --date-order.' : 'Correct the day in the source and export again.'; // prettier-ignore
    this.fault(field, code, found.says, `a day such as ${SAMPLE_DAY[style?.order ?? 'ymd']}`, how);
    return null;
  }

  #amountFault(at: number, text: string, fault: AmountFault): void {
    const mark = this.plan.decimalMark;
    const sample = `an amount such as 1234${mark}56`;
    if (this.#isFormula(text)) this.#noValue(at);
    else if (/^#[A-Z/0!?_]+$/.test(text)) {
      this.fault(at, 'cell-error', 'the spreadsheet shows an error here', 'an amount', 'Repair the formula in the workbook and save it.'); // prettier-ignore
    } else if (fault === 'other-mark') {
      const named = mark === '.' ? 'point' : 'comma';
      this.fault(at, 'bad-amount', `the other amounts have a decimal ${named}`, sample, `Write it like the others, or say --decimal "${mark === '.' ? ',' : '.'}" for the whole file.`); // prettier-ignore
    } else {
      const says = fault === 'too-long' ? 'this number has too many digits' : 'this is no amount';
      this.fault(at, 'bad-amount', says, sample, 'Correct the amount in the source and export again.');
    }
  }

  /** A formula that the workbook was saved without the result of. */
  #isFormula(text: string): boolean {
    return this.plan.format === 'xlsx' && text.startsWith('=');
  }

  #noValue(at: Field | number): string {
    this.fault(at, 'no-cached-value', 'this formula was saved without its result', 'a value', 'Open the workbook in Excel, let it calculate, and save it.'); // prettier-ignore
    return '';
  }

  /** A currency beside the number: it must agree with the row's own. */
  #takeMark(at: number, mark: string): boolean {
    const code = settledCurrency(mark, this.#currencyBy === 'file' ? this.plan.currency : this.#currency);
    if (code === undefined) {
      const known = this.#currency === undefined ? '' : `, ${this.#currency} being the currency of the row`;
      this.fault(at, 'unknown-currency', `"${mark}" stands for no single currency${known}`, 'an ISO code such as EUR', 'Write the ISO code in a currency column, or give the currency of the file with --currency.'); // prettier-ignore
      return false;
    }
    if (this.#currencyBy !== 'file' && code !== this.#currency) {
      this.fault(at, 'unknown-currency', `the amount says ${code}, the row says ${this.#currency}`, 'one currency in a row', 'Correct the currency of this row.'); // prettier-ignore
      return false;
    }
    this.#setCurrency(code, 'cell');
    return true;
  }
}

const SAMPLE_DAY = { dmy: '25/03/2026', mdy: '03/25/2026', ymd: '2026-03-25' } as const;

/** The heading of a column; its letter where it has none. */
export function headingAt(headings: readonly string[], at: number): string {
  const heading = headings[at] ?? '';
  return heading === '' ? `column ${columnLetter(at)}` : heading;
}

/** 0 → A, 27 → AB, as spreadsheets show it. */
function columnLetter(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : columnLetter(Math.floor(at / 26) - 1) + columnLetter(at % 26);
}

/** An amount as it stands in sentences about a file. */
export const amountInWords = (minor: number, currency: string | null | undefined): string =>
  `${toDecimal(minor, currency ?? 'EUR')}${currency ? ` ${currency}` : ''}`;
