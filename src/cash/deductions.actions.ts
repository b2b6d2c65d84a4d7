import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';

/** What a payment kept back of an item: the room of disputes makes a case of it, and takes that back with the payment. Wired in `app.ts`. */
export interface Deduction {
  readonly companyId: number;
  readonly itemId: number;
  /** > 0. */
  readonly amountMinor: number;
  /** A category of disputes, where it is known. */
  readonly reasonCode: string | null;
  /** What the customer says; may be empty. */
  readonly text: string;
  /** The payment. */
  readonly paidByItemId: number;
}

export interface Deductions {
  /** After the payment was applied, in its transaction. Returns the case, or the one that stood on the item before. */
  readonly open: (tx: Tx, work: Work, deduction: Deduction) => Promise<number>;
  /** False: somebody has settled it, it stays. */
  readonly takeBack: (tx: Tx, work: Work, which: TakenBackDeduction) => Promise<boolean>;
}

export interface TakenBackDeduction {
  readonly companyId: number;
  readonly disputeId: number;
  /** The payment that opened it: a dispute that stood before is left alone. */
  readonly paidByItemId: number;
  readonly why: string;
}
