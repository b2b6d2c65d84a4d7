import type { RowWrong } from './row';
import { isAmong } from './accounts';
import { noAmount, whose, written, type BooksCustomer, type BooksRow } from './books-columns';
import { type Numbering, type LedgerEntry, type LedgerLine } from './books-ledger';
import { numberInYear, ownNumber } from './own-number';

/** What the general ledger needs to be told to say who owes what. */
export interface LedgerHow {
  readonly accounts: readonly string[];
  readonly books: string;
  readonly numbering: Numbering;
  readonly customers: ReadonlyMap<string, BooksCustomer>;
}

type Type = 'invoice' | 'credit note' | 'payment' | 'refund' | 'adjustment';

interface Understood {
  readonly type: Type;
  readonly number: string;
  /** It stands under the number of a document, so that its lines are one. */
  readonly isDocument: boolean;
  readonly currency: string;
  readonly minor: number;
}

/** The receivables of a general ledger: what each document comes to over its lines, and what is paid by a number that it shares. */
export class LedgerDocuments {
  readonly #whole = new Map<string, { readonly line: number; minor: number }>();
  /** Customer and number or payment reference → the number of the invoice. */
  readonly #invoices = new Map<string, string>();
  readonly #taken = new Map<string, number>();
  /** In the currency of the books, of what is booked. */
  minor = 0;
  openings = 0;
  undated = 0;
  computed = 0;
  /** By customer, over all of its lines. */
  readonly moved = new Map<string, number>();

  constructor(
    entries: Iterable<LedgerEntry>,
    private readonly how: LedgerHow,
  ) {
    for (const entry of entries) for (const line of this.#receivable(entry)) this.#take(entry, line);
  }

  *rowsOf(entry: LedgerEntry): Generator<BooksRow> {
    for (const line of entry.lines) {
      if (!isAmong(line.account, this.how.accounts)) yield { line: line.line, cells: {}, skip: 'no-receivable' };
      else yield this.#row(entry, line);
    }
  }

  #receivable = ({ lines }: LedgerEntry): readonly LedgerLine[] =>
    lines.filter(({ account, minor }) => minor !== undefined && minor !== 0 && isAmong(account, this.how.accounts));

  #take(entry: LedgerEntry, line: LedgerLine): void {
    const { customer, minor = 0 } = line;
    if (this.#isUnnamed(entry, line)) {
      this.openings++;
      return;
    }
    this.moved.set(customer, (this.moved.get(customer) ?? 0) + minor);
    if (line.foreign === undefined) this.minor += minor;
    const one = this.#understood(entry, line);
    if (!one.isDocument || customer === '') return;
    const key = keyOf(customer, one);
    const known = this.#whole.get(key);
    if (known !== undefined) {
      known.minor += one.minor;
      return;
    }
    this.#whole.set(key, { line: line.line, minor: one.minor });
    if (one.type !== 'invoice' && !(entry.isOpening && minor > 0)) return;
    for (const number of [one.number, line.cid, entry.id])
      if (number !== '' && !this.#invoices.has(`${customer}\u0001${number}`))
        this.#invoices.set(`${customer}\u0001${number}`, one.number);
    if (one.type !== 'invoice' || line.due !== '') return;
    if ((this.how.customers.get(customer)?.terms ?? '') === '') this.undated++;
    else this.computed++;
  }

  /**
   * An opening balance is many invoices in one sum, unless it names the one that it is: then it is known under that number, but not when it was
   * written nor when it was due, so that it is held back.
   */
  #isUnnamed({ isOpening }: LedgerEntry, { numbers }: LedgerLine): boolean {
    const { by } = this.how.numbering;
    return isOpening && (by === undefined || numbers[by] === '');
  }

  #understood(entry: LedgerEntry, line: LedgerLine): Understood {
    const { numbering, books } = this.how;
    const { minor = 0, foreign } = line;
    const type = TYPES[entry.isOpening ? 'other' : entry.moves][minor < 0 ? 1 : 0];
    const named = numbering.by === undefined ? '' : line.numbers[numbering.by];
    const isDocument = entry.isOpening || entry.moves === 'sales';
    return {
      ...{ type, isDocument, number: (isDocument ? named : '') || numbering.ownOf(entry) },
      ...{ currency: foreign?.currency ?? books, minor: foreign?.minor ?? minor },
    };
  }

  #row(entry: LedgerEntry, line: LedgerLine): BooksRow {
    const { line: at, customer, minor } = line;
    const by = this.how.customers.get(customer);
    if (minor === undefined) return { line: at, cells: { amount: line.written }, wrong: noAmount(line.written) };
    if (minor === 0) return { line: at, cells: {}, skip: 'zero-amount' };
    if (this.#isUnnamed(entry, line)) return { line: at, cells: {}, skip: 'opening-balance' };
    const one = this.#understood(entry, line);
    const known = one.isDocument && customer !== '' ? this.#whole.get(keyOf(customer, one)) : undefined;
    if (known !== undefined && known.line !== at) return { line: at, cells: {}, skip: 'further-line' };
    const whole = known?.minor ?? one.minor;
    if (whole === 0) return { line: at, cells: {}, skip: 'zero-amount' };
    const document = one.isDocument && customer !== '' ? one.number : ownNumber(this.#taken, `${customer}\u0001${one.type}`, numberInYear(one.number, entry.day)); // prettier-ignore
    return {
      line: at,
      ...(customer === '' ? { wrong: NOBODY } : {}),
      masters: mastersOf(one, line, by),
      cells: {
        ...whose(customer, by),
        ...{ type: one.type, document, issuedOn: entry.day, postedOn: entry.postedOn, currency: one.currency },
        amount: written(whole, one.currency),
        dueOn: one.type === 'invoice' ? line.due : '',
        settles: one.isDocument ? '' : this.#settled(line),
        ...{
          reference: one.type === 'invoice' ? line.cid : '',
          subject: line.text || entry.text,
          account: line.account,
          blocked: entry.isOpening ? '1' : '',
        },
      },
    };
  }

  /** The invoice of the same customer whose number or payment reference a payment carries. */
  #settled({ customer, numbers, cross, cid, minor = 0 }: LedgerLine): string {
    if (minor >= 0) return '';
    const { by } = this.how.numbering;
    const named = [cross, cid, by === undefined ? '' : numbers[by]].filter((number) => number !== '');
    return named.map((number) => this.#invoices.get(`${customer}\u0001${number}`)).find((found) => found !== undefined) ?? ''; // prettier-ignore
  }
}

const NOBODY: RowWrong = {
  ...{ field: 'customerCode', code: 'missing-customer', fault: 'nothing says whose entry this is' },
  ...{ expected: 'a customer number', remedy: 'Fill it in in the source and export again.' },
};

const TYPES: Readonly<Record<LedgerEntry['moves'], readonly [Type, Type]>> = {
  sales: ['invoice', 'credit note'],
  money: ['refund', 'payment'],
  other: ['adjustment', 'adjustment'],
};

const keyOf = (customer: string, { type, number, currency }: Understood): string =>
  `${customer}\u0001${type}\u0001${number}\u0001${currency}`;

/** Of an invoice without a due day: the terms that the books have for its customer. */
const mastersOf = ({ type }: Understood, { due }: LedgerLine, by: BooksCustomer | undefined): string =>
  type === 'invoice' && due === '' ? (by?.terms ?? '') : '';
