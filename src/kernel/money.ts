import { assert } from './assert';

/** Money is whole minor units (cents, öre, yen) of one currency; a safe integer, + owes. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

/** ISO 4217 exponents that are not 2. Source: ISO 4217 list one (SIX Financial Information), 2024. */
const EXPONENTS: Readonly<Record<string, number>> = {
  BHD: 3, BIF: 0, CLF: 4, CLP: 0, DJF: 0, GNF: 0, IQD: 3, ISK: 0, JOD: 3, JPY: 0, KMF: 0, KRW: 0, KWD: 3, LYD: 3, OMR: 3,
  PYG: 0, RWF: 0, TND: 3, UGX: 0, UYI: 0, UYW: 4, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
}; // prettier-ignore

const KNOWN: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** True for an ISO 4217 code in capitals that is in use. */
export function isCurrency(code: string): boolean {
  return KNOWN.has(code);
}

/** Digits after the decimal mark: 2 for EUR, 0 for JPY, 3 for KWD. */
export function exponent(currency: string): number {
  return EXPONENTS[currency] ?? 2;
}

/** Sum of minor units; refuses to leave the safe integers. */
export function sum(amounts: Iterable<number>): number {
  let total = 0;
  for (const amount of amounts) total += amount;
  assert(Number.isSafeInteger(total), 'sum leaves the safe integers');
  return total;
}

/** `amount × numerator ÷ denominator`, rounded half away from zero to a whole minor unit. The only division of money. */
export function share(amount: number, numerator: bigint, denominator: bigint): number {
  assert(denominator > 0n, 'division of money by zero or less');
  const product = BigInt(amount) * numerator;
  const half = denominator / 2n;
  const rounded = product >= 0n ? (product + half) / denominator : (product - half) / denominator;
  const result = Number(rounded);
  assert(Number.isSafeInteger(result), 'amount leaves the safe integers');
  return result;
}

/** Minor units as a plain decimal, `-1234.50`: for files and machines. */
export function toDecimal(minor: number, currency: string): string {
  const digits = exponent(currency);
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const sign = minor < 0 ? '-' : '';
  return digits === 0 ? `${sign}${whole}` : `${sign}${whole}.${text.slice(-digits)}`;
}

/** Minor units of a plain decimal such as `-1234.5`, or undefined where it is none or is finer than the currency. */
export function fromDecimal(text: string, currency: string): number | undefined {
  const found = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(text.trim());
  const digits = exponent(currency);
  const fraction = (found?.[3] ?? '').replace(/0+$/, '');
  if (!found || fraction.length > digits) return undefined;
  const minor = Number(`${found[2] ?? ''}${fraction.padEnd(digits, '0')}`);
  if (!Number.isSafeInteger(minor)) return undefined;
  return found[1] === '-' ? 0 - minor : minor;
}

/**
 * Minor units of an amount as people of a locale type it: `1 234,50`, `1,234.50`. A decimal point is understood everywhere
 * where it cannot be one that groups. Undefined where it is no amount.
 */
export function fromTyped(text: string, currency: string, locale: string): number | undefined {
  const parts = new Intl.NumberFormat(locale).formatToParts(-1_234_567.8);
  const mark = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  const [group, decimal] = [mark('group'), mark('decimal')];
  const plain = text.replace(/[\s'’]/g, '').replace('−', '-');
  const isGrouped = new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+(\\${decimal}\\d+)?$`).test(plain);
  if (isGrouped) return fromDecimal(plain.replaceAll(group, '').replace(decimal, '.'), currency);
  return fromDecimal(plain.includes('.') ? plain : plain.replace(decimal, '.'), currency);
}

/** Minor units as people of a locale read them, with the currency: `€1,234.50`, `1 234,50 €`. */
export function format({ minor, currency }: Money, locale: string): string {
  return formatter(locale, currency).format(toDecimal(minor, currency) as Intl.StringNumericLiteral);
}

/** The same without the currency, for a column whose head names it. */
export function formatAmount({ minor, currency }: Money, locale: string): string {
  const digits = exponent(currency);
  const key = `${locale}|${digits}`;
  const made =
    plain.get(key) ?? new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  plain.set(key, made);
  return made.format(toDecimal(minor, currency) as Intl.StringNumericLiteral);
}

const plain = new Map<string, Intl.NumberFormat>();
const withCurrency = new Map<string, Intl.NumberFormat>();

function formatter(locale: string, currency: string): Intl.NumberFormat {
  const key = `${locale}|${currency}`;
  const made = withCurrency.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency });
  withCurrency.set(key, made);
  return made;
}
