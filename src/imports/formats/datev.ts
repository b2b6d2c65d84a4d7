import { dayFrom, type Day } from '../../kernel/day';
import { toDecimal } from '../../kernel/money';
import { LIMITS, type ReadOptions } from '../mapping-profile';
import type { Problem } from '../problem';
import type { Found } from '../reading';
import { refusal } from '../sniff-kind';
import { askTerms, isDebtorAccount } from './accounts';
import { ownNumber } from './own-number';
import { textOf } from './bytes';
import { Counted } from './counted';
import { csvRecords } from './csv';
import { bookingOf, counterKind, type DatevBooking } from './datev-bookings';
import { headerIn, type DatevHeader } from './datev-header';
import { DatevMasters } from './datev-masters';
import { cellText, type RawRow } from './row';
import type { Standard } from './standard';
import type { OpenedStandard, StandardFile } from './standard-file';

/**
 * DATEV EXTF, a Buchungsstapel (category 21): bookings whose places in the line are fixed, amounts without a sign whose side is that of
 * `Konto`, days without a year. Debtors are known by their numbers, one digit longer than those of the other accounts.
 */
export const isDatev = (head: string): boolean => /^\s*"?(?:EXTF|DTVF)"?;/.test(head);

export function openDatev(file: StandardFile, options: ReadOptions): OpenedStandard {
  const bytes = new Counted(file.bytes);
  const width = file.head.split('\n', 2)[1]?.split(';').length ?? 0; // tells a text with a line break from a quotation mark never closed
  const style = { delimiter: ';', lineLength: options.limits?.lineLength ?? LIMITS.lineLength, width };
  const records = (): Generator<RawRow> => csvRecords(textOf(bytes, file.encoding.value, file.skip), style);
  const header = headerIn(records());
  const datev = header.category === '16' ? new DatevMasters(file.file, header, records, options) : new Datev(file.file, header, records, options); // prettier-ignore
  const table = { file: file.file, format: 'datev' as const, standard: datev.standard, rows: () => datev.rows() };
  return { table, encoding: file.encoding, progress: () => bytes.taken };
}

const COLUMNS: Standard['columns'] = [
  { field: 'type', heading: 'Soll/Haben-Kennzeichen' },
  { field: 'document', heading: 'Belegfeld 1' },
  { field: 'customerCode', heading: 'Konto' },
  { field: 'issuedOn', heading: 'Belegdatum' },
  { field: 'dueOn', heading: 'Fälligkeit' },
  { field: 'amount', heading: 'Umsatz' },
  { field: 'currency', heading: 'WKZ Umsatz' },
  { field: 'settles', heading: 'Belegfeld 1, bezahlt' },
  { field: 'subject', heading: 'Buchungstext' },
];

const CATEGORIES: Readonly<Record<string, string>> = {
  '20': 'Kontenbeschriftungen', '46': 'Zahlungsbedingungen', '48': 'Diverse Adressen', '65': 'Wiederkehrende Buchungen',
}; // prettier-ignore

class Datev {
  readonly standard: Standard;
  /** What the debtors come to in the currency of the file. */
  #minor = 0;
  #lines = 0;
  #found = 0;
  #undated = 0;
  #newest = '';
  readonly #counters = new Map<string, number>();

