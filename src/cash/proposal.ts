import type { Difference } from '../ledger/difference';
import type { Fit } from './covering';
import type { ChargePart, Part } from './receipt';
import type { PayerBy, PayerKnown } from './paying';

/** What a receipt is proposed to pay, and why: nothing is applied by it alone. */
export interface Proposal {
  readonly receiptId: number;
  readonly confidence: Confidence;
  readonly naming: Naming;
  readonly fit: Fit;
  readonly payer: PayerKnown;
  readonly signs: readonly PayerBy[];
  /** None: all of it on account. */
  readonly parts: readonly ProposedPart[];
  /** Interest and costs that it pays besides. Missing where it pays none. */
  readonly charges?: readonly (ChargePart & { readonly customerId: number })[];
  /** What stays on the account of the first customer. */
  readonly onAccountMinor: number;
  /** Whose account that is; whose items the parts are. The first is the payer as far as known. */
  readonly customerIds: readonly number[];
  /** What stays open of the items that it pays, unless it is given up by what follows. */
  readonly shortMinor: number;
  /** What would be given up beside it: the cash discount, what the bank kept, a few units. Missing where nothing is. */
  readonly differences?: readonly Difference[];
  /** The customer's own advice that tells so; else null. */
  readonly adviceId: number | null;
  /** What a person should look at before agreeing. */
  readonly doubts: readonly Doubt[];
}

export interface ProposedPart extends Part {
  readonly customerId: number;
}

export const CONFIDENCES = ['high', 'medium', 'low', 'none'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/**
 * By what the items were found: `advice`: the customer wrote what it pays · `reference`: their own payment reference · `minted`: one of ours, for a customer, message or case · `plan`: that of an instalment plan, of which any amount is a part ·
 * `numbers`: all document numbers in the text · `some_numbers`: some of them, or more than are there · `like`: numbers of this payer that
 * are cut or mistyped · `all_due`, `all_open`, `one`, `several`: by the amount alone · `oldest`: a guess.
 */
export type Naming =
  | 'advice'
  | 'reference'
  | 'minted'
  | 'plan'
  | 'numbers'
  | 'some_numbers'
  | 'like'
  | 'all_due'
  | 'all_open'
  | 'one'
  | 'several'
  | 'oldest'
  | 'nothing';

/** `rival`: it may as well be something else · `paid_already`: it names what is paid · `names_other`: it names what it does not fit · `common_amount` · `in_advance`: says so · `told_twice`: perhaps
 * another line of the bank is the same money · `booked_perhaps`: accounting booked payments that may be it, in more ways than one · `law_order`: the law of the claim pays interest or costs first. */
export type Doubt =
  | 'rival'
  | 'paid_already'
  | 'names_other'
  | 'common_amount'
  | 'in_advance'
  | 'told_twice'
  | 'booked_perhaps'
  | 'law_order';
