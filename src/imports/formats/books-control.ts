import { count } from '../../kernel/count';
import { exponent } from '../../kernel/money';
import { amountInWords } from '../mapping-cells';
import type { Problem } from '../problem';

/** Sums that books state of themselves against what stands in them: exact to a millionth, because lines have more digits than money. */
const SCALE = 6;

/** A decimal of XML in millionths; undefined where it is none. */
export function microOf(text: string): bigint | undefined {
  const found = /^([-+]?)(\d{1,13})(?:\.(\d{0,20}))?$/.exec(text);
  if (found === null) return undefined;
  const [, sign, whole = '', decimals = ''] = found;
  const micro = BigInt(whole + decimals.slice(0, SCALE).padEnd(SCALE, '0'));
  return sign === '-' ? -micro : micro;
}

/** Whole minor units, half away from zero; undefined where it is no decimal, or too long to be exact. */
export function minorIn(text: string, currency: string): number | undefined {
  const micro = microOf(text);
  if (micro === undefined) return undefined;
  const unit = 10n ** BigInt(SCALE - Math.min(SCALE, exponent(currency)));
  const size = micro < 0n ? -micro : micro;
  const minor = Number((size + unit / 2n) / unit);
  if (!Number.isSafeInteger(minor)) return undefined;
  return micro < 0n && minor !== 0 ? -minor : minor;
}

/** What one section states, and what was found in it. */
export class Control {
  readonly #stated = new Map<Figure, { readonly line: number; readonly micro: bigint }>();
  readonly #found: Record<Figure, bigint> = { entries: 0n, debit: 0n, credit: 0n };

  /** `entries` is a number of things, the others are amounts. */
  state(figure: Figure, line: number, text: string): void {
    const micro = microOf(text);
    if (micro !== undefined) this.#stated.set(figure, { line, micro });
  }

  add(debit: bigint, credit: bigint): void {
    this.#found.debit += debit;
    this.#found.credit += credit;
  }

  addEntry(): void {
    this.#found.entries += MILLION;
  }

  get entries(): number {
    return Number(this.#found.entries / MILLION);
  }

  problems(file: string, names: Readonly<Record<Figure, string>>, currency: string): Problem[] {
    const least = 10n ** BigInt(SCALE - Math.min(SCALE, exponent(currency)));
    return FIGURES.flatMap((figure) => {
      const stated = this.#stated.get(figure);
      if (stated === undefined) return [];
      const found = this.#found[figure];
      const apart = stated.micro > found ? stated.micro - found : found - stated.micro;
      if (apart < (figure === 'entries' ? MILLION : least)) return [];
      const said = (micro: bigint): string =>
        figure === 'entries' ? String(micro / MILLION) : amountInWords(centsOf(micro, currency), currency);
      return [{
        file, line: stated.line, column: names[figure], value: said(stated.micro),
        fault: figure === 'entries' ? `${count(Number(found / MILLION), 'entry stands', 'entries stand')} there` : `what stands there comes to ${said(found)}, a difference of ${said(apart)}`,
        expected: 'the total of the file', remedy: 'Look for rows that are missing or stand in the file twice.', code: 'control-total' as const,
      }]; // prettier-ignore
    });
  }
}

type Figure = 'entries' | 'debit' | 'credit';
const FIGURES = ['entries', 'debit', 'credit'] as const;
const MILLION = 1_000_000n;

const centsOf = (micro: bigint, currency: string): number =>
  Number(micro / 10n ** BigInt(SCALE - Math.min(SCALE, exponent(currency))));
