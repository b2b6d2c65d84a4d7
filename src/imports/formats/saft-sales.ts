import { addDays, dayFrom } from '../../kernel/day';
import { isCurrency } from '../../kernel/money';
import { MOST_LINES, type InvoiceLine } from '../../ledger/invoice-line';
import { microOf, minorIn } from './books-control';
import { dayIn, decimalIn, LONGEST_NO, LONGEST_TEXT, numberedLines } from './einvoice';
import { allAt, textAt, type Xml } from './xml';

/** One document of the section SalesInvoices, understood. */
export interface SaftInvoice {
  readonly line: number;
  readonly number: string;
  /** N, S, A cancelled, F billed by another document, R a summary of documents of another program. */
  readonly status: string;
  readonly type: string;
  readonly customer: string;
  readonly day: string;
  readonly due: string;
  readonly terms: string;
  readonly currency: string;
  /** Signed, + owes, in `currency`: what is to be paid, without what the customer withholds; undefined where it cannot be read. */
  readonly minor: number | undefined;
  readonly written: string;
  /** The same in the currency of the books; null where the document is in another one. */
  readonly booksMinor: number | null;
  readonly withheldMinor: number;
  readonly netMinor: number | null;
  readonly taxMinor: number | null;
  /** The documents that it corrects. */
  readonly references: readonly string[];
  /** Paid when it was written. */
  readonly paid: { readonly minor: number; readonly day: string } | undefined;
  readonly subject: string;
  readonly lines: readonly InvoiceLine[];
  /** The lines of it, for the totals of the section. */
  readonly debit: bigint;
  readonly credit: bigint;
}

/** Credit note, returned goods, premium given back; 381 and its like of UNTDID 1001. */
const CREDITS: ReadonlySet<string> = new Set(['NC', 'TD', 'DA', 'RE', '381', '396', '420', '458', '532']);
const CLAIMS: ReadonlySet<string> = new Set([
  'FT',
  'FS',
  'FR',
  'ND',
  'VD',
  'TV',
  'AA',
  'RP',
  '380',
  '383',
  '386',
  '389',
]);
/** Invoice and receipt in one. */
const PAID: ReadonlySet<string> = new Set(['FR', 'VD', 'TV']);
/** Paid at the counter where it says with what. */
const OFTEN_PAID: ReadonlySet<string> = new Set(['FS', 'TD']);

export function saftInvoice(node: Xml, books: string): SaftInvoice {
  const totals = allAt(node, 'DocumentTotals')[0] ?? allAt(node, 'InvoiceDocumentTotals')[0];
  const type = textAt(node, 'InvoiceType').toUpperCase();
  const lines = [...allAt(node, 'Line'), ...allAt(node, 'InvoiceLine')];
  const { debit, credit } = sidesOf(lines);
  const gross = textAt(totals, 'GrossTotal');
  const isCredit = CREDITS.has(type) || (!CLAIMS.has(type) && debit > credit);
  const sign = (minor: number): number => 0 + (isCredit ? -Math.abs(minor) : minor);
  const foreign = foreignOf(totals, lines, books);
  const currency = foreign?.currency ?? books;
  const withheld = foreign === undefined ? withheldOf(node, books) : 0;
  const read = foreign?.minor ?? minorIn(gross, books);
  const minor = read === undefined ? undefined : withheldFrom(sign(read), withheld);
  const day = dayIn(textAt(node, 'InvoiceDate'));
  const terms = textAt(node, 'PaymentTerms', 'DocumentTotals/Settlement/PaymentTerms', 'Settlement/PaymentTerms');
  const due = dueIn(textAt(node, 'DueDate') || terms, day);
  return {
    ...{ line: node.line, number: textAt(node, 'InvoiceNo'), status: textAt(node, 'DocumentStatus/InvoiceStatus') },
    ...{ type, customer: textAt(node, 'CustomerID', 'CustomerInfo/CustomerID'), day, due, terms: due === '' ? terms : '' },
    ...{ currency, minor, written: gross, booksMinor: foreign === undefined ? (minor ?? null) : null, withheldMinor: withheld },
    netMinor: foreign === undefined ? signedOr(textAt(totals, 'NetTotal'), books, sign) : null,
    taxMinor: foreign === undefined ? signedOr(textAt(totals, 'TaxPayable'), books, sign) : null,
    references: referencesOf(lines),
    paid: minor === undefined ? undefined : paidOf(type, totals, { minor, currency, books, day }),
    subject: textAt(node, 'Description') || textAt(lines[0], 'Description', 'ProductDescription'),
    lines: foreign === undefined && withheld === 0 ? numberedLines(lines.slice(0, MOST_LINES).map((line) => lineOf(line, books, sign))) : [],
    ...{ debit, credit },
  };
} // prettier-ignore

/** The document to which a credit note goes, where it names one and no other. */
export function targetOf({ minor, references, number, status }: SaftInvoice): string | undefined {
  const [target] = references;
  const isCredit = (minor ?? 0) < 0 && !NOT_BOOKED.has(status);
  return isCredit && references.length === 1 && target !== number ? target : undefined;
}

/** Cancelled, billed by another document, a summary of others. */
const NOT_BOOKED: ReadonlySet<string> = new Set(['A', 'F', 'R']);

const signedOr = (text: string, currency: string, sign: (minor: number) => number): number | null => {
  const minor = minorIn(text, currency);
  return minor === undefined ? null : sign(minor);
};

