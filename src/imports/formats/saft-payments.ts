import { minorIn, microOf } from './books-control';
import { dayIn } from './einvoice';
import { allAt, textAt, type Xml } from './xml';

/** A receipt of the section Payments for one customer: what came, and which documents it settles. */
export interface SaftPayment {
  readonly line: number;
  readonly number: string;
  readonly isCancelled: boolean;
  readonly customer: string;
  readonly day: string;
  readonly currency: string;
  /** What it settles in all, + received; undefined where it cannot be read. */
  readonly minor: number | undefined;
  readonly written: string;
  /** Parts of it that are no money: tax that the customer kept back. */
  readonly withheldMinor: number;
  /** By document: + paid, − a credit note that was used up. Empty where it does not say how much went where. */
  readonly parts: readonly Part[];
  /** It names documents, but not with amounts that come to the whole. */
  readonly isUndivided: boolean;
  /** Given beyond what came: for early payment. */
  readonly discounts: readonly Part[];
  readonly subject: string;
}

export interface Part {
  readonly document: string;
  readonly minor: number;
}

/** Which of its lines are of the section's totals, and the receipts, one for each customer. */
export interface SaftReceipt {
  readonly isCancelled: boolean;
  readonly debit: bigint;
  readonly credit: bigint;
  readonly payments: readonly SaftPayment[];
}

export function saftReceipt(node: Xml, books: string, isReceivable: (account: string) => boolean): SaftReceipt {
  const lines = [...allAt(node, 'Line'), ...allAt(node, 'PaymentLine')];
  const isCancelled = textAt(node, 'DocumentStatus/PaymentStatus') === 'A';
  let [debit, credit] = [0n, 0n];
  for (const line of lines) {
    const amount = microOf(textAt(line, 'PaymentLineAmount/Amount')) ?? 0n;
    const isDebit = textAt(line, 'DebitCreditIndicator') === 'D';
    debit += (microOf(textAt(line, 'DebitAmount')) ?? 0n) + (isDebit ? amount : 0n);
    credit += (microOf(textAt(line, 'CreditAmount')) ?? 0n) + (isDebit ? 0n : amount);
  }
  const own = textAt(node, 'CustomerID');
  const payments = own === '' ? byCustomer(node, lines, { books, isReceivable }) : [wholePayment(node, lines, books)];
  return { isCancelled, debit, credit, payments };
}

const headOf = (node: Xml, books: string) => ({
  line: node.line,
  number: textAt(node, 'PaymentRefNo'),
  isCancelled: textAt(node, 'DocumentStatus/PaymentStatus') === 'A',
  day: dayIn(textAt(node, 'TransactionDate') || textAt(node, 'PaymentMethod/PaymentDate')),
  currency: books,
  subject: textAt(node, 'Description'),
});

/** PT: one customer, a line for each document and rate of tax, the sum with tax below. */
function wholePayment(node: Xml, lines: readonly Xml[], books: string): SaftPayment {
  const written = textAt(node, 'DocumentTotals/GrossTotal');
  const minor = minorIn(written, books);
  const each = lines.map((line) => {
    const credit = minorIn(textAt(line, 'CreditAmount'), books) ?? 0;
    const debit = minorIn(textAt(line, 'DebitAmount'), books) ?? 0;
    const rate = Number(textAt(line, 'Tax/TaxPercentage')) || 0;
    return { document: documentOf(line), minor: credit - debit, rate };
  });
  const withTax = each.map((one) => ({ ...one, minor: Math.round(one.minor * (1 + Math.min(100, Math.max(0, one.rate)) / 100)) })); // prettier-ignore
  const documents = [...new Set(each.map(({ document }) => document))];
  const total = minor ?? 0;
  const sum = (parts: readonly Part[]): number => parts.reduce((all, one) => all + one.minor, 0);
  const [only = ''] = documents;
  const parts =
    documents.includes('') ? []
    : documents.length === 1 ? [{ document: only, minor: total }]
    : sum(each) === total ? each
    : Math.abs(sum(withTax) - total) <= withTax.length ? mended(withTax, total - sum(withTax))
    : []; // prettier-ignore
  const withheld = allAt(node, 'WithholdingTax').map((tax) => minorIn(textAt(tax, 'WithholdingTaxAmount'), books) ?? 0);
  const discounts = lines.map((line) => ({ document: documentOf(line), minor: minorIn(textAt(line, 'SettlementAmount'), books) ?? 0 })); // prettier-ignore
  return {
    ...headOf(node, books),
    ...{ customer: textAt(node, 'CustomerID'), minor, written, parts: together(parts) },
    withheldMinor: withheld.reduce((all, one) => all + Math.abs(one), 0),
    isUndivided: parts.length === 0 && documents.some((document) => document !== ''),
    discounts: together(discounts).filter((one) => one.minor > 0 && one.document !== ''),
  };
}

const documentOf = (line: Xml): string => textAt(line, 'SourceDocumentID/OriginatingON', 'SourceDocumentID');

/** What rounding leaves goes to the last. */
const mended = (parts: readonly Part[], rest: number): Part[] =>
  parts.map((part, at) => (at === parts.length - 1 ? { ...part, minor: part.minor + rest } : part));

function together(parts: readonly Part[]): Part[] {
  const sums = new Map<string, number>();
  for (const { document, minor } of parts) sums.set(document, (sums.get(document) ?? 0) + minor);
  return [...sums].map(([document, minor]) => ({ document, minor })).filter(({ minor }) => minor !== 0);
}

interface Where {
  readonly books: string;
  readonly isReceivable: (account: string) => boolean;
}

/** The OECD's second version: each line names its customer, and its amount is the whole. */
function byCustomer(node: Xml, lines: readonly Xml[], { books, isReceivable }: Where): SaftPayment[] {
  const found = new Map<string, { parts: Part[]; minor: number | undefined; written: string }>();
  for (const line of lines) {
    const customer = textAt(line, 'CustomerID');
    if (customer === '' || customer === '0') continue;
    const written = textAt(line, 'PaymentLineAmount/Amount');
    const read = minorIn(written, books);
    const side = textAt(line, 'DebitCreditIndicator');
    const account = textAt(line, 'AccountID');
    const isReceived = side === '' || account === '' || side === (isReceivable(account) ? 'C' : 'D');
    const minor = read === undefined ? undefined : isReceived ? read : 0 - read;
    const known = found.get(customer) ?? { parts: [], minor: 0, written };
    known.minor = known.minor === undefined || minor === undefined ? undefined : known.minor + minor;
    known.parts.push({ document: documentOf(line), minor: minor ?? 0 });
    if (minor === undefined) known.written = written;
    found.set(customer, known);
  }
  return [...found].map(([customer, { parts, minor, written }]) => ({
    ...headOf(node, books),
    ...{ customer, minor, written, withheldMinor: 0, isUndivided: false, discounts: [] },
    parts: together(parts).filter(({ document }) => document !== ''),
  }));
}
