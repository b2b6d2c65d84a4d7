import { exponent } from '../kernel/money';
import { MOST_LINES, type InvoiceLine } from '../ledger/invoice-line';
import type { LedgerRow } from './mapping';
import type { Cells } from './mapping-cells';
import type { Plan } from './mapping-plan';

/**
 * The lines of the documents of a file with one row per line. The document waits until its rows are over and then goes on with its
 * lines; rows that stand apart from it are none of them, so that what was gathered does not add up and nobody relies on it. What
 * cannot be read of a line leaves its place empty: the document itself does not depend on it.
 */
export class Lines {
  #held: LedgerRow | undefined;
  #lines: InvoiceLine[] = [];

  constructor(
    plan: Plan,
    private readonly cells: Cells,
    private readonly out: (row: LedgerRow) => void,
  ) {
    this.#on = plan.lineItems;
  }

  readonly #on: boolean;

  /** The first row of a document. */
  begin(row: LedgerRow): void {
    if (!this.#on) {
      this.out(row);
      return;
    }
    this.end();
    this.#held = row;
    this.further(row.document);
  }

  /** The row that `cells` stands on is a line of that document. */
  further(document: string): void {
    const held = this.#held;
    if (held?.document !== document || this.#lines.length >= MOST_LINES) return;
    const line = this.#line(held.currency ?? 'EUR');
    if (line !== undefined) this.#lines.push(line);
  }

  /** No row of the document that waits will come any more. */
  end(): void {
    const held = this.#held;
    this.#held = undefined;
    if (held === undefined) return;
    const lines = numbered(this.#lines);
    this.#lines = [];
    held.lines = lines.length === 0 ? null : JSON.stringify(lines);
    this.out(held);
  }

  #line(currency: string): InvoiceLine | undefined {
    const { cells } = this;
    const digits = exponent(currency);
    const amountMinor = cells.peek('lineAmount', digits) ?? null;
    const vatMinor = cells.peek('lineVat', digits) ?? null;
    const said = [cells.textOrNull('lineWhat'), cells.textOrNull('subject')].filter((text) => text !== null);
    const text = [...new Set(said)].join(' · ').slice(0, LONGEST_TEXT);
    const quantity = this.#decimal('lineQuantity');
    const price = this.#decimal('linePrice');
    if (text === '' && amountMinor === null && quantity === null && price === null) return undefined;
    const no = cells.text('lineNo').slice(0, LONGEST_NUMBER);
    const orderLine = cells.textOrNull('lineOrder')?.slice(0, LONGEST_NUMBER) ?? null;
    return { no, text, quantity, price, orderLine, amountMinor, vatMinor };
  }

  /** Up to four digits after the mark, as a plain decimal. */
  #decimal(field: 'lineQuantity' | 'linePrice'): string | null {
    const found = this.cells.peek(field, FINE);
    if (found === undefined) return null;
    const text = String(Math.abs(found)).padStart(FINE + 1, '0');
    const decimals = text.slice(-FINE).replace(/0+$/, '');
    return `${found < 0 ? '-' : ''}${text.slice(0, -FINE)}${decimals === '' ? '' : `.${decimals}`}`;
  }
}

const FINE = 4;
const LONGEST_TEXT = 300;
const LONGEST_NUMBER = 20;

/** By the source's own numbers where each line has one of its own; else by their place. */
function numbered(lines: readonly InvoiceLine[]): InvoiceLine[] {
  const own = new Set(lines.map(({ no }) => no));
  const isOwn = own.size === lines.length && !own.has('');
  return lines.map((line, at) => ({ ...line, no: isOwn ? line.no : String(at + 1) }));
}
