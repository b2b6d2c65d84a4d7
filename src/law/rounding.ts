import { cutTo, nearest, times, toPlaces, wholeOf, type Fraction } from './fraction';
import type { Rounding } from './policy';

/**
 * Where a policy rounds: the daily amount, each line, or the whole. Amounts are minor units; `exponent` are the decimals
 * that they carry, `decimals` those to which is rounded: the same, but for a claim that is finer than its currency.
 */
export interface Scale {
  readonly exponent: number;
  readonly decimals: number;
}

/** What a line is made of: its exact interest is `daily` × `days`. */
export interface Bearing {
  readonly base: Fraction;
  /** Of one day, as a fraction of the base. */
  readonly perDay: Fraction;
  readonly days: number;
}

/** What of a line counts. */
export function countedOf(rounding: Rounding, bearing: Bearing, scale: Scale): Fraction {
  if (roundsAtEnd(rounding)) return exactOf(bearing);
  if (rounding === 'per_period') return toPlaces(exactOf(bearing), scale.decimals - scale.exponent);
  if (rounding === 'per_period_4') return toPlaces(exactOf(bearing), 4 - scale.exponent);
  return times(dailyOf(rounding, bearing, scale), wholeOf(bearing.days));
}

/** What one day more adds, as the policy rounds it. */
export function dailyOf(rounding: Rounding, { base, perDay }: Omit<Bearing, 'days'>, scale: Scale): Fraction {
  const exact = exactOf({ base, perDay, days: 1 });
  switch (rounding) {
    case 'daily_2':
      return toPlaces(exact, scale.decimals - scale.exponent);
    case 'daily_down_2':
      return cutTo(exact, scale.decimals - scale.exponent);
    case 'daily_down_4':
      return cutTo(exact, 4 - scale.exponent);
    case 'daily_multiplier_5':
      return toPlaces(times(base, toPlaces(perDay, 5)), scale.decimals - scale.exponent);
    default:
      return exact;
  }
}

/** Not brought to lowest terms: lines of one policy then have denominators that are added at once. */
const exactOf = ({ base, perDay, days }: Bearing): Fraction => ({
  numerator: base.numerator * perDay.numerator * BigInt(days),
  denominator: base.denominator * perDay.denominator,
});

/** Are lines left as they are? */
export const roundsAtEnd = (rounding: Rounding): boolean => rounding === 'end' || rounding === 'whole_unit';

/** Does a line end in whole minor units? */
export const roundsLines = (rounding: Rounding): boolean =>
  ['per_period', 'daily_2', 'daily_down_2', 'daily_multiplier_5'].includes(rounding);

/** What counts of all lines of a claim, in minor units: the last rounding. */
export function totalOf(rounding: Rounding, counted: Fraction, { exponent, decimals }: Scale): number {
  return Number(nearest(toPlaces(counted, (rounding === 'whole_unit' ? 0 : decimals) - exponent)));
}
