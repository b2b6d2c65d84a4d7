import type { RowWrong } from './row';
import { isAmong } from './accounts';
import { noAmount, whose, written, type BooksRow, type Named } from './books-columns';
import { applied } from './clearing';
import { numberInYear, ownNumber } from './own-number';
import type { Sie5Object, Sie5Objects } from './sie5-objects';
import { keyOf, type Sie5Amount, type Sie5Entry, type Sie5Invoice, type Sie5Survey } from './sie5-survey';

/** The invoices of the register as rows, and what the journals did to them since. */
export class Sie5Rows {
  /** In the currency of the books: what the rows must come to. */
  minor = 0;
  undated = 0;

  constructor(
    private readonly survey: Sie5Survey,
    private readonly objects: Sie5Objects,
  ) {
    for (const object of objects.all.values()) this.#count(object);
  }

  *ofInvoice({ key, line }: Sie5Invoice): Generator<BooksRow> {
    const object = this.objects.all.get(key);
    if (object === undefined) {
      yield { line, cells: {}, skip: 'no-receivable' };
      return;
    }
    const { invoice } = object;
    if (invoice.line !== line) {
      yield { line, cells: {}, skip: 'repeated-row' };
      return;
    }
    const { amount, day, wrong } = this.#amountOf(object);
    const cells = { ...this.#cells(invoice), subject: object.origin?.text ?? '', issuedOn: day };
    if (wrong !== undefined || amount === undefined) {
      yield { line, cells: { ...cells, amount: amount?.written ?? '' }, wrong: wrong ?? noAmount('') };
      return;
    }
    const { currency, minor } = this.#own(amount);
    if (minor === 0) {
      yield { line, cells: {}, skip: 'zero-amount' };
      return;
    }
    const type = minor < 0 ? 'credit note' : 'invoice';
    const due = minor < 0 ? '' : invoice.due;
    yield { line, cells: { ...cells, type, currency, amount: written(minor, currency), dueOn: due, reference: invoice.reference } }; // prettier-ignore
    const before = this.#paidBefore(object);
    if (before === undefined || before.minor === 0) return;
    const of = before.minor < 0 ? invoice.number : '';
    yield { line, cells: { ...this.#cells(invoice), type: 'adjustment', document: `IB ${invoice.number}`, issuedOn: this.survey.from, amount: written(before.minor, before.currency), currency: before.currency, settles: of,
        blocked: '1' } }; // prettier-ignore
  }

  *ofEntry(entry: Sie5Entry, taken: Map<string, number>): Generator<BooksRow> {
    for (const { line } of entry.struck) yield { line, cells: {}, skip: 'void' };
    const clearing = this.#clearing(entry);
    if (clearing !== undefined) {
      yield* clearing;
      return;
    }
    for (const line of entry.lines) {
      const { account, object: named, line: at } = line;
      const object = isAmong(account, this.objects.accounts) ? this.objects.all.get(keyOf(account, named)) : undefined;
      if (object === undefined) yield { line: at, cells: {}, skip: 'no-receivable' };
      else if (line.minor === undefined) yield { line: at, cells: { ...this.#cells(object.invoice), amount: line.written }, wrong: noAmount(line.written) };
      else if (object.origin?.id === entry.id && object.origin.day === entry.day) yield { line: at, cells: {}, skip: 'further-line' };
      else if (line.minor === 0) yield { line: at, cells: {}, skip: 'zero-amount' };
      else yield this.#moved(entry, { at, object, amount: line }, taken);
    }
  } // prettier-ignore

  #moved(entry: Sie5Entry, { at, object, amount }: { at: number; object: Sie5Object; amount: Sie5Amount }, taken: Map<string, number>): BooksRow {
    const { currency, minor } = this.#own(amount);
    const type = entry.moves === 'money' ? (minor < 0 ? 'payment' : 'refund') : 'adjustment';
    const { customer, number } = object.invoice;
    const document = ownNumber(taken, `${customer}\u0001${type}`, numberInYear(entry.id, entry.day));
    const cells: Named = { type, document, issuedOn: entry.day, currency, amount: written(minor, currency), subject: entry.text, settles: minor < 0 ? number : '' };
    return { line: at, cells: { ...this.#cells(object.invoice), ...cells } };
  } // prettier-ignore

  /** An entry that moves nothing but a customer's credit notes against its invoices applies them. */
  #clearing(entry: Sie5Entry): BooksRow[] | undefined {
    const each = entry.lines.map((line) => ({ ...line, of: this.objects.all.get(keyOf(line.account, line.object)) }));
    const debts: { document: string; minor: number }[] = [];
    const credits: { document: string; minor: number; line: number }[] = [];
    let [sum, invoice] = [0, undefined as Sie5Invoice | undefined];
    for (const { minor = 0, line, foreign, of } of each) {
      const whole = of === undefined ? undefined : this.#amountOf(of).amount;
      if (of === undefined || whole?.minor === undefined || foreign !== undefined || whole.foreign !== undefined) return undefined; // prettier-ignore
      if (invoice !== undefined && invoice.customer !== of.invoice.customer) return undefined;
      if (minor === 0 || minor < 0 !== whole.minor > 0) return undefined;
      invoice = of.invoice;
      sum += minor;
      if (minor < 0) debts.push({ document: of.invoice.number, minor: -minor });
      else credits.push({ document: of.invoice.number, minor, line });
    }
    if (sum !== 0 || invoice === undefined) return undefined;
    const cells = { ...this.#cells(invoice), type: 'allocation', currency: this.survey.currency };
    return applied(debts, credits).map(({ line, payment, document, minor }) => ({ line, cells: { ...cells, document: payment, settles: document, amount: written(minor, this.survey.currency) } })); // prettier-ignore
  }

  /** What is open of an account and named by no invoice. */
  unnamedOn(account: string): number {
    let opening = this.survey.accounts.get(account)?.openingMinor ?? 0;
    for (const { invoice } of this.objects.all.values())
      if (invoice.key.startsWith(`${account}\u0001`)) opening -= invoice.opening?.minor ?? 0;
    return opening + (this.objects.unnamed.get(account) ?? 0);
  }

  /** Invoices that the register closes with another balance than their entries come to. */
  closings(): { line: number; number: string; stated: number; found: number }[] {
    const each = [...this.objects.all.values()].flatMap((object) => {
      const { line, number, closing } = object.invoice;
      const whole = this.#amountOf(object).amount?.minor;
      if (closing?.minor === undefined || whole === undefined) return [];
      const before = object.origin === undefined && object.invoice.opening?.minor !== undefined ? object.invoice.opening.minor - whole : 0; // prettier-ignore
      return [{ line, number, stated: closing.minor, found: whole + before + object.movedMinor }];
    });
    return each.filter(({ stated, found }) => stated !== found).slice(0, MOST_WRONG);
  }

  #count(object: Sie5Object): void {
    const { amount, wrong } = this.#amountOf(object);
    if (amount?.minor === undefined || wrong !== undefined) return;
    if (amount.minor > 0 && object.invoice.due === '') this.undated++;
    const before = this.#paidBefore(object);
    const inBooks = amount.foreign === undefined ? amount.minor : 0;
    this.minor += inBooks + (before?.currency === this.survey.currency ? before.minor : 0) + object.booksMovedMinor;
  }

  /** As the register has it, else as the entry has it that booked it; of an earlier year only with what was open of it. */
  #amountOf({ invoice, origin }: Sie5Object): { amount: Sie5Amount | undefined; day: string; wrong?: RowWrong } {
    const { original, opening } = invoice;
    const amount = original ?? origin?.amount ?? opening ?? undefined;
    const day = original?.day ?? origin?.day ?? '';
    if (amount !== undefined && amount.minor === undefined) return { amount, day, wrong: noAmount(amount.written) };
    const isEarlier = original !== null && origin === undefined && this.survey.from !== '' && day < this.survey.from;
    return isEarlier && opening?.minor === undefined ? { amount, day, wrong: EARLIER } : { amount, day };
  }

  /** Of an invoice of an earlier year: what had been paid of it before. */
  #paidBefore({ invoice, origin }: Sie5Object): { currency: string; minor: number } | undefined {
    const { original, opening } = invoice;
    if (original === null || origin !== undefined || opening === null) return undefined;
    const [whole, open] = [this.#own(original), this.#own(opening)];
    return whole.currency === open.currency ? { currency: whole.currency, minor: open.minor - whole.minor } : undefined;
  }

  #own = ({ minor = 0, foreign }: Sie5Amount): { currency: string; minor: number } =>
    foreign ?? { currency: this.survey.currency, minor };

  #cells = ({ number, customer }: Sie5Invoice): Named => ({
    ...whose(customer, this.survey.customers.get(customer)),
    document: number,
  });
}

const MOST_WRONG = 100;

const EARLIER: RowWrong = {
  ...{ field: 'amount', code: 'missing-amount', fault: 'the invoice is of an earlier year, and nothing says how much of it was open at the beginning of this one' },
  ...{ expected: 'its opening balance', remedy: 'Export the register with the balances of its invoices, or import the books of the year before.' },
}; // prettier-ignore
