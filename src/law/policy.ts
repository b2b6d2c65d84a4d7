import type { Day } from '../kernel/day';
import type { RateRow } from './rates';

/**
 * How one law (or contract) counts interest: data, not code. A country's policies stand in `src/law/data/<country>.json`,
 * each with its legal basis, its validity and how sure it is; the algorithms of `interest.ts` know no country.
 */
export interface InterestPolicy {
  /** `DE-B2B-288-2`: what a calculation and the paper name. */
  readonly key: string;
  readonly rate: RateRule;
  readonly dayCount: DayCount;
  readonly counting: Counting;
  readonly rounding: Rounding;
  /** yearly: on the anniversary of the first day, interest joins principal (NL). */
  readonly compounding: 'none' | 'yearly_on_anniversary';
  /** Bears the day of a payment interest on what it paid? */
  readonly paymentDayBears: boolean;
  /** Interest accrues by whole blocks of so many days (contracts only). */
  readonly accrualBlockDays?: number;
  /** Where a part payment goes first. */
  readonly allocation: readonly ('costs' | 'interest' | 'principal')[];
  readonly basis: LegalBasis;
}

export type RateRule =
  | { readonly kind: 'fixed'; readonly percent: string }
  | { readonly kind: 'steps'; readonly steps: readonly { readonly from: Day; readonly percent: string }[] }
  | {
      readonly kind: 'series';
      readonly series: string;
      /** locked: the rate of the day on which interest starts, for the whole delay (UK, IE). */
      readonly mode: 'locked_at_start' | 'float_half_year' | 'float_any_date';
      /** By the day of the contract (or of the claim where that is not known): oldest first. */
      readonly margins: readonly { readonly from: Day | null; readonly points: string }[];
    };

export type DayCount = 'act/365' | 'act/act' | 'act/360' | '30/360' | 'act/366leap';
/** difference: the first day does not count, the last does. both: both count. */
export type Counting = 'difference' | 'both';
export type Rounding =
  | 'end'
  | 'per_period'
  | 'per_period_4'
  | 'whole_unit'
  | 'daily_2'
  | 'daily_down_2'
  | 'daily_down_4'
  | 'daily_multiplier_5';

/** Where a rule stands, and how it is known: `read` on a page or law text, `memory`: not verified against the official text. */
export interface LegalBasis {
  readonly text: string;
  readonly url?: string;
  readonly evidence: 'read' | 'memory';
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
}

/** A row of the table that any clerk can recompute; the row of rates that it used stands with it. */
export interface InterestLine {
  /** What bears interest, in minor units; with compounding, interest that joined it included. */
  readonly baseMinor: number;
  /** First and last day that count. */
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
  /** Percent a year, margin included. */
  readonly percent: string;
  readonly rateRow: RateRow | null;
  readonly interest: { readonly numerator: bigint; readonly denominator: bigint };
  /** Where the policy rounds each period: minor units. */
  readonly roundedMinor: number | null;
}