/** Tax on income that the customer keeps back and pays itself: it is never asked for. */
function withheldOf(node: Xml, currency: string): number {
  const all = allAt(node, 'WithholdingTax').map((tax) => minorIn(textAt(tax, 'WithholdingTaxAmount'), currency) ?? 0);
  return all.reduce((sum, minor) => sum + Math.abs(minor), 0);
}

function withheldFrom(minor: number, withheld: number): number {
  const left = Math.max(0, Math.abs(minor) - withheld);
  return minor < 0 ? 0 - left : left;
}

/** Debit and credit of the lines; the OECD's second version says the side beside the amount. */
function sidesOf(lines: readonly Xml[]): { readonly debit: bigint; readonly credit: bigint } {
  let [debit, credit] = [0n, 0n];
  for (const line of lines) {
    debit += microOf(textAt(line, 'DebitAmount', 'DebitAmount/Amount')) ?? 0n;
    credit += microOf(textAt(line, 'CreditAmount', 'CreditAmount/Amount')) ?? 0n;
    const amount = microOf(textAt(line, 'InvoiceLineAmount/Amount')) ?? 0n;
    if (textAt(line, 'DebitCreditIndicator') === 'D') debit += amount;
    else credit += amount;
  }
  return { debit, credit };
}

/** What the document comes to in a currency that is not that of the books, where all of it says so. */
function foreignOf(totals: Xml | undefined, lines: readonly Xml[], books: string): { readonly currency: string; readonly minor: number } | undefined {
  const named = textAt(totals, 'Currency/CurrencyCode');
  if (isCurrency(named) && named !== books) {
    const minor = minorIn(textAt(totals, 'Currency/CurrencyAmount'), named);
    return minor === undefined ? undefined : { currency: named, minor };
  }
  const taxes = allAt(totals, 'TaxInformationTotals/TaxAmount');
  const parts = [...lines.map((line) => allAt(line, 'InvoiceLineAmount')[0]), ...taxes];
  const [currency = '', ...others] = new Set(parts.map((part) => textAt(part, 'CurrencyCode')));
  if (others.length > 0 || !isCurrency(currency) || currency === books || taxes.length === 0) return undefined;
  const [own, home] = (['CurrencyAmount', 'Amount'] as const).map((figure) => {
    const all = parts.map((part) => minorIn(textAt(part, figure), figure === 'Amount' ? books : currency));
    return all.every((minor) => minor !== undefined) ? all.reduce((sum, minor) => sum + minor, 0) : undefined;
  });
  const gross = minorIn(textAt(totals, 'GrossTotal'), books);
  if (own === undefined || home === undefined || gross === undefined || Math.abs(home - gross) > parts.length) return undefined; // prettier-ignore
  return { currency, minor: own };
} // prettier-ignore

/** Terms are a text of any kind; one that is a day within a year of the document is the day to pay. */
function dueIn(text: string, issued: string): string {
  const [from, due] = [dayFrom(issued), dayFrom(text)];
  return from !== undefined && due !== undefined && due >= from && due <= addDays(from, 366) ? due : '';
}

function referencesOf(lines: readonly Xml[]): string[] {
  const paths = ['References/Reference', 'References/CreditNote/Reference'];
  const found = lines.flatMap((line) => paths.flatMap((path) => allAt(line, path))).map(({ text }) => text.replace(/\s+/g, ' ')); // prettier-ignore
  return [...new Set(found.filter((text) => text !== ''))];
}

function paidOf(
  type: string,
  totals: Xml | undefined,
  { minor, currency, books, day }: { readonly minor: number; readonly currency: string; readonly books: string; readonly day: string },
): SaftInvoice['paid'] {
  const payments = allAt(totals, 'Payment');
  if (!PAID.has(type) && !(OFTEN_PAID.has(type) && payments.length > 0)) return undefined;
  const said = payments.map((payment) => minorIn(textAt(payment, 'PaymentAmount'), books) ?? 0);
  const sum = said.reduce((total, one) => total + Math.abs(one), 0);
  const on = dayIn(textAt(payments[0], 'PaymentDate')) || day;
  const whole = payments.length === 0 || currency !== books ? Math.abs(minor) : Math.min(Math.abs(minor), sum);
  return whole === 0 ? undefined : { minor: minor < 0 ? whole : 0 - whole, day: on };
} // prettier-ignore

function lineOf(line: Xml, currency: string, sign: (minor: number) => number): InvoiceLine {
  const debit = minorIn(textAt(line, 'DebitAmount', 'DebitAmount/Amount'), currency);
  const amount = minorIn(textAt(line, 'InvoiceLineAmount/Amount', 'CreditAmount', 'CreditAmount/Amount'), currency);
  const side = textAt(line, 'DebitCreditIndicator');
  const own = amount === undefined || side === '' ? amount : side === 'D' ? 0 - Math.abs(amount) : amount;
  const minor = debit === undefined ? own : (own ?? 0) - debit;
  return {
    no: textAt(line, 'LineNumber').slice(0, LONGEST_NO),
    text: textAt(line, 'Description', 'ProductDescription').slice(0, LONGEST_TEXT),
    quantity: decimalIn(textAt(line, 'Quantity')),
    price: decimalIn(textAt(line, 'UnitPrice')),
    orderLine: null,
    amountMinor: minor === undefined ? null : debit === undefined && side === '' ? sign(minor) : minor,
    vatMinor: null,
  };
}
