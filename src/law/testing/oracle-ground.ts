import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the second opinion stands on, all its own: fractions, a calendar that counts, the shipped rates read a second time. */

// ---- fractions: [numerator, denominator], the denominator above zero
export type Q = readonly [bigint, bigint];
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
const q = (n: bigint, d: bigint): Q => {
  const g = gcd(n, d) || 1n;
  return [n / g, d / g];
};
export const plus = (a: Q, b: Q): Q => q(a[0] * b[1] + b[0] * a[1], a[1] * b[1]);
export const minus = (a: Q, b: Q): Q => plus(a, [-b[0], b[1]]);
export const by = (a: Q, b: Q): Q => q(a[0] * b[0], a[1] * b[1]);
export const atMost = (a: Q, b: Q): Q => (a[0] * b[1] <= b[0] * a[1] ? a : b);
export const NIL: Q = [0n, 1n];
export const read = (text: string): Q => {
  const [whole = '0', after = ''] = text.split('.');
  return q(BigInt(whole + after), 10n ** BigInt(after.length));
};
/** To so many decimals of the main unit, nothing below zero. */
export const halfUp = ([n, d]: Q, places: number): Q => {
  const scale = 10n ** BigInt(places);
  return q((2n * n * scale + d) / (2n * d), scale);
};
const cut = ([n, d]: Q, places: number): Q => {
  const scale = 10n ** BigInt(places);
  return q((n * scale) / d, scale);
};
export const shownTo = (value: Q, places: number): string => {
  const [n, d] = halfUp(value, places);
  const digits = String((n * 10n ** BigInt(places)) / d).padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
};

export const notBelow = (value: Q): Q => (value[0] < 0n ? NIL : value);
export const percentText = (percent: Q): string =>
  percent[0] < 0n ? `-${shownTo([-percent[0], percent[1]], 4)}` : shownTo(percent, 4);

/** Of one day, rounded where the policy rounds days. */
export function dailyOf(
  { base, percent, year }: { base: Q; percent: Q; year: bigint },
  rounding: string,
  places: number,
): Q {
  const exact = by(by(base, percent), [1n, 100n * year]);
  if (rounding === 'daily2') return halfUp(exact, places);
  if (rounding === 'dailyDown2') return cut(exact, places);
  if (rounding === 'dailyDown4') return cut(exact, 4);
  if (rounding === 'dailyMultiplier5') return halfUp(by(base, halfUp(by(percent, [1n, 100n * year]), 5)), places);
  return exact;
}

// ---- days: as numbers, by counting
export const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const lengths = (year: number): number[] => [31, leap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const BEGIN = 1900;
const numbered = new Map<string, number>();
const named: string[] = [];
for (let year = BEGIN; year < 2110; year++)
  lengths(year).forEach((days, month) => {
    for (let on = 1; on <= days; on++) {
      const text = `${year}-${String(month + 1).padStart(2, '0')}-${String(on).padStart(2, '0')}`;
      numbered.set(text, named.length);
      named.push(text);
    }
  });
export const number = (text: string): number => {
  const found = numbered.get(text);
  if (found === undefined) throw new Error(`no day: ${text}`);
  return found;
};
export const name = (on: number): string => named[on] ?? '';
export const yearOf = (on: number): number => Number(name(on).slice(0, 4));

export type OracleRate =
  | { readonly percent: string }
  | { readonly series: string; readonly plusPoints?: string }
  | { readonly steps: readonly { readonly from: string; readonly percent: string }[] };

// ---- rates: as the shipped file has them, read here a second time
interface Row {
  readonly from: string;
  readonly value: string;
}
interface Series {
  readonly reading: 'half_year' | 'year' | 'step' | 'fixed';
  readonly certainTo: string;
  readonly rows: readonly Row[];
  readonly derived?: { readonly of: string; readonly plus: string; readonly upTo?: string; readonly since: string };
}
const SHIPPED = (
  JSON.parse(readFileSync(join(__dirname, '../data/rates.json'), 'utf8')) as { series: Record<string, Series> }
).series;
/** One rate for the whole delay: SI 2002/1675 art. 4; S.I. 580/2012. */
const LOCKED = ['UK_BOE_HALFYEAR', 'IE_B2B'];

/** All others are set anew with each half-year, also where the figure stays. */
const FLOATS_ANY_DAY = ['PL_ODSETKI_ZA_OPOZNIENIE'];

const rowsOf = (called: string): Row[] => {
  const { rows, derived } = SHIPPED[called] as Series;
  if (!derived) return [...rows];
  const more = rowsOf(derived.of)
    .filter(({ from }) => from >= derived.since && !rows.some((one) => one.from === from))
    .map(({ from, value }) => {
      const upTo = read(derived.upTo ?? '0.0001');
      const [n, d] = by(read(value), [upTo[1], upTo[0]]);
      return { from, value: shownTo(plus(by([(n + d - 1n) / d, 1n], upTo), read(derived.plus)), 4) };
    });
  return [...rows, ...more].sort((a, b) => (a.from < b.from ? -1 : 1));
};
const half = (on: string): string => `${on.slice(0, 4)}${on.slice(5, 7) < '07' ? 'a' : 'b'}`;
const known = new Map<string, { begins: string; percent: Q } | null>();

/** The row in force on a day, or null where none was published for it. */
function published(called: string, on: string): { begins: string; percent: Q } | null {
  const key = `${called} ${on}`;
  if (!known.has(key)) {
    const { reading, certainTo } = SHIPPED[called] as Series;
    const rows = rowsOf(called);
    const row = rows.findLast(({ from }) => from <= on);
    const sameHalf = row !== undefined && half(row.from) === half(on);
    const seen = on <= certainTo || (row !== undefined && row.from > certainTo ? sameHalf : row !== rows.at(-1));
    const holds = { half_year: sameHalf, year: row?.from.slice(0, 4) === on.slice(0, 4), step: seen, fixed: true }[
      reading
    ];
    const begins =
      row && FLOATS_ANY_DAY.includes(called) ? row.from : `${row?.from ?? ''} ${reading === 'step' ? half(on) : ''}`;
    known.set(key, row && holds ? { begins, percent: read(row.value) } : null);
  }
  return known.get(key) ?? null;
}

export interface RateAsked {
  readonly on: string | null;
  readonly first: string | null;
  /** Does the law keep the rate of the first day? */
  readonly isLocked: boolean;
}

export function rateOf(rate: OracleRate, { on, first, isLocked }: RateAsked): { begins: string; percent: Q } | null {
  if ('percent' in rate) return { begins: '', percent: read(rate.percent) };
  if ('steps' in rate) {
    const step = rate.steps.filter(({ from }) => from <= (on ?? '')).at(-1);
    return step ? { begins: step.from, percent: read(step.percent) } : null;
  }
  const found = published(rate.series, (isLocked || LOCKED.includes(rate.series) ? first : on) ?? '');
  return found && { begins: found.begins, percent: plus(found.percent, read(rate.plusPoints ?? '0')) };
}
