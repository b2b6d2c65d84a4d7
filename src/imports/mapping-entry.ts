import { isOwnText } from '../companies/own-text';
import type { Day } from '../kernel/day';
import { einvoiceStateOf, type EinvoiceState } from '../ledger/e-invoice';
import { emptyRow, type LedgerRow, type RowKind } from './mapping';
import { amountInWords, type Cells } from './mapping-cells';
import { customerOf } from './mapping-customer';
import { SIDE_DAYS } from './mapping-fields';
import type { Party } from './mapping-party';
import type { Plan } from './mapping-plan';
import { takeTerms } from './mapping-due';
import type { Tally } from './mapping-tally';
import { creditByWords, flagOf, isBillAccount, isBillType, isReceivableAccount, openOnSide, sideOf, stateOf, typeOf, withheldOf } from './mapping-words'; // prettier-ignore

/** As `reminders/debit.ts` knows it. */
const BILL = 'bill of exchange';

/**
 * One row of a list of items, invoices or payments into an entry: what kind it is, its sign, what remains of it, when it is due.
 * Nothing is guessed from one row alone; how the file writes signs and types was settled in the plan.
 */
export class EntryMapper {
  constructor(
    private readonly plan: Plan,
    private readonly cells: Cells,
    private readonly party: Party,
    private readonly tally: Tally,
  ) {}

  /** The entry of the row that `cells` stands on, without its customer; undefined where it is left out (counted) or broken. */
  map(): LedgerRow | undefined {
    const type = this.#type();
    const state = stateOf(this.cells.text('status'));
    if (this.#leftOut(type, state)) return undefined;
    const row = emptyRow(this.cells.line, 'invoice');
    const amounts = this.#amounts();
    this.#days(row);
    row.document = this.cells.key('document');
    if (amounts === undefined) {
      if (this.plan.kind !== 'payments') this.#checkDocument(row);
      return undefined;
    }
    this.#kindAndSign(row, amounts.amount, type === 'none' ? undefined : type);
    const turned = Math.sign(row.amountMinor ?? 0) === -Math.sign(amounts.amount) && amounts.amount !== 0;
    row.currency = this.cells.currency ?? null;
    this.#open(row, amounts.open === null ? null : turned ? -amounts.open : amounts.open, state === 'paid');
    if (row.amountMinor === 0 && (row.openMinor ?? 0) === 0) {
      this.tally.skip('zero-amount');
      return undefined;
    }
    this.#beside(row, turned);
    this.party.fill(row);
    if (state === 'disputed') row.disputed = 1;
    row.einvoiceState = this.#einvoiceState();
    this.#withheld(row);
    this.#bill(row);
    this.#due(row);
    this.#check(row);
    return this.cells.broken ? undefined : row;
  }

  #type(): RowKind | 'none' | undefined {
    const text = this.cells.text('type');
    if (text === '') return undefined;
    const found = typeOf(text);
    if (found === undefined) this.tally.note('unknown-type', this.cells.line, text);
    return found;
  }

