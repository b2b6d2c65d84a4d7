import type { Day } from '../kernel/day';
import type { Doubt, Why } from '../law/owed-claimable';
import type { SureClaim } from '../law/step-claims';
import type { ClaimPart, InterestRow } from '../outbox/legal';

/** What the law gives beside the principal, for the invoices of a paper. Amounts are minor units. */
export interface Figures {
  /** By item. */
  readonly interestMinor: ReadonlyMap<number, number>;
  readonly fixedMinor: ReadonlyMap<number, number>;
  /** For all of it together. */
  readonly costsMinor: number;
  readonly rows: readonly InterestRow[];
  readonly running: { readonly until: Day; readonly dailyMinor: number } | null;
  /** VAT is in the costs, because the company cannot reclaim it. */
  readonly costsVat: boolean;
  /** What the costs are made of, where they are fees of several letters. */
  readonly costLines: readonly CostLine[];
  readonly later: { readonly minor: number; readonly vat: boolean } | null;
  /** What becomes owed with the paper; what was claimed before stands already. */
  readonly claims: readonly FreshClaim[];
  readonly fees: readonly FreshFee[];
  /** On which ground, for the clerk. */
  readonly grounds: readonly Ground[];
  /** Why something that was asked for is not claimed. */
  readonly left: readonly Left[];
  /** What is claimed although it is not sure, because a person says to have checked it. */
  readonly checked: readonly Left[];
}

export interface FreshClaim extends SureClaim {
  readonly checked: boolean;
}

export interface CostLine {
  /** The day of its letter. */
  readonly on: Day;
  readonly minor: number;
}

/** What collecting costs, for all of a paper together. */
export interface Costs {
  readonly costsMinor: number;
  readonly vat: boolean;
  readonly lines: readonly CostLine[];
  /** Falls due only if the time of the paper passes. */
  readonly later: { readonly minor: number; readonly vat: boolean } | null;
  readonly claims: readonly FreshClaim[];
  readonly fees: readonly FreshFee[];
  readonly grounds: readonly Ground[];
  readonly checked: readonly Left[];
}

export type CostAnswer = Costs | { readonly left: readonly Left[] };

export const NO_COSTS: Costs = {
  ...{ costsMinor: 0, vat: false, lines: [], later: null, claims: [], fees: [], grounds: [], checked: [] },
};

/** Compensation for the paper itself. */
export interface FreshFee {
  readonly entryId: number;
  readonly cause: string;
  readonly checked: boolean;
  readonly amountMinor: number;
  readonly rule: string;
  readonly basis: string;
}

export type Beside = 'interest' | 'fixed' | 'costs';

export interface Ground {
  readonly what: Beside;
  /** Empty: of all of them together. */
  readonly document: string;
  readonly amountMinor: number;
  /** The first day of default. */
  readonly since: Day | null;
  readonly basis: string;
}

export interface Left {
  readonly what: Beside;
  readonly why: LeftWhy;
  readonly documents: readonly string[];
}

/** `off`: the company claims nothing for late payment. `in_part`: the paper does not ask for all of the invoice. */
export const OWN_WHYS = ['off', 'in_part', 'other_law', 'no_sentence', 'claimed_before', 'rate_unknown'] as const;
type OwnWhy = (typeof OWN_WHYS)[number];
export type LeftWhy = OwnWhy | Why | Doubt;

export const NO_FIGURES: Figures = {
  ...{
    interestMinor: new Map(),
    fixedMinor: new Map(),
    costsMinor: 0,
    costsVat: false,
    costLines: [],
    rows: [],
    running: null,
    later: null,
  },
  ...{ claims: [], fees: [], grounds: [], left: [], checked: [] },
};

/** An invoice with its principal and what is added to it. */
export const partOf = (
  { itemId, document }: { readonly itemId: number; readonly document: string },
  principalMinor: number,
  { interestMinor, fixedMinor }: Figures,
): ClaimPart => ({
  document,
  principalMinor,
  interestMinor: interestMinor.get(itemId) ?? 0,
  fixedMinor: fixedMinor.get(itemId) ?? 0,
});

/** Interest was wanted, and only a demand such as this one lets it run. */
export const startsInterest = ({ left }: Figures): boolean =>
  left.some(({ what, why }) => what === 'interest' && FROM_DEMAND.includes(why));
const FROM_DEMAND: readonly LeftWhy[] = ['needs_demand', 'from_demand', 'demand_or_agreed_day'];
