/** An exact fraction: interest keeps it until the one rounding that a policy names. The denominator is > 0. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const ZERO: Fraction = { numerator: 0n, denominator: 1n };

export function add(a: Fraction, b: Fraction): Fraction {
  return lowest(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export const times = (a: Fraction, b: Fraction): Fraction =>
  lowest(a.numerator * b.numerator, a.denominator * b.denominator);

export const wholeOf = (minor: number | bigint): Fraction => ({ numerator: BigInt(minor), denominator: 1n });

/** A plain decimal such as `12.62` or `-0.88` as a fraction. */
export function decimal(text: string): Fraction {
  const [whole = '0', decimals = ''] = text.split('.');
  return lowest(BigInt(`${whole}${decimals}`), 10n ** BigInt(decimals.length));
}

function lowest(numerator: bigint, denominator: bigint): Fraction {
  const by = gcd(numerator < 0n ? -numerator : numerator, denominator);
  return { numerator: numerator / by, denominator: denominator / by };
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a || 1n : gcd(b, a % b);
}
