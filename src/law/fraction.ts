/** An exact fraction: interest keeps it until the one rounding that a policy names. The denominator is > 0. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const ZERO: Fraction = { numerator: 0n, denominator: 1n };

/** Denominators that are multiples of each other, as those of one policy are, are added without looking for a common one. */
export function add(a: Fraction, b: Fraction): Fraction {
  if (a.denominator === b.denominator) return { numerator: a.numerator + b.numerator, denominator: a.denominator };
  if (a.denominator % b.denominator === 0n) return widened(a, b);
  if (b.denominator % a.denominator === 0n) return widened(b, a);
  return lowest(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

const widened = (wide: Fraction, narrow: Fraction): Fraction => ({
  numerator: wide.numerator + narrow.numerator * (wide.denominator / narrow.denominator),
  denominator: wide.denominator,
});

export const times = (a: Fraction, b: Fraction): Fraction =>
  lowest(a.numerator * b.numerator, a.denominator * b.denominator);

export const wholeOf = (minor: number | bigint): Fraction => ({ numerator: BigInt(minor), denominator: 1n });

/** A plain decimal such as `12.62` or `-0.88` as a fraction. */
export function decimal(text: string): Fraction {
  const [whole = '0', decimals = ''] = text.split('.');
  return { numerator: BigInt(`${whole}${decimals}`), denominator: 10n ** BigInt(decimals.length) };
}

/** Two plain decimals added, without zeros at the end: `-0.88` + `9` = `8.12`. */
export function addDecimals(a: string, b: string): string {
  const places = Math.max(placesOf(a), placesOf(b));
  const scaled = (text: string): bigint => {
    const [whole = '0', decimals = ''] = text.split('.');
    return BigInt(`${whole}${decimals.padEnd(places, '0')}`);
  };
  const text = pointed(scaled(a) + scaled(b), places);
  return places === 0 ? text : text.replace(/\.?0+$/, '');
}

const placesOf = (text: string): number => (text.split('.')[1] ?? '').length;

/** To a whole number, half away from zero. */
export function nearest({ numerator, denominator }: Fraction): bigint {
  const half = denominator / 2n;
  return numerator >= 0n ? (numerator + half) / denominator : -((half - numerator) / denominator);
}

/** Rounded half away from zero to so many decimals; negative: to tens, hundreds. */
export const toPlaces = (value: Fraction, places: number): Fraction => scaledBy(value, places, nearest);

/** Cut off after so many decimals, toward zero. */
export const cutTo = (value: Fraction, places: number): Fraction =>
  scaledBy(value, places, ({ numerator, denominator }) => numerator / denominator);

function scaledBy({ numerator, denominator }: Fraction, places: number, whole: (value: Fraction) => bigint): Fraction {
  const by = 10n ** BigInt(Math.abs(places));
  return places >= 0
    ? { numerator: whole({ numerator: numerator * by, denominator }), denominator: by }
    : wholeOf(whole({ numerator, denominator: denominator * by }) * by);
}

/** Minor units as text of the main unit with so many decimals, `2.9096`: for a line that is not rounded to cents yet. */
export function fractionText({ numerator, denominator }: Fraction, exponent: number, decimals: number): string {
  const places = BigInt(Math.abs(decimals - exponent));
  const main =
    decimals >= exponent
      ? { numerator: numerator * 10n ** places, denominator }
      : { numerator, denominator: denominator * 10n ** places };
  return pointed(nearest(main), decimals);
}

function pointed(scaled: bigint, places: number): string {
  const sign = scaled < 0n ? '-' : '';
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return places === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-places)}`;
}

function lowest(numerator: bigint, denominator: bigint): Fraction {
  const by = gcd(numerator < 0n ? -numerator : numerator, denominator);
  return { numerator: numerator / by, denominator: denominator / by };
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a || 1n : gcd(b, a % b);
}
