import type { Day, Instant } from '../kernel/day';
import type { InterestHold } from './calculation';

/**
 * Days that bear no interest, because the law or what was agreed stops it: said by a person, with its ground, never by itself. What hides
 * interest only for a while, such as a reminder that is held, is none of these.
 */
export const INTEREST_HOLD_REASONS = [
  'creditor_default',
  'justified_dispute',
  'retention',
  'judgment',
  'insolvency',
  'breathing_space',
  'standstill',
  'other',
] as const;
export type InterestHoldReason = (typeof INTEREST_HOLD_REASONS)[number];

export interface KeptInterestHold {
  readonly id: number;
  readonly customerId: number;
  /** Empty: all that the customer owes. */
  readonly itemId: number | null;
  readonly document: string | null;
  readonly part: number | null;
  readonly parts: number | null;
  readonly reason: InterestHoldReason;
  readonly from: Day;
  /** The last day that bears nothing; empty: not ended. */
  readonly until: Day | null;
  readonly basis: string;
  readonly why: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly closedBy: string | null;
  readonly closedWhy: string | null;
  /** Taken back: its days bear interest as if it had never been. */
  readonly endedAt: Instant | null;
  readonly endedBy: string | null;
  readonly endedWhy: string | null;
}

/** What the calculation needs of one. */
export type StandingHold = Pick<KeptInterestHold, 'customerId' | 'itemId' | 'reason' | 'from' | 'until'>;

export type HeldDays = Pick<StandingHold, 'from' | 'until' | 'reason'>;

/** Those of an item, for a calculation in which it has that name. */
export const heldDays = (
  holds: readonly StandingHold[],
  { itemId, customerId }: { readonly itemId: number; readonly customerId: number },
  claim: string,
): InterestHold[] =>
  holds
    .filter((one) => one.customerId === customerId && (one.itemId === null || one.itemId === itemId))
    .map(({ from, until, reason }) => ({ from, to: until, reason, claims: [claim] }));

export const isInterestHoldReason = (text: string): text is InterestHoldReason =>
  (INTEREST_HOLD_REASONS as readonly string[]).includes(text);
