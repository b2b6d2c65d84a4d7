import type { LedgerRow } from './mapping';
import type { ControlTotal, CurrencyTotals, SkipReason, Voided } from './reading';

/** The cells of a row, as far as its amount goes. */
interface AmountCells {
  readonly currency: string | undefined;
  readCurrency(field: 'currency'): void;
  amount(field: 'amount'): number | null | undefined;
}

/**
 * The count of a reading: rows, what was left out and why, sums per currency, what was taken for granted on the way, and the check
 * against the total that the file itself shows.
 */
export class Tally {
  lines = 0;
  rows = 0;
  readonly voided: Voided[] = [];
  /** Numbers of customers that were read as another one. */
  readonly codes = new Map<string, string>();
  readonly #skipped = new Map<SkipReason, number>();
  readonly #notes = new Map<Note, { count: number; line: number; value: string }>();
  readonly #sums = new Map<string, Sums>();
  readonly #own = new Map<string, number>();
  #column = 0;
  #sinceTotal = 0;
  #lastTotal: { line: number; fileMinor: number; allMinor: number; sinceMinor: number } | undefined;
  #currencies = new Set<string>();

  /** What the books say that a journal of ours told them: it is in their sums and not taken. */
  own(cells: AmountCells): void {
    cells.readCurrency('currency');
    const currency = cells.currency ?? '';
    this.#own.set(currency, this.ownMinor(currency) + (cells.amount('amount') ?? 0));
  }

  ownMinor = (currency: string): number => this.#own.get(currency) ?? 0;

  skip(reason: SkipReason): void {
    this.#skipped.set(reason, (this.#skipped.get(reason) ?? 0) + 1);
  }

  skips = (reason: SkipReason): boolean => this.#skipped.has(reason);

  void(voided: Voided): void {
    if (this.voided.length < MOST_VOIDED && voided.document !== '') this.voided.push(voided);
  }

  note(note: Note, line: number, value = ''): void {
    const known = this.#notes.get(note);
    if (known) known.count++;
    else this.#notes.set(note, { count: 1, line, value });
  }

  /** A number of a customer that is read as another one, as somebody decided; the number itself where it is one of its own. */
  readAs(code: string, meant: string): string {
    if (code !== meant && this.codes.size < MOST_CODES) this.codes.set(code, meant);
    return meant;
  }

  /** Counts a row that is given out. */
  take(row: LedgerRow): void {
    this.rows++;
    if (row.currency === null || row.amountMinor === null || row.kind === 'allocation') return;
    let sums = this.#sums.get(row.currency);
    if (sums === undefined) this.#sums.set(row.currency, (sums = new Sums()));
    sums.add(row);
  }

