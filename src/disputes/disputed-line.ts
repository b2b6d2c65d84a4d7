import { sum } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { linesNamed, type Priced } from '../ledger/invoice-line';
import { labelOf, type OpenItem } from '../ledger/open-item';

/** A line of an invoice that is disputed: as it stood when the dispute was raised, whatever a later list says. */
export interface DisputedLine {
  readonly no: string;
  readonly text: string;
  /** With its tax, minor units; null: the lines did not lead to the total, and somebody named the amount. */
  readonly amountMinor: number | null;
}

export interface LinesObjected {
  readonly lines: readonly DisputedLine[];
  /** What is disputed: the amount that was named, else the lines with their tax, at most what is open. */
  readonly amountMinor: number;
}

/** The lines that the customer objects to, and what they come to. Throws Refusal where nobody can say what. */
export function linesObjected(
  item: OpenItem,
  { numbers, amountMinor }: { readonly numbers: readonly string[]; readonly amountMinor: number | null },
  known: Priced | undefined,
): LinesObjected {
  const label = labelOf(item);
  const named = linesNamed(known?.lines ?? [], numbers, label);
  const lines = named.map(({ no, text, grossMinor }) => ({ no, text, amountMinor: grossMinor }));
  if (amountMinor !== null) return { lines, amountMinor };
  const worth = named.map(({ grossMinor }) => {
    if (grossMinor !== null) return grossMinor;
    throw new Refusal(
      'line-amount',
      `The lines of ${label} do not add up to its amount.`,
      'Name the disputed amount as well.',
    );
  });
  return { lines, amountMinor: Math.min(sum(worth), item.openMinor) };
}

/** What was kept of a dispute's lines. */
export const disputedLinesFrom = (text: string | null): readonly DisputedLine[] =>
  text === null ? [] : (JSON.parse(text) as DisputedLine[]);