  /** Retention money and tax that the customer withholds are due only when they are released; a day of release means retention. */
  #withheld(row: LedgerRow): void {
    const said = this.plan.columns.has('withheld') ? withheldOf(this.cells.text('withheld')) : undefined;
    if ((row.amountMinor ?? 0) > 0) row.withheld = said ?? (row.withheldUntil === null ? null : 'retention');
    else row.withheldUntil = null;
  }

  /** A bill of exchange is paid on its day through the bank: it is kept as how it is paid, whatever the file says besides. */
  #bill(row: LedgerRow): void {
    if ((row.amountMinor ?? 0) <= 0) return;
    const isBill =
      (this.plan.columns.has('type') && isBillType(this.cells.text('type'))) ||
      (this.plan.columns.has('account') && isBillAccount(this.cells.text('account')));
    if (!isBill) return;
    row.paymentMethod = BILL;
    this.tally.note('bill', row.line);
  }

  #einvoiceState(): EinvoiceState | null {
    const text = this.plan.columns.has('einvoiceState') ? this.cells.text('einvoiceState') : '';
    if (text === '') return null;
    const found = einvoiceStateOf(text);
    if (found === undefined) this.tally.note('unknown-e-invoice-state', this.cells.line, text);
    return found ?? null;
  }

  #leftOut(type: RowKind | 'none' | undefined, state: ReturnType<typeof stateOf>): boolean {
    const reason =
      type === 'none' ? 'not-an-invoice'
      : state === 'void' ? 'void'
      : state === 'draft' && !this.plan.drafts ? 'draft'
      : isOwnText(this.cells.text('subject')) ? 'own-posting'
      : this.plan.onReceivables && !isReceivableAccount(this.cells.text('account')) ? 'no-receivable'
      : undefined; // prettier-ignore
    if (reason !== undefined) this.tally.skip(reason);
    if (reason === 'void') this.#void();
    if (reason === 'own-posting') this.tally.own(this.cells);
    return reason !== undefined;
  }

  #void(): void {
    const customer = customerOf(this.cells.key('customerCode'), this.cells.text('customerName'));
    if (customer) this.tally.void({ document: this.cells.key('document'), customerCode: customer.code });
  }

  /** The amount and, where the file has it, the open amount, with the signs of the file. */
  #amounts(): { amount: number; open: number | null } | undefined {
    const { cells, plan } = this;
    cells.readCurrency('currency');
    const amount = this.#amount();
    const unsided = plan.buckets.length > 0 ? this.#sumOfBuckets() : cells.amount('open');
    const open = plan.columns.has('side') ? openOnSide(unsided, plan.columns.has('debit') ? sideOf(cells.text('side')) : amount) : unsided; // prettier-ignore
    const shown = plan.columns.has('open') || plan.buckets.length > 0 ? open : amount;
    if (shown !== null && shown !== undefined) this.tally.control(shown, cells.currency);
    if (amount === undefined || open === undefined) return undefined;
    if (amount === null && open === null) {
      const field = plan.columns.has('amount') ? 'amount' : plan.columns.has('debit') ? 'debit' : 'open';
      cells.fault(field, 'missing-amount', 'the amount is empty', 'an amount', 'Enter the amount in the source and export again.'); // prettier-ignore
      return undefined;
    }
    if (open === null && plan.columns.has('open') && plan.kind !== 'payments') {
      cells.fault('open', 'missing-amount', 'the open amount is empty', 'an amount, 0 where nothing is open', 'Enter what is still open.'); // prettier-ignore
    }
    return { amount: amount ?? open ?? 0, open };
  }

  #amount(): number | null | undefined {
    const { columns, signs } = this.plan;
    if (columns.has('debit') && columns.has('credit')) {
      const debit = this.cells.amount('debit');
      const credit = this.cells.amount('credit');
      if (debit === undefined || credit === undefined) return undefined;
      if (debit === null && credit === null) return null;
      const reduced = signs.creditNegative ? -(credit ?? 0) : (credit ?? 0);
      if (this.#isRestOf(debit ?? 0, reduced)) return debit;
      return (debit ?? 0) - reduced;
    }
    const amount = this.cells.amount('amount');
    if (!columns.has('side') || typeof amount !== 'number') return amount;
    const side = sideOf(this.cells.text('side'));
    if (side !== undefined) return amount * side;
    this.cells.fault('side', 'bad-amount', 'this is neither the debit nor the credit side', 'D or C, S or H', 'Correct the side of this row.'); // prettier-ignore
    return undefined;
  }

  /** One line per invoice with what was charged and what was paid on it: the open column holds the difference. */
  #isRestOf(debit: number, credit: number): boolean {
    return debit > 0 && credit > 0 && this.plan.columns.has('open') && this.cells.amount('open') === debit - credit;
  }

  #sumOfBuckets(): number | null | undefined {
    let sum: number | null = null;
    for (const at of this.plan.buckets) {
      const amount = this.cells.amountAt(at);
      if (amount === undefined) return undefined;
      if (amount !== null) sum = (sum ?? 0) + amount;
    }
    return sum;
  }

  #kindAndSign(row: LedgerRow, amount: number, type: RowKind | undefined): void {
    const { signs, kind } = this.plan;
    row.amountMinor = amount;
    row.kind = type ?? 'invoice';
    if (kind === 'payments') {
      const received = signs.receivedNegative ? -amount : amount;
      row.amountMinor = type === 'refund' ? Math.abs(amount) : -received;
      row.kind = row.amountMinor > 0 ? 'refund' : 'payment';
    } else if (type === 'credit_note' || type === 'payment') {
      if (amount > 0 && signs.unsignedTypes) row.amountMinor = -amount;
      else if (amount > 0) row.kind = type === 'payment' ? 'refund' : 'adjustment';
    } else if (type === 'invoice' && amount < 0)
      row.kind = isBillType(this.cells.text('type')) ? 'payment' : 'credit_note'; // prettier-ignore
    else if (type === undefined && amount < 0) row.kind = this.#creditKind(row.document);
  }

  /** An amount in the customer's favour in a file without types. */
  #creditKind(document: string): 'payment' | 'credit_note' {
    const said = creditByWords(`${this.cells.text('subject')} ${document}`);
    if (said !== undefined) return said;
    if (/^(?:AV|GS|GU|CN|CM|KR|NC|AC)[-\s]?\d/i.test(document)) return 'credit_note';
    return this.plan.columns.has('credit') ? 'payment' : 'credit_note';
  }

  /** What remains as of the file's day. */
  #open(row: LedgerRow, open: number | null, paidByState: boolean): void {
    const amount = row.amountMinor ?? 0;
    const paid = this.cells.amount('paid');
    if (typeof paid === 'number') row.paidMinor = this.plan.signs.paidNegative ? -paid : paid;
    if (open !== null) row.openMinor = open;
    else if (paidByState || this.#settled(row)) row.openMinor = 0;
    else if (row.paidMinor !== null) row.openMinor = amount < 0 ? amount + row.paidMinor : amount - row.paidMinor;
    else if (this.plan.kind !== 'payments') row.openMinor = amount;
  }

  /** Net, VAT and cash discount, with the sign of the amount. */
  #beside(row: LedgerRow, turned: boolean): void {
    for (const [field, target] of [['net', 'netMinor'], ['vat', 'vatMinor'], ['discount', 'discountMinor']] as const) {
      if (!this.plan.columns.has(field)) continue;
      const amount = this.cells.amount(field);
      if (typeof amount === 'number') row[target] = turned && amount !== 0 ? -amount : amount;
    }
  } // prettier-ignore

  #settled(row: LedgerRow): boolean {
    const { cells, plan } = this;
    if (plan.kind === 'payments') return false;
    if (plan.columns.has('isPaid') && flagOf(cells.text('isPaid')) === 1) return true;
    const isOpen = cells.text('isOpen');
    if (isOpen !== '' && flagOf(isOpen) === 0) return true;
    if (cells.text('matchCode') !== '') {
      this.tally.note('matched-settled', row.line);
      return true;
    }
    return row.settledOn !== null && (plan.asOf === undefined || row.settledOn <= plan.asOf);
  }

  #days(row: LedgerRow): void {
    const { columns } = this.plan;
    for (const field of SIDE_DAYS) if (columns.has(field)) row[field] = this.cells.day(field);
    row.dueOn = this.cells.day('dueOn');
    row.settledOn = this.cells.day('settledOn');
    row.issuedOn = this.cells.day('issuedOn');
    if (this.plan.kind === 'payments') {
      row.issuedOn = row.settledOn ?? row.issuedOn ?? row.postedOn;
      row.settledOn = null;
      row.dueOn = null;
    } else row.issuedOn ??= row.postedOn;
  }

  /** A due day that is missing is computed from terms that are stated, and never from today. */
  #due(row: LedgerRow): void {
    const claims = row.kind === 'invoice' || row.kind === 'adjustment';
    if (row.dueOn === null && claims && !this.cells.broken) {
      if (takeTerms(row, this.cells.masters, this.plan.terms)) this.tally.note('due-by-terms', row.line);
      else if (row.kind === 'invoice') {
        this.cells.fault('dueOn', 'missing-due-date', 'the due day is empty', 'the last day to pay', 'Enter it in the source and export again, or give the payment terms with --terms.'); // prettier-ignore
      }
    }
    if (row.issuedOn === null && row.dueOn !== null) {
      row.issuedOn = row.dueOn;
      this.tally.note('issue-assumed', row.line);
    }
    if (row.issuedOn === null && !this.cells.broken) {
      const field = this.plan.columns.has('issuedOn') ? 'issuedOn' : 'settledOn';
      this.cells.fault(field, 'missing-date', 'the day is empty', 'the day of the document', 'Enter the day in the source and export again.'); // prettier-ignore
    }
    if (isBefore(row.dueOn, row.issuedOn)) this.tally.note('due-before-issue', row.line);
  }

  #check(row: LedgerRow): void {
    const { cells } = this;
    if (row.currency === null && cells.text('currency') === '') {
      cells.fault('currency', 'unknown-currency', 'the currency is empty', 'an ISO code such as EUR', 'Fill it in, or give the currency of such rows with --currency.'); // prettier-ignore
    }
    const [amount, open] = [row.amountMinor ?? 0, row.openMinor ?? 0];
    if (open !== 0 && (Math.abs(open) > Math.abs(amount) || Math.sign(open) !== Math.sign(amount))) {
      const field = this.plan.columns.has('open') ? 'open' : 'paid';
      const fault = `${amountInWords(open, row.currency)} open of ${amountInWords(amount, row.currency)}`;
      cells.fault(field, 'open-exceeds-amount', fault, 'no more open than the amount, with the same sign', 'Check both amounts in the source.'); // prettier-ignore
    }
    if (row.kind === 'payment' || row.kind === 'refund') {
      const ofInvoice = this.plan.kind === 'payments' || !this.plan.columns.has('type');
      if (ofInvoice && row.document !== '') row.settles ??= row.document;
      if (this.plan.kind === 'payments') row.document = '';
    } else this.#checkDocument(row);
  }

  #checkDocument(row: LedgerRow): void {
    if (row.document !== '') return;
    row.document = this.cells.text('sourceId');
    if (row.document === '') {
      this.cells.fault('document', 'missing-document', 'the document number is empty', 'a number', 'Enter the number in the source and export again.'); // prettier-ignore
    }
  }
}

const isBefore = (one: Day | null, other: Day | null): boolean => one !== null && other !== null && one < other;
