import type { Day } from '../kernel/day';
import type { ClaimPart, InterestRow } from '../outbox/legal';

/** What the law gives beside the principal, for the invoices of a paper. Amounts are minor units. */
export interface Figures {
  /** By item. */
  readonly interestMinor: ReadonlyMap<number, number>;
  readonly fixedMinor: ReadonlyMap<number, number>;
  readonly costsMinor: number;
  readonly rows: readonly InterestRow[];
  readonly running: { readonly until: Day; readonly dailyMinor: number } | null;
  readonly later: { readonly minor: number; readonly vat: boolean } | null;
  /** Why something that was asked for is not claimed: words for the clerk. */
  readonly notClaimed: readonly NotClaimed[];
}

export type NotClaimed =
  'interest_unknown' | 'interest_unsure' | 'rate_unknown' | 'other_law' | 'fixed_unmet' | 'costs_unknown';

export const NO_FIGURES: Figures = {
  ...{ interestMinor: new Map(), fixedMinor: new Map(), costsMinor: 0, rows: [], running: null, later: null },
  notClaimed: [],
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
