import type { Day } from '../kernel/day';
import type { Fraction } from './fraction';
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
  /** Interest accrues by whole blocks of so many days (contracts only): one that is not complete bears nothing yet. */
  readonly accrualBlockDays?: number;
  /** Whose law moves a due day that nobody works on (`due-shift.ts`). None: it stays where it is. */
  readonly dueShift?: string | null;
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

/** act/act and act/366leap: a day of a leap year is 1/366. 30/360: European, the 31st counts as the 30th. */
export type DayCount = 'act/365' | 'act/act' | 'act/360' | '30/360' | 'act/366leap';
/**
 * difference: one of the two days that bound a period does not count: after a due day that day itself, else the last.
 * both: both count.
 */
export type Counting = 'difference' | 'both';
/** All half away from zero, but for those that cut (`down`). */
export type Rounding =
  /** Once per claim. */
  | 'end'
  /** Each line, to the minor unit. */
  | 'per_period'
  /** Each line to four decimals, the sum to the minor unit. */
  | 'per_period_4'
  /** Once per claim, to whole kronor. */
  | 'whole_unit'
  /** The daily amount to the minor unit. */
  | 'daily_2'
  | 'daily_down_2'
  /** The daily amount cut to four decimals, the sum to the minor unit. */
  | 'daily_down_4'
  /** The yearly rate ÷ 365 as a multiplier of five decimals, the daily amount to the minor unit. */
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
  /** As the day count counts them. */
  readonly days: number;
  /** Days of a year: 365, 366, 360. */
  readonly yearDays: number;
  /** Percent a year, margin included. */
  readonly percent: string;
  readonly rateRow: RateRow | null;
  /** The rate of these days is not known: the last one known stands for it, because somebody asked for an estimate. */
  readonly estimated: boolean;
  /** Days that bear nothing, and why. */
  readonly held: string | null;
  /** What such days would have borne, exact. */
  readonly leftOut: Fraction | null;
  /** Minor units, exact. */
  readonly interest: Fraction;
  /** What of it counts: `interest` after what the policy rounds in each line. */
  readonly counted: Fraction;
  /** Where the policy rounds each line to the minor unit: that. */
  readonly roundedMinor: number | null;
}
