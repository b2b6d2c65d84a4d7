import type { CategoryCode } from '../disputes/category';
import type { DisputeOutcome } from '../disputes/dispute';
import type { Day, Instant } from '../kernel/day';
import { sum } from '../kernel/money';

/**
 * What changed of a claim after it was handed over, and what that does to its total: numbered, so that a partner never works
 * from old figures. Amounts in minor units of the claim's currency.
 */
export interface Supplement {
  /** 1… within the case. */
  readonly n: number;
  /** What was known until then stands in the file, or in the supplement before. */
  readonly since: Instant;
  readonly items: readonly SupplementItem[];
  readonly changes: readonly SupplementChange[];
}

export interface SupplementItem {
  readonly itemId: number;
  readonly document: string;
  /** Claimed so far, and from now on. */
  readonly beforeMinor: number;
  readonly afterMinor: number;
  /** Of what is claimed: the debtor disputes it. */
  readonly disputedMinor: number;
}

export type SupplementChange =
  | {
      readonly kind: 'payment' | 'credit_note' | 'adjustment';
      readonly on: Day;
      readonly document: string;
      readonly against: string;
      /** Taken off the claim; < 0: what was taken off is taken back. */
      readonly amountMinor: number;
    }
  | {
      readonly kind: 'dispute';
      readonly on: Day;
      readonly against: string;
      readonly category: CategoryCode;
      /** In the debtor's words. */
      readonly objection: string;
      readonly outcome: DisputeOutcome | null;
    }
  | {
      readonly kind: 'document';
      readonly on: Day;
      /** Of the exhibit that it is. */
      readonly key: string;
      readonly title: string;
      /** The invoice it belongs to; null: the claim as a whole. */
      readonly against: string | null;
    }
  | {
      readonly kind: 'insolvency';
      /** The day of the opening, or on which it was over. */
      readonly on: Day;
      /** Of the proceeding, as its court calls it. */
      readonly name: string;
      /** Of the claim; null: the proceeding is over and holds nothing any more. */
      readonly frozenMinor: number | null;
    };

/** The claim's total before and after. */
export const effectOf = ({ items }: Pick<Supplement, 'items'>): { beforeMinor: number; afterMinor: number } => ({
  beforeMinor: sum(items.map(({ beforeMinor }) => beforeMinor)),
  afterMinor: sum(items.map(({ afterMinor }) => afterMinor)),
});

export const isNothing = ({ items, changes }: Pick<Supplement, 'items' | 'changes'>): boolean =>
  changes.length === 0 && items.every(({ beforeMinor, afterMinor }) => beforeMinor === afterMinor);
