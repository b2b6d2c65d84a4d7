import type { Day } from '../kernel/day';
import { sum } from '../kernel/money';
import type { Place } from '../law/sentence';

/**
 * What a legal paper says beside the invoices: its sentences as they hold for this debtor, already filled in its language, and
 * what is claimed, split. Fixed when it is issued, like all that a message says. Amounts are minor units.
 */
export interface LegalContent {
  /** `FR`; UK is England and Wales. */
  readonly law: string;
  /** `notice`. */
  readonly paper: string;
  /** What the debtor is in law. */
  readonly debtor: string;
  /** As the paper is called, in its language. */
  readonly title: string;
  readonly said: Readonly<Record<Place, readonly string[]>>;
  /** Which sentences these are: `fr-demand@1`. */
  readonly sentences: readonly string[];
  readonly dispatch: Dispatch | null;
  /** A line per invoice; credits take off. Their principal is what the message demands. */
  readonly parts: readonly ClaimPart[];
  /** What collecting costs and the law puts on the debtor, for all of it together. */
  readonly costsMinor: number;
  /** What they are made of, where they are fees of several letters: the day of each. */
  readonly costs?: readonly { readonly on: Day; readonly minor: number }[];
  /** How the interest was counted, line by line; empty where none is claimed. */
  readonly interest: readonly InterestRow[];
  readonly grounds: readonly ClaimGround[];
}

export interface Dispatch {
  readonly way: DispatchWay;
  /** Of the registered letter, where it is known when it is written. */
  readonly number: string | null;
}
export const DISPATCH_WAYS = ['registered', 'registered_receipt', 'bailiff'] as const;
export type DispatchWay = (typeof DISPATCH_WAYS)[number];

export interface ClaimPart {
  readonly document: string;
  readonly principalMinor: number;
  readonly interestMinor: number;
  readonly fixedMinor: number;
}

export interface InterestRow {
  readonly document: string;
  readonly baseMinor: number;
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
  /** Percent a year as a plain decimal. */
  readonly percent: string;
  readonly interestMinor: number;
  /** What the rounding of the law (to whole kronor) adds or takes off at the end; the days are those of the invoice. */
  readonly rounded?: boolean;
}

/** What an invoice is for, as far as it is known. */
export interface ClaimGround {
  readonly document: string;
  readonly subject: string | null;
  /** Order or contract. */
  readonly contract: string | null;
  readonly contractOn: Day | null;
  readonly deliveryOn: Day | null;
}

/** Everything that is claimed. */
export const claimedMinor = ({ parts, costsMinor }: Pick<LegalContent, 'parts' | 'costsMinor'>): number =>
  sum(parts.flatMap(({ principalMinor, interestMinor, fixedMinor }) => [principalMinor, interestMinor, fixedMinor])) + costsMinor; // prettier-ignore
