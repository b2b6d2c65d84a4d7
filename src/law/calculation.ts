import type { Day } from '../kernel/day';
import type { Fraction } from './fraction';
import type { InterestLine, InterestPolicy } from './policy';
import type { RateRow, RateTable } from './rates';
import type { Scale } from './rounding';

/** What interest is asked for, and the answer. Amounts are minor units of one currency; nothing here asks a database. */
export interface Calculation {
  readonly claims: readonly InterestClaim[];
  readonly payments: readonly InterestPayment[];
  readonly holds: readonly InterestHold[];
  readonly table: RateTable;
  /** The last day that is looked at; see `Term` for whether it counts. */
  readonly asOf: Day;
  /** Carry the last known rate on, marked on each line that it makes. */
  readonly estimate: boolean;
  readonly scale: Scale;
}

export interface InterestClaim {
  readonly id: string;
  readonly principalMinor: number;
  /** Costs and fees beside it; they bear nothing. */
  readonly costsMinor: number;
  /** Credit notes (sizes, > 0): they correct the claim from the start. */
  readonly creditedMinor: number;
  readonly term: Term;
  /** For a margin that follows the contract; empty: not known, the claim's own first day stands for it. */
  readonly contractOn: Day | null;
  readonly policy: InterestPolicy;
}

/** Between which days it bears interest. */
export type Term =
  /** A due day: the day after is the first that counts, `to` (or the day asked for) the last. */
  | { readonly after: Day; readonly to: Day | null }
  /** The first day that counts; whether `to` does is said by the policy's counting. */
  | { readonly from: Day; readonly to: Day | null };

export interface InterestPayment {
  readonly on: Day;
  /** > 0. With `toPrincipal` it may be < 0: money that went back is owed again. */
  readonly amountMinor: number;
  /** The claims that it is meant for, in their order; empty: nobody said, the oldest first. */
  readonly claims: readonly string[];
  /** What the ledger has booked already: it lowers principal and nothing else. */
  readonly toPrincipal?: boolean;
}

/** Days that bear nothing: never silently, each such line names its reason. */
export interface InterestHold {
  readonly from: Day;
  /** Last day of it; empty: not ended. */
  readonly to: Day | null;
  readonly reason: string;
  /** Empty: all. */
  readonly claims: readonly string[];
}

export interface Calculated {
  readonly claims: readonly ClaimInterest[];
  /** In the order in which they were used. */
  readonly payments: readonly PaymentUse[];
  readonly interestMinor: number;
  readonly open: Parts;
  /** What each further day adds; empty where its rate is not known. */
  readonly daily: DailyAmount | null;
  /** The rows of rates that lines were made with. */
  readonly rows: readonly RateRow[];
  readonly tableVersion: string;
  readonly policies: readonly string[];
  readonly warnings: readonly InterestWarning[];
}

export interface DailyAmount {
  readonly exact: Fraction;
  readonly minor: number;
}

export interface ClaimInterest {
  readonly id: string;
  readonly policy: string;
  readonly lines: readonly InterestLine[];
  /** All interest that arose, paid or not, joined to principal or not: rounded as the policy says. */
  readonly interestMinor: number;
  /** Exact, of the lines as they count. */
  readonly counted: Fraction;
  /** What of it joined principal on anniversaries. */
  readonly joinedMinor: number;
  readonly paid: Parts;
  readonly open: Parts;
  readonly daily: DailyAmount | null;
}

/** `principal`: with the interest that joined it. */
export interface Parts {
  readonly costsMinor: number;
  readonly interestMinor: number;
  readonly principalMinor: number;
}

export interface PaymentUse {
  readonly on: Day;
  readonly amountMinor: number;
  readonly uses: readonly { readonly claim: string; readonly part: Part; readonly amountMinor: number }[];
  /** More than what it was meant for. */
  readonly unusedMinor: number;
}

export type Part = 'costs' | 'interest' | 'principal';

export type InterestWarning =
  /** Nothing is counted from that day (to `until`, where the rate is known again). */
  | {
      readonly kind: 'rate_unknown_from';
      readonly day: Day;
      readonly until: Day | null;
      readonly series: string | null;
    }
  | { readonly kind: 'estimated_from'; readonly day: Day; readonly series: string | null }
  /** A row that is not verified against the official text. */
  | { readonly kind: 'unsure_rate'; readonly series: string; readonly from: Day; readonly status: RateRow['status'] }
  /** The margin follows the day of the contract, which is not known. */
  | { readonly kind: 'margin_by_contract_date'; readonly claim: string; readonly points: string }
  /** A rule known from memory only. */
  | { readonly kind: 'unsure_policy'; readonly policy: string }
  | { readonly kind: 'payment_not_used'; readonly on: Day; readonly amountMinor: number };
