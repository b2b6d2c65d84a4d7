import { exponent, share } from '../kernel/money';

/**
 * Rates between currencies, for thresholds, ordering and totals marked ≈: never for a demand. A rate is a plain decimal:
 * how much of the company's currency one unit of the other is worth.
 */
export interface Rates {
  /** The company's own currency. */
  readonly to: string;
  /** Other currency → decimal rate. */
  readonly byCurrency: ReadonlyMap<string, string>;
}

export interface Converted {
  readonly minor: number;
  /** False where there is no rate: the amount was taken as it is, and whoever shows it says so. */
  readonly known: boolean;
}

const RATE = /^(\d{1,12})(?:\.(\d{1,12}))?$/;

export const isRate = (text: string): boolean => RATE.test(text) && /[1-9]/.test(text);

/** An amount in the company's currency, rounded half away from zero to a whole minor unit. */
export function inCompanyCurrency(minor: number, currency: string, rates: Rates): Converted {
  if (currency === rates.to) return { minor, known: true };
  const found = RATE.exec(rates.byCurrency.get(currency) ?? '');
  if (!found) return { minor, known: false };
  const decimals = found[2] ?? '';
  const shift = exponent(rates.to) - exponent(currency) - decimals.length;
  const rate = BigInt(`${found[1] ?? ''}${decimals}`);
  const numerator = shift > 0 ? rate * 10n ** BigInt(shift) : rate;
  return { minor: share(minor, numerator, 10n ** BigInt(Math.max(0, -shift))), known: true };
}
