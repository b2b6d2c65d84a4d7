import { markShown } from './formats/amount';
import { orderShown } from './formats/day';
import { cellText, type RawRow } from './formats/row';
import type { Field } from './headers';
import type { DateOrder, DecimalMark } from './mapping-profile';

/**
 * What the columns of days and amounts show about the order of day and month and about the decimal mark. One column is judged as
 * a whole; a cell that could be read both ways decides nothing.
 */
export interface Place {
  readonly line: number;
  readonly heading: string;
  readonly value: string;
}

export type Verdict<T> =
  | { readonly kind: 'decided'; readonly value: T; readonly by: Place | undefined; readonly sure: boolean }
  /** Every cell can be read in more than one way. */
  | { readonly kind: 'open'; readonly choices: readonly T[]; readonly sample: Place }
  /** Some cells can only be read one way, some only the other. */
  | { readonly kind: 'torn'; readonly choices: readonly [T, T]; readonly samples: readonly [Place, Place] }
  /** Nothing in the column needs it. */
  | { readonly kind: 'unneeded' };

/** So many times more cells must speak for one reading before the others count as errors of their lines. */
const CLEARLY = 20;

/** The order of day, month and year in one column. */
export class OrderEvidence {
  readonly #alone = new Map<DateOrder, { count: number; first: Place }>();
  readonly #fits = new Map<DateOrder, number>();
  #numeric = 0;
  #sample: Place | undefined;
  #serials = 0;
  #filled = 0;
  readonly #first = new Spread();
  readonly #last = new Spread();

  constructor(
    readonly field: Field,
    readonly index: number,
    private readonly heading: string,
  ) {}

  take(row: RawRow): void {
    const cell = row.cells[this.index];
    const text = cellText(cell);
    const shown = orderShown(text);
    if (shown === 'empty') return;
    this.#filled++;
    if (shown === 'serial') this.#serials++;
    if (shown === undefined || typeof shown === 'string') return;
    const place = { line: row.line, heading: this.heading, value: text };
    this.#numeric++;
    this.#twoDigits(text);
    for (const order of shown) this.#fits.set(order, (this.#fits.get(order) ?? 0) + 1);
    const calendar = [...shown].filter((order) => order !== 'ymd');
    if (calendar.length === 1 && calendar[0] !== undefined) this.#vote(calendar[0], place);
    else if (calendar.length === 2 && !sameEitherWay(text)) this.#sample ??= place;
  }

  /** True when more rows would not change the verdict. */
  get settled(): boolean {
    return this.verdict().kind !== 'open';
  }

  /** Every filled cell is one of Excel's day numbers. */
  get serial(): boolean {
    return this.#serials > 0 && this.#serials === this.#filled;
  }

  verdict(): Verdict<DateOrder> {
    if (this.#numeric === 0) return { kind: 'unneeded' };
    if (this.#yearFirst()) return { kind: 'decided', value: 'ymd', by: this.#sample, sure: false };
    const [best, second] = [...this.#alone].sort((a, b) => b[1].count - a[1].count);
    if (best === undefined) {
      if (this.#sample === undefined) return { kind: 'unneeded' };
      return { kind: 'open', choices: ['dmy', 'mdy'], sample: this.#sample };
    }
    if (second !== undefined && best[1].count < CLEARLY * second[1].count) {
      return { kind: 'torn', choices: [best[0], second[0]], samples: [best[1].first, second[1].first] };
    }
    return { kind: 'decided', value: best[0], by: best[1].first, sure: second === undefined };
  }

  #vote(order: DateOrder, place: Place): void {
    const known = this.#alone.get(order);
    if (known) known.count++;
    else this.#alone.set(order, { count: 1, first: place });
  }

  #twoDigits(text: string): void {
    const parts = /^(\d\d?)[-/. ]?(\d\d?)[-/. ]?(\d\d)$/.exec(text);
    if (parts === null) return;
    this.#first.take(Number(parts[1]));
    this.#last.take(Number(parts[3]));
  }

  /** `26-03-04`: the first number hardly moves, the last one does. */
  #yearFirst(): boolean {
    if ((this.#fits.get('ymd') ?? 0) < this.#numeric) return false;
    return this.#first.width <= 8 && this.#last.width > 12;
  }
}

class Spread {
  #low = Infinity;
  #high = -Infinity;

  take(value: number): void {
    this.#low = Math.min(this.#low, value);
    this.#high = Math.max(this.#high, value);
  }

  get width(): number {
    return this.#high - this.#low;
  }
}

/** 05/05/2026 is one day in either order. */
function sameEitherWay(text: string): boolean {
  const parts = /^(\d\d?)\D?(\d\d?)/.exec(text);
  return parts !== null && Number(parts[1]) === Number(parts[2]);
}

/** The decimal mark of the whole file: packages do not change it between columns. */
export class MarkEvidence {
  readonly #votes = new Map<DecimalMark, { count: number; first: Place }>();
  #unclear: Place | undefined;

  constructor(private readonly columns: readonly { readonly index: number; readonly heading: string }[]) {}

  take(row: RawRow): void {
    for (const { index, heading } of this.columns) {
      const cell = row.cells[index];
      if (typeof cell !== 'string' || cell === '') continue;
      const shown = markShown(cell);
      if (shown === undefined || shown === 'whole') continue;
      const place = { line: row.line, heading, value: cell.trim() };
      if (shown === 'unclear') this.#unclear ??= place;
      else {
        const known = this.#votes.get(shown);
        if (known) known.count++;
        else this.#votes.set(shown, { count: 1, first: place });
      }
    }
  }

  get settled(): boolean {
    return this.#votes.size > 0;
  }

  verdict(): Verdict<DecimalMark> {
    const [best, second] = [...this.#votes].sort((a, b) => b[1].count - a[1].count);
    if (best === undefined) {
      if (this.#unclear === undefined) return { kind: 'unneeded' };
      return { kind: 'open', choices: ['.', ','], sample: this.#unclear };
    }
    if (second !== undefined && best[1].count < CLEARLY * second[1].count) {
      return { kind: 'torn', choices: [best[0], second[0]], samples: [best[1].first, second[1].first] };
    }
    return { kind: 'decided', value: best[0], by: best[1].first, sure: second === undefined };
  }
}
