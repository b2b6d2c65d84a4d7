import { share, sum } from '../kernel/money';
import { Refusal } from '../kernel/result';

/**
 * A line of an invoice, as its source has it: kept so that one of them can be disputed. Quantity and price are shown and never
 * calculated with. Amounts in minor units of the invoice's currency.
 */
export interface InvoiceLine {
  /** As the source numbers it, else its place from 1. Unique within the invoice. */
  readonly no: string;
  readonly text: string;
  /** A plain decimal, `2.5`. */
  readonly quantity: string | null;
  /** For one, a plain decimal. */
  readonly price: string | null;
  /** Of the customer's order. */
  readonly orderLine: string | null;
  /** As the source writes it: with the tax or without. */
  readonly amountMinor: number | null;
  readonly vatMinor: number | null;
}

/** More are no help to anybody who reads them, and would make the entry large. */
export const MOST_LINES = 500;

/** What was kept of an entry's lines; nothing where it has none. */
export function linesFrom(text: string | null): readonly InvoiceLine[] {
  return text === null || text === '' ? [] : (JSON.parse(text) as InvoiceLine[]);
}

/** How the tax came into what each line is worth. */
export type LineTax = 'in_line' | 'of_line' | 'shared' | 'unknown';

/** A line with its part of what the invoice demands, tax included; null where the lines do not lead to its total. */
export interface PricedLine extends InvoiceLine {
  readonly grossMinor: number | null;
}

export interface Priced {
  readonly lines: readonly PricedLine[];
  readonly tax: LineTax;
}

interface Whole {
  readonly amountMinor: number;
  readonly netMinor: number | null;
  readonly vatMinor: number | null;
}

/**
 * What each line is worth of the invoice's amount. The lines hold the tax where they add up to the total, or do so with the tax of
 * each; where they add up to the net amount, the tax is shared out in proportion, to the last unit. Else nobody can say.
 */
export function pricedLines(lines: readonly InvoiceLine[], whole: Whole): Priced {
  const own = lines.flatMap(({ amountMinor }) => (amountMinor === null ? [] : [amountMinor]));
  const unknown = { lines: lines.map((line) => ({ ...line, grossMinor: null })), tax: 'unknown' } as const;
  if (lines.length === 0 || own.length < lines.length) return unknown;
  const with_ = (grossOf: readonly number[], tax: LineTax): Priced => ({
    lines: lines.map((line, at) => ({ ...line, grossMinor: grossOf[at] ?? 0 })),
    tax,
  });
  if (sum(own) === whole.amountMinor) return with_(own, 'in_line');
  const taxed = lines.map(({ vatMinor }, at) => (own[at] ?? 0) + (vatMinor ?? 0));
  if (sum(taxed) === whole.amountMinor) return with_(taxed, 'of_line');
  const net = whole.netMinor ?? (whole.vatMinor === null ? null : whole.amountMinor - whole.vatMinor);
  if (net === null || net <= 0 || sum(own) !== net) return unknown;
  return with_(sharedOut(own, net, whole.amountMinor), 'shared');
}

/** Each in proportion; what rounding leaves goes by the running sum, so that they add up to the whole. */
function sharedOut(parts: readonly number[], of: number, whole: number): number[] {
  let [seen, given] = [0, 0];
  return parts.map((part) => {
    seen += part;
    const upTo = share(whole, BigInt(seen), BigInt(of));
    const own = upTo - given;
    given = upTo;
    return own;
  });
}

/** The lines with these numbers, in the order of the invoice. Throws Refusal where one is none of them. */
export function linesNamed<Line extends InvoiceLine>(
  lines: readonly Line[],
  numbers: readonly string[],
  document: string,
): readonly Line[] {
  const wanted = new Set(numbers);
  const found = lines.filter(({ no }) => wanted.has(no));
  if (found.length === wanted.size) return found;
  if (lines.length === 0) {
    throw new Refusal(
      'no-lines',
      `The lines of ${document} are not known.`,
      'Import a list with one row per line, or name an amount instead.',
    );
  }
  const none = [...wanted].find((no) => !lines.some((line) => line.no === no)) ?? '';
  throw new Refusal(
    'no-such-line',
    `${document} has no line ${none}.`,
    `It has these: ${lines
      .slice(0, 20)
      .map(({ no }) => no)
      .join(', ')}.`,
  );
}
