import type { Day } from '../kernel/day';
import type { InterestPolicy } from '../law/policy';
import type { RateTable } from '../law/rates';

/** Simple interest at rates that a contract names, or interest as a law counts it. */
export interface InterestTerms {
  /** Of a contract: oldest first; each holds until the next begins. The first holds from the beginning. Empty beside `law`. */
  readonly rates: readonly InterestRate[];
  /** The rule, and the table of rates as it was known when the claim was made: only the series that it follows. */
  readonly law?: { readonly policy: InterestPolicy; readonly table: RateTable; readonly contractOn: Day | null };
  /** Of a contract: what the law lets it say is known to that day; what comes after is not counted. */
  readonly knownTo?: Day;
}

export interface InterestRate {
  /** Percent a year as a plain decimal: "10", "12.62". */
  readonly percent: string;
  /** First day on which it holds; empty: from the beginning. */
  readonly from: Day | null;
  /** Where it is agreed: "Terms of sale 2025, clause 7"; or published. */
  readonly source: string;
  /** Of a law: the reference rate, what the law adds to it, and who published it. */
  readonly published?: {
    readonly series: string;
    readonly label: string;
    readonly value: string;
    readonly points: string;
    readonly title: string;
  };
  /** Of a contract that says something else: what the law makes its floor or its cap. */
  readonly bounded?: { readonly as: 'floor' | 'cap'; readonly contract: string; readonly basis: string };
  /** Of a law: not verified against the official text. */
  readonly unsure?: true;
}