  /** A cell of the column that the file's own total adds up, as it stands there. */
  control(minor: number, currency: string | undefined): void {
    this.#column += minor;
    this.#sinceTotal += minor;
    if (currency !== undefined && this.#currencies.size < 2) this.#currencies.add(currency);
  }

  /** A total or subtotal row of the file. */
  fileTotal(line: number, fileMinor: number): void {
    this.#lastTotal = { line, fileMinor, allMinor: this.#column, sinceMinor: this.#sinceTotal };
    this.#sinceTotal = 0;
  }

  /** The last total of the file, unless it is a subtotal or adds up several currencies. */
  controlTotal(column: string, currency: string | undefined): ControlTotal | null {
    const total = this.#lastTotal;
    const unit = [...this.#currencies][0] ?? currency;
    if (total === undefined || unit === undefined || this.#currencies.size > 1 || this.#sinceTotal !== 0) return null;
    const agrees = total.fileMinor === total.allMinor;
    if (!agrees && total.fileMinor === total.sinceMinor) return null;
    return { line: total.line, column, currency: unit, fileMinor: total.fileMinor, readMinor: total.allMinor, agrees };
  }

  skipped(): { reason: SkipReason; sentence: string; count: number }[] {
    return [...this.#skipped].map(([reason, count]) => ({ reason, sentence: SKIPPED[reason], count }));
  }

  byCurrency(): Record<string, CurrencyTotals> {
    return Object.fromEntries([...this.#sums].sort().map(([currency, sums]) => [currency, sums.totals()]));
  }

  assumptions(): string[] {
    return [...this.#notes].map(([note, { count, line, value }]) => {
      const first = value === '' ? `first in line ${line}` : `first in line ${line}: ${value}`;
      return `${NOTES[note]} (${count === 1 ? 'once' : `${count} times`}, ${first}).`;
    });
  }
}

const MOST_VOIDED = 100_000;
const MOST_CODES = 1_000;

class Sums {
  #invoices = 0;
  #creditNotes = 0;
  #payments = 0;
  #adjustments = 0;
  #open = 0;

  add(row: LedgerRow): void {
    const amount = row.amountMinor ?? 0;
    if (row.kind === 'invoice') this.#invoices += amount;
    else if (row.kind === 'credit_note') this.#creditNotes += amount;
    else if (row.kind === 'adjustment') this.#adjustments += amount;
    else this.#payments += amount;
    this.#open += row.openMinor ?? 0;
  }

  totals(): CurrencyTotals {
    return {
      invoicesMinor: this.#invoices,
      creditNotesMinor: this.#creditNotes,
      paymentsMinor: this.#payments,
      adjustmentsMinor: this.#adjustments,
      openMinor: this.#open,
    };
  }
}

const SKIPPED: Readonly<Record<SkipReason, string>> = {
  total: 'a total or subtotal of the file',
  heading: 'a heading or a remark between the rows',
  'repeated-header': 'the header again, as at the top of a page',
  'repeated-row': 'the same document with the same amounts again',
  'further-line': 'a further line item of a document that was taken already',
  draft: 'a draft, not issued yet',
  void: 'void or cancelled',
  'no-receivable': 'an account that holds no receivables',
  'own-posting': 'what Duly wrote for the books itself: it is here already',
  'not-an-invoice': 'a quotation, order, template or bill: nothing that a customer owes',
  'zero-amount': 'an amount of zero, nothing open',
  'opening-balance': 'an opening balance that names no invoice',
  'carried-items': 'an opening balance that the books of the year before hold item by item',
  'billed-elsewhere': 'a document that another one bills again',
  summary: 'a summary of documents that another program wrote',
};

/** What was taken for granted in single rows. */
type Note =
  | 'rounded'
  | 'float-keys'
  | 'due-before-issue'
  | 'issue-assumed'
  | 'due-by-terms'
  | 'unknown-type'
  | 'unknown-e-invoice-state'
  | 'unknown-country'
  | 'no-address'
  | 'no-mailbox'
  | 'no-iban'
  | 'several-parts'
  | 'matched-settled'
  | 'bill'
  | 'damaged-letter';

const NOTES: Readonly<Record<Note, string>> = {
  rounded: 'Amounts with more digits than their currency has were rounded, half away from zero',
  'float-keys': 'Numbers that a spreadsheet wrote as 123.0 were read as 123',
  'due-before-issue': 'Invoices are due before they were issued; both days were kept',
  'issue-assumed': 'Invoices without an invoice date: the due day was taken for it',
  'due-by-terms': 'Due days were computed from the invoice date and the payment terms',
  'unknown-e-invoice-state': 'States of e-invoices that we do not know were left out',
  'unknown-type': 'Kinds of entry that we do not know were told apart by their sign',
  'unknown-country': 'Countries that we do not know were left out',
  'no-address': 'E-mail addresses without @ were left out',
  'no-mailbox': 'Contacts of invoices whose email is none were left out',
  'no-iban': 'Accounts of holders whose check digits are wrong were left out',
  'several-parts': 'Documents that stand in several rows with different due days were taken as invoices in parts',
  bill: 'Bills of exchange are paid on their day through the bank and are not chased unless they come back',
  'matched-settled': 'Rows with a matching code were taken as settled',
  'damaged-letter': 'Letters were damaged before the file reached us and show as �',
};
