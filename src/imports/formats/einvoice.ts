import type { InvoiceLine } from '../../ledger/invoice-line';
import { exponent, isCurrency } from '../../kernel/money';
import { textAt, type Xml } from './xml';

/**
 * An e-invoice as a value, whatever it was written in. Texts are empty where the document says nothing; amounts are whole minor units of
 * its currency with the sign of the document, null where they are not there.
 */
export interface Einvoice {
  readonly format: EinvoiceFormat;
  /** The line of the document's beginning. */
  readonly line: number;
  readonly number: string;
  /** The code of its kind, as the format has it: 380, 381, TD04, OR. */
  readonly typeCode: string;
  readonly kind: 'invoice' | 'credit note';
  /** Marked as a trial by whoever made it. */
  readonly isTest: boolean;
  readonly issuedOn: string;
  readonly currency: string;
  readonly seller: EinvoiceParty;
  readonly buyer: EinvoiceParty;
  /** Who is to be paid, where that is not the seller. */
  readonly payee: string;
  readonly payeeIban: string;
  /** One, several for instalments, or none. An empty amount: the whole. */
  readonly dues: readonly Due[];
  readonly terms: string;
  readonly termsDays: number | null;
  readonly totals: EinvoiceTotals;
  /** What is to be paid. */
  readonly payable: number | null;
  readonly reference: string;
  readonly orderNo: string;
  readonly purchaseOrder: string;
  readonly contract: string;
  readonly suppliedOn: string;
  readonly subject: string;
  /** The numbers of the documents that it corrects or credits. */
  readonly corrects: readonly string[];
  /** It stands instead of those documents, with all that they should have said. */
  readonly replaces: boolean;
  /** For who pays early. */
  readonly discounts: readonly Discount[];
  readonly lines: readonly InvoiceLine[];
  /** The line that a figure that cannot be read stands in, and what it is. */
  readonly unread: readonly { readonly what: string; readonly value: string }[];
}

export type EinvoiceFormat = 'ubl' | 'cii' | 'fatturapa' | 'facturae';

export interface Due {
  /** As the document writes it; empty: it does not say. */
  readonly on: string;
  readonly amount: number | null;
}

/** What may be kept back of an invoice by who pays early: so much, until a day. As the document states it, an amount or a part. */
export interface Discount {
  /** Hundredths of a percent; null: an amount is stated. */
  readonly rate: number | null;
  /** Of which the rate is; null: of what is to be paid. */
  readonly basis: number | null;
  readonly minor: number | null;
  /** The last day; empty: so many days from the day that counts. */
  readonly until: string;
  readonly days: number | null;
  /** From which the days count; empty: the day of the invoice. */
  readonly from: string;
}

export interface EinvoiceParty {
  readonly name: string;
  readonly legalName: string;
  readonly vatNo: string;
  readonly registerNo: string;
  /** The number that the seller gave it. */
  readonly account: string;
  /** Its electronic address, or a number of a register of addresses. */
  readonly endpoint: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly country: string;
  readonly contact: string;
  readonly email: string;
  readonly phone: string;
}

/** Sums as the document states them. */
export interface EinvoiceTotals {
  readonly lines: number | null;
  readonly allowances: number | null;
  readonly charges: number | null;
  readonly net: number | null;
  readonly tax: number | null;
  readonly gross: number | null;
  readonly prepaid: number | null;
  readonly rounding: number | null;
  /** Taxes that the customer keeps back and pays itself. */
  readonly withheld: number | null;
}

export const NO_PARTY: EinvoiceParty = {
  ...{
    name: '',
    legalName: '',
    vatNo: '',
    registerNo: '',
    account: '',
    endpoint: '',
    street: '',
    postcode: '',
    city: '',
  },
  ...{ country: '', contact: '', email: '', phone: '' },
};

/** Reads the amounts of a document in its currency, and keeps what could not be read. */
export class Amounts {
  readonly unread: { what: string; value: string }[] = [];
  readonly #digits: number;

  constructor(currency: string) {
    this.#digits = isCurrency(currency) ? exponent(currency) : 2;
  }

  at(from: Xml | undefined, ...paths: readonly string[]): number | null {
    const text = textAt(from, ...paths);
    if (text === '') return null;
    const found = minorIn(text, this.#digits);
    if (found !== undefined) return found;
    this.unread.push({ what: paths[0]?.split('/').pop() ?? '', value: text.slice(0, 60) });
    return null;
  }

  /** A decimal that stands in a text. */
  plain = (text: string): number | null => minorIn(text, this.#digits) ?? null;

  /** Of an invoice line: what cannot be read leaves its place empty. */
  ofLine(from: Xml | undefined, ...paths: readonly string[]): number | null {
    return minorIn(textAt(from, ...paths), this.#digits) ?? null;
  }
}

/** A decimal of XML (no separators, a point) as minor units, half away from zero; undefined where it is none or too long to be exact. */
function minorIn(text: string, digits: number): number | undefined {
  const found = /^([-+]?)(\d{1,15})(?:\.(\d{0,20}))?$/.exec(text);
  if (found === null) return undefined;
  const [, sign, whole = '', decimals = ''] = found;
  const minor = Number(whole + decimals.slice(0, digits).padEnd(digits, '0')) + (Number(decimals[digits] ?? 0) >= 5 ? 1 : 0);
  if (!Number.isSafeInteger(minor)) return undefined;
  return sign === '-' && minor !== 0 ? -minor : minor;
} // prettier-ignore

/** Null where nothing is stated at all. */
export function sumOf(amounts: readonly (number | null)[]): number | null {
  const stated = amounts.filter((amount) => amount !== null);
  return stated.length === 0 ? null : stated.reduce((sum, amount) => sum + amount, 0);
}

/** A plain decimal of at most four digits behind the point, as the lines of an invoice keep quantities and prices. */
export function decimalIn(text: string): string | null {
  const found = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(text);
  if (found === null) return null;
  const [, sign = '', whole = '', decimals = ''] = found;
  const few = decimals.slice(0, 4).replace(/0+$/, '');
  return `${sign}${String(BigInt(whole))}${few === '' ? '' : `.${few}`}`;
}

/** A day as the rows want it: 2026-03-02 out of 2026-03-02T00:00:00+01:00, 20260302, 202603021530. */
export function dayIn(text: string): string {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[TZ+-].*)?$/.exec(text);
  if (iso?.[1] !== undefined) return iso[1];
  const packed = /^(\d{4})(\d{2})(\d{2})(?:\d{4}|\d{6})?$/.exec(text);
  return packed === null ? text.slice(0, 40) : `${packed[1]}-${packed[2]}-${packed[3]}`;
}

/** Invoice lines with numbers of their own, else by their place. */
export function numberedLines(lines: readonly InvoiceLine[]): readonly InvoiceLine[] {
  const own = new Set(lines.map(({ no }) => no));
  const isOwn = own.size === lines.length && !own.has('');
  return isOwn ? lines : lines.map((line, at) => ({ ...line, no: String(at + 1) }));
}

export const LONGEST_TEXT = 300;
export const LONGEST_NO = 20;
