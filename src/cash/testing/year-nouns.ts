import type { Day } from '../../kernel/day';

/** What a made year consists of. Amounts are whole minor units; what a payment pays is known, because it was made so. */
export interface YearCustomer {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly tradingName: string | null;
  readonly country: string;
  readonly parentId: string | null;
  readonly vatId: string | null;
  readonly registerNo: string | null;
  /** `RF…`: stands for all that is open. */
  readonly fileNumberReference: string;
}

export interface YearItem {
  readonly id: string;
  readonly customerId: string;
  readonly document: string;
  readonly part: number;
  readonly type: 'invoice' | 'credit_note';
  /** + owes. */
  readonly amountMinor: number;
  readonly currency: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly discountMinor: number | null;
  readonly discountUntil: Day | null;
  /** The invoice's own KID, OCR, QRR, OGM, RF, viite or betalingskenmerk, without blanks. */
  readonly reference: string | null;
  readonly poNo: string | null;
}

export interface YearPart {
  readonly customerId: string;
  /** Null: on account. */
  readonly itemId: string | null;
  /** Of the payment; a credit note that was netted has a negative one. */
  readonly amountMinor: number;
  /** What of the item is settled by it: more than the amount where a discount was granted or a bank took its charges. */
  readonly settlesMinor: number;
}

/**
 * `clean`: a careful clerk decides in a second. `ambiguous`: a clerk who sees only the ledger and the bank line cannot know.
 * `work`: the rest, where looking helps.
 */
export type Grade = 'clean' | 'work' | 'ambiguous';

export interface CustomerTruth {
  readonly kind: 'customer';
  /** Their amounts make the payment's, in its currency. */
  readonly parts: readonly YearPart[];
  readonly discountMinor?: number;
  readonly bankFeeMinor?: number;
  /** Paid less than named without a right to it: stays open. */
  readonly shortMinor?: number;
  readonly why: string;
}
export interface StrangerTruth {
  readonly kind: 'not-ours';
  readonly why: string;
}

export interface YearPayment {
  readonly id: string;
  readonly bookedOn: Day;
  readonly amountMinor: number;
  readonly currency: string;
  /** The structured reference, where the bank has a field for it. */
  readonly reference: string | null;
  readonly endToEnd: string | null;
  readonly name: string | null;
  /** Ultimate debtor: on whose behalf. */
  readonly behind: string | null;
  readonly iban: string | null;
  readonly text: string;
  /** Charges as far as the bank reports them. */
  readonly chargesMinor: number | null;
  readonly truth: CustomerTruth | StrangerTruth;
  /** Words of `NOISE` that were thrown for it. */
  readonly noise: readonly string[];
  readonly grade: Grade;
}

export interface Year {
  readonly customers: readonly YearCustomer[];
  readonly items: readonly YearItem[];
  /** In the order of their days. */
  readonly payments: readonly YearPayment[];
}

export const FIRST_DAY = '2026-01-02' as Day;
export const LAST_DAY = '2026-12-31' as Day;
