import { termsIn } from '../../kernel/terms-said';
import type { Voided } from '../reading';
import { noAmount, whose, written, type BooksRow } from './books-columns';
import { settledBy, type Source } from './saft-applied';
import type { SaftPayment, SaftReceipt } from './saft-payments';
import { targetOf, type SaftInvoice } from './saft-sales';
import type { SaftSurvey } from './saft-survey';

/** The documents of sales and the receipts of an audit file as rows, and what is counted of them before. */
export class SaftDocuments {
  /** In the currency of the books, signed: what the rows must come to. */
  minor = 0;
  undated = 0;
  computed = 0;
  dated = 0;
  /** Money of documents and receipts that are cancelled: where it was booked before, it is taken back. */
  readonly voided: Voided[] = [];
  #withheld = 0;
  #undivided = 0;

  constructor(private readonly survey: SaftSurvey) {}

  count(invoice: SaftInvoice): void {
    const { minor = 0, booksMinor, due, terms, withheldMinor, paid, currency } = invoice;
    if (invoice.status === 'A' && paid !== undefined) this.#void(invoice, paid.minor < 0 ? 'payment' : 'refund');
    if (this.#leftOut(invoice) !== undefined || minor === 0) return;
    this.minor += (booksMinor ?? 0) + (currency === this.survey.currency ? (paid?.minor ?? 0) : 0);
    if (withheldMinor > 0) this.#withheld++;
    if (minor < 0) return;
    if (due !== '' || termsIn(terms) !== undefined) this.dated++;
    else if (this.#mastersOf(invoice) !== '') this.computed++;
    else this.undated++;
  }

  countReceipt({ isCancelled, payments }: SaftReceipt): void {
    for (const payment of payments) {
      if (isCancelled) this.#voidReceipt(payment);
      if (isCancelled) continue;
      if (payment.minor === undefined) continue;
      const { moneyMinor, withheldMinor, discountMinor } = this.#settled(payment);
      this.minor -= moneyMinor + withheldMinor + discountMinor;
      if (payment.isUndivided) this.#undivided++;
    }
  }

  #voidReceipt({ customer, number, withheldMinor, discounts, minor = 0 }: SaftPayment): void {
    this.#void({ customer, number }, minor < 0 ? 'refund' : 'payment');
    if (withheldMinor > 0) this.#void({ customer, number: `${number} WHT` }, 'adjustment');
    if (discounts.length > 0) this.#void({ customer, number: `${number} discount` }, 'adjustment');
  }

  #void({ customer, number }: { readonly customer: string; readonly number: string }, is: NonNullable<Voided['is']>): void {
    if (number !== '' && this.voided.length < MOST_VOIDED) this.voided.push({ document: number, customerCode: customer, is });
  } // prettier-ignore

