import type { CategoryCode } from '../disputes/category';
import type { DisputeOutcome } from '../disputes/dispute';
import type { DisputedLine } from '../disputes/disputed-line';
import type { Visibility } from '../documents/kind';
import type { Day } from '../kernel/day';
import { labelOf } from '../ledger/open-item';
import type { InstalmentState, JudgedPlan, PlanState } from '../promises/plan';
import type { VerdictState } from '../promises/promise';

/** What the debtor objected to, and what it said that it would pay, and whether it did: promises and instalment plans. */
export interface ClaimDispute {
  readonly key: string;
  readonly visibility: Visibility;
  /** See `disputes/category.ts`. */
  readonly category: CategoryCode;
  readonly raisedOn: Day;
  /** In the debtor's words. */
  readonly objection: string;
  readonly items: readonly {
    readonly document: string;
    readonly amountMinor: number;
    /** Of the invoice, where only these are disputed. */
    readonly lines?: readonly DisputedLine[];
  }[];
  readonly answer: string | null;
  readonly answeredOn: Day | null;
  readonly outcome: DisputeOutcome | null;
  /** E-invoices among them that the debtor had approved on its platform, and when. */
  readonly approved?: readonly { readonly document: string; readonly on: Day }[];
  /** Does it still keep something back? */
  readonly open: boolean;
}

export interface ClaimPromise {
  readonly key: string;
  readonly visibility: Visibility;
  readonly givenOn: Day;
  readonly promisedOn: Day;
  readonly byWhom: string | null;
  readonly channel: string;
  readonly amountMinor: number;
  readonly documents: readonly string[];
  readonly verdict: VerdictState;
  readonly receivedMinor: number;
  readonly note: string | null;
}

export interface ClaimPlan {
  readonly key: string;
  readonly visibility: Visibility;
  readonly number: string;
  readonly acceptedOn: Day;
  readonly state: PlanState;
  readonly amountMinor: number;
  readonly coveredMinor: number;
  readonly documents: readonly string[];
  readonly instalments: readonly {
    readonly n: number;
    readonly dueOn: Day;
    readonly amountMinor: number;
    readonly coveredMinor: number;
    readonly state: InstalmentState;
  }[];
}

/** Plans that were accepted, in the currency of the claim: what was only offered is no word of the debtor. */
export const plansOf = (given: readonly JudgedPlan[], currency: string): ClaimPlan[] =>
  given.flatMap(({ plan, state, acceptedOn, coveredMinor, instalments }) =>
    acceptedOn === null || plan.currency !== currency
      ? []
      : [
          {
            ...{ key: `plan/${plan.id}`, visibility: 'court' as const, number: plan.number, acceptedOn, state },
            ...{ amountMinor: plan.amountMinor, coveredMinor, documents: plan.items.map(labelOf) },
            instalments: instalments.map(({ n, dueOn, amountMinor, coveredMinor: came, state: verdict }) => ({
              ...{ n, dueOn, amountMinor, coveredMinor: came, state: verdict },
            })),
          },
        ],
  );