  constructor(
    readonly file: string,
    private readonly header: DatevHeader,
    private readonly records: () => Generator<RawRow>,
    private readonly options: ReadOptions,
  ) {
    if (this.header.category === '21') this.#survey();
    const currency = this.header.currency;
    const day = dayFrom(this.#newest);
    const refusals = this.#refusals();
    this.standard = {
      kind: 'invoices',
      columns: COLUMNS,
      currency: { value: currency === '' ? 'EUR' : currency, because: currency === '' ? 'the header names none' : 'the header of the file', sure: currency !== '' },
      asOf: day === undefined ? null : ({ value: day, because: 'the newest booking', sure: true } satisfies Found<Day>),
      refusals,
      questions: options.termsDays === undefined && this.#undated > 0 ? [askTerms()] : [],
      problems: [],
      assumptions: refusals.length > 0 ? [] : ['Payments pay the invoice whose number they carry in Belegfeld 1; the file says no more of what settles what.'],
      balance: { minor: this.#minor, of: 'the debtors' },
    };
  } // prettier-ignore

  *rows(): Generator<RawRow> {
    const seen: Seen = { whole: this.#documents(), taken: new Map() };
    for (const raw of this.#bookings()) {
      if (raw.fault !== undefined) {
        yield raw;
        continue;
      }
      const sides = this.#sidesOf(raw);
      if (sides.length === 0) yield { line: raw.line, cells: [], skip: 'no-receivable' };
      for (const booking of sides) yield this.#row(booking, seen);
    }
  }

  #row(booking: DatevBooking, { whole, taken }: Seen): RawRow {
    const { line, minor, customer, number, day, due, currency, text, written } = booking;
    if (minor === undefined) return { line, cells: ['', '', '', '', '', written], wrong: { field: 'amount', code: 'bad-amount', fault: 'this is no amount with its side', expected: 'an amount such as 1234,56 and S or H', remedy: 'Correct it in the source and export again.' } }; // prettier-ignore
    if (minor === 0) return { line, cells: [], skip: 'zero-amount' };
    const type = this.#typeOf(booking);
    const isDocument = (type === 'invoice' || type === 'credit note') && number !== '';
    const known = isDocument ? whole.get(keyOf(booking, type)) : undefined;
    if (isDocument && known?.line !== line) return { line, cells: [], skip: 'further-line' };
    const settles = minor < 0 ? number : '';
    const isMoney = type === 'payment' || type === 'refund';
    const own = isDocument || isMoney || number === '' ? number : ownNumber(taken, `${customer}\u0001${type}`, number);
    const document = isMoney ? '' : own;
    return { line, cells: [type, document, customer, day, due, toDecimal(known?.minor ?? minor, 'EUR'), currency, settles, text] }; // prettier-ignore
  }

  #typeOf = (booking: DatevBooking): 'invoice' | 'credit note' | 'payment' | 'refund' | 'adjustment' => {
    const kind = counterKind(booking.counter, this.header.digits, this.header.chart || this.#chart());
    const isDebit = (booking.minor ?? 0) > 0;
    if (kind === 'sales') return isDebit ? 'invoice' : 'credit note';
    if (kind === 'bank') return isDebit ? 'refund' : 'payment';
    return 'adjustment';
  };

  /** SKR 03 books sales on 8000 to 8999, SKR 04 on 4000 to 4999. */
  #chart = (): string => ((this.#counters.get('8') ?? 0) >= (this.#counters.get('4') ?? 0) ? '03' : '04');

  #survey(): void {
    for (const raw of this.#bookings()) {
      this.#lines++;
      if (raw.fault !== undefined) continue;
      for (const { minor, counter, day, due, currency } of this.#sidesOf(raw)) {
        this.#found++;
        const first = counter.replace(/^0+(?=\d)/, '').charAt(0);
        this.#counters.set(first, (this.#counters.get(first) ?? 0) + 1);
        if (due === '') this.#undated++;
        if (/^\d{4}-\d{2}-\d{2}$/.test(day) && day > this.#newest) this.#newest = day;
        if (currency === '' || currency === (this.header.currency || 'EUR')) this.#minor += minor ?? 0;
      }
    }
  }

  #documents(): ReadonlyMap<string, Whole> {
    const whole = new Map<string, { line: number; minor: number }>();
    for (const raw of this.#bookings()) {
      if (raw.fault !== undefined) continue;
      for (const booking of this.#sidesOf(raw)) {
        if (booking.number === '' || booking.minor === undefined || booking.minor === 0) continue;
        const key = keyOf(booking, this.#typeOf(booking));
        const known = whole.get(key);
        if (known === undefined) whole.set(key, { line: booking.line, minor: booking.minor });
        else known.minor += booking.minor;
      }
    }
    return whole;
  }

  /** The lines below the two of the header, without blank ones. */
  *#bookings(): Generator<RawRow> {
    let at = 0;
    for (const raw of this.records()) {
      if (at++ < 2 || (raw.cells.length === 1 && cellText(raw.cells[0]) === '')) continue;
      yield raw;
    }
  }

  /** A booking between two debtors moves both. */
  #sidesOf(raw: RawRow): DatevBooking[] {
    const isDebtor = (account: string): boolean => isDebtorAccount(account, this.header.digits, this.options.accounts);
    return (['account', 'counter'] as const).flatMap((side) => bookingOf(raw, side, this.header, isDebtor) ?? []);
  }

  #refusals(): Problem[] {
    const { category, name, begins } = this.header;
    if (category !== '21') {
      const what = CATEGORIES[category] ?? (name === '' ? 'of an unknown category' : name);
      return [refusal(this, 'other-format', `this is a DATEV file with ${what}, which holds no bookings`, 'a Buchungsstapel (category 21), Debitoren/Kreditoren (16), or a list of open items', 'Export the Buchungsstapel, or the list of open items (OPOS).')]; // prettier-ignore
    }
    if (dayFrom(`${begins.slice(0, 4)}-${begins.slice(4, 6)}-${begins.slice(6)}`) === undefined) {
      return [refusal(this, 'damaged-file', 'the first line does not say when the fiscal year begins, so that days have no year', 'a day such as 20260101 in field 13', 'Export the file again.')]; // prettier-ignore
    }
    if (this.#lines === 0) return [refusal(this, 'no-rows', 'the file has headings and no rows', 'at least one row', 'Check the filter of the export.')]; // prettier-ignore
    if (this.#found > 0) return [];
    const whose = this.options.accounts === undefined ? `from ${'1'.padEnd(this.header.digits + 1, '0')} to ${'6'.padEnd(this.header.digits + 1, '9')}` : `that begins with ${this.options.accounts.join(' or ')}`; // prettier-ignore
    return [refusal(this, 'no-receivables', `none of its ${this.#lines} bookings touches an account ${whose}`, 'bookings on accounts of debtors', 'Say which accounts they are with --accounts, or export the bookings of the debtors.')]; // prettier-ignore
  }
}

interface Seen {
  readonly whole: ReadonlyMap<string, Whole>;
  readonly taken: Map<string, number>;
}

interface Whole {
  readonly line: number;
  readonly minor: number;
}

const keyOf = ({ customer, number, currency }: DatevBooking, type: string): string =>
  `${customer}\u0001${type}\u0001${number}\u0001${currency}`;