  *ofInvoice(invoice: SaftInvoice): Generator<BooksRow> {
    const { line, number, minor, currency, paid } = invoice;
    const skip = this.#leftOut(invoice);
    if (skip !== undefined && skip !== 'void') {
      yield { line, cells: {}, skip };
      return;
    }
    const cells = this.#cellsOf(invoice);
    if (minor === undefined) {
      yield { line, cells: { ...cells, amount: invoice.written }, wrong: noAmount(invoice.written) };
      return;
    }
    if (minor === 0 && skip === undefined) {
      yield { line, cells: {}, skip: 'zero-amount' };
      return;
    }
    yield { line, cells, lines: invoice.lines, masters: this.#mastersOf(invoice) };
    if (skip !== undefined) return;
    const customer = { ...whose(invoice.customer, this.survey.customers.get(invoice.customer)), currency };
    if (paid !== undefined) {
      const type = paid.minor < 0 ? 'payment' : 'refund';
      const amount = written(paid.minor, currency);
      yield { line, cells: { ...customer, type, document: number, issuedOn: paid.day, amount, settles: paid.minor < 0 ? number : '' } };
      if (paid.minor > 0) return;
    }
    const target = targetOf(invoice);
    if (target !== undefined)
      yield { line, cells: { ...customer, type: 'allocation', document: number, settles: target, amount: written(-minor, currency) } };
  } // prettier-ignore

  *ofReceipt({ isCancelled, payments }: SaftReceipt): Generator<BooksRow> {
    for (const payment of payments) {
      const { line, minor } = payment;
      if (isCancelled) yield { line, cells: {}, skip: 'void' };
      else if (minor === undefined)
        yield { line, cells: { amount: payment.written }, wrong: noAmount(payment.written) };
      else if (minor === 0) yield { line, cells: {}, skip: 'zero-amount' };
      else yield* this.#ofPayment(payment);
    }
  }

  *#ofPayment(payment: SaftPayment): Generator<BooksRow> {
    const { line, number, currency, day, subject } = payment;
    const customer = { ...whose(payment.customer, this.survey.customers.get(payment.customer)), currency };
    const { moneyMinor, withheldMinor, discountMinor, applied } = this.#settled(payment);
    const entry = (type: string, document: string, minor: number): BooksRow[] =>
      minor === 0 ? [] : [{ line, cells: { ...customer, type, document, issuedOn: day, amount: written(minor, currency), subject } }]; // prettier-ignore
    yield* entry(moneyMinor > 0 ? 'payment' : 'refund', number, 0 - moneyMinor);
    yield* entry('adjustment', `${number} WHT`, 0 - withheldMinor);
    yield* entry('adjustment', `${number} discount`, 0 - discountMinor);
    for (const { from, document, minor } of applied) {
      if (typeof from === 'object' && this.survey.applied.has(from.credit)) continue; // it says so itself
      const amount = written(minor, currency);
      yield { line, cells: { ...customer, type: 'allocation', document: numberOf(from, number), settles: document, amount } }; // prettier-ignore
    }
  }

  #settled = (payment: SaftPayment) => settledBy(payment, (document) => this.survey.withheld.get(document) ?? 0);

  #leftOut({ status }: SaftInvoice): 'void' | 'billed-elsewhere' | 'summary' | undefined {
    if (status === 'A') return 'void';
    if (status === 'F') return 'billed-elsewhere';
    return status === 'R' ? 'summary' : undefined;
  }

  #mastersOf = ({ customer }: SaftInvoice): string => this.survey.customers.get(customer)?.terms ?? '';

  #cellsOf(invoice: SaftInvoice): BooksRow['cells'] {
    const { number, customer, day, terms, currency, status, netMinor, taxMinor, subject, withheldMinor } = invoice;
    const { minor = 0 } = invoice;
    const money = (amount: number | null): string =>
      amount === null || withheldMinor > 0 ? '' : written(amount, currency);
    return {
      ...whose(customer, this.survey.customers.get(customer)),
      ...{ type: minor < 0 ? 'credit note' : 'invoice', document: number, issuedOn: day, currency },
      dueOn: minor < 0 ? '' : invoice.due,
      ...{ terms: minor < 0 ? '' : terms, amount: written(minor, currency), status: status === 'A' ? 'void' : '' },
      ...{ net: money(netMinor), vat: money(taxMinor), subject },
    };
  }

  assumptions(): string[] {
    return [
      ...(this.#withheld > 0 ? [`${this.#withheld} of the documents are taken without the tax that the customer keeps back and pays itself.`] : []),
      ...(this.#undivided > 0 ? [`${this.#undivided} of the receipts do not say how much of them went to which document: they are booked and not applied.`] : []),
    ];
  } // prettier-ignore
}

/** As of documents. */
const MOST_VOIDED = 100_000;

function numberOf(from: Source, number: string): string {
  if (typeof from === 'object') return from.credit;
  return from === 'money' ? number : `${number} ${from === 'withheld' ? 'WHT' : 'discount'}`;
}
