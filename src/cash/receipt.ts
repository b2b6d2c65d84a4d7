import type { Day } from '../kernel/day';
import type { BankLine } from './bank-line';

/** Money that came in, as the bank tells of it. */
export interface Receipt extends Pick<
  BankLine,
  'bookedOn' | 'currency' | 'reference' | 'endToEnd' | 'name' | 'behind' | 'iban' | 'text' | 'chargesMinor'
> {
  /** The bank line's. */
  readonly id: number;
  /** > 0. */
  readonly amountMinor: number;
}

/** An open item as a receipt may pay it, or a credit that may be taken off with it. */
export interface Payable {
  readonly itemId: number;
  readonly customerId: number;
  readonly document: string;
  readonly part: number;
  readonly parts: number;
  readonly currency: string;
  /** + owes, − credit. */
  readonly amountMinor: number;
  /** What may be paid, or of a credit taken, now. */
  readonly openMinor: number;
  /** Of that: what a list lets us take for paid although no money was seen. Real money takes its place. */
  readonly settledMinor: number;
  readonly issuedOn: Day;
  readonly dueOn: Day | null;
  readonly discountMinor: number | null;
  readonly discountUntil: Day | null;
}

/** Who may pay: a customer as it may be named on a transfer. */
export interface Payer {
  readonly customerId: number;
  readonly code: string;
  readonly names: readonly string[];
  readonly vatNo: string | null;
  /** The customers that stand or fall with it: parent, payer, daughters. Its own number where it has none. */
  readonly groupId: number;
}

/** What of the money goes to an item; of a credit that is taken off with it < 0. */
export interface Part {
  readonly itemId: number;
  readonly minor: number;
}

/** What of the money goes to a charge: interest or costs that are claimed beside an invoice. */
export interface ChargePart {
  readonly chargeId: number;
  readonly minor: number;
}

/** A charge as a receipt may pay it. */
export interface PayableCharge {
  readonly chargeId: number;
  readonly customerId: number;
  readonly currency: string;
  readonly openMinor: number;
}

/** What a payment reference stands for: an invoice's own, or one that was minted for a customer, message, plan, case, or what the customer chose to pay. */
export interface Meant {
  readonly customerId: number;
  readonly itemIds: readonly number[];
  /** `own`: printed on that invoice. */
  readonly kind: 'own' | 'file_number' | 'message' | 'plan' | 'case' | 'selection';
  /** What of its items the customer chose to pay, in their order; of a credit < 0. */
  readonly chosen?: readonly Part[];
  /** Interest and costs that the customer chose to pay with them. */
  readonly charges?: readonly ChargePart[];
}
