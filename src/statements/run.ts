import type { Day, Instant } from '../kernel/day';

/**
 * A run of statements: the account of many customers as of one day, by email or on paper. It informs, it asks for nothing:
 * no step is taken by it, but it is a message like any other and counts in the gap between two contacts.
 */
export interface Choice {
  /** The account as of that day. */
  readonly asOn: Day;
  /** What stood before becomes the opening balance; null: everything since the beginning. */
  readonly from: Day | null;
  /** Empty: all. */
  readonly segment: string;
  /** Customers who owe less in all are left out; minor units of the company's currency. */
  readonly minMinor: number;
  readonly onlyOverdue: boolean;
  /** Also those who have only credits. */
  readonly withCredits: boolean;
  /** Why it also goes to those who had a statement of that day, even if that was today; empty: it does not. */
  readonly reason: string;
  readonly format: Format;
}

export const FORMATS = ['pdf', 'xlsx', 'both'] as const;
export type Format = (typeof FORMATS)[number];

/** `stopped`: by a person, before all of it was made. */
export type RunState = 'issuing' | 'done' | 'stopped';

export interface StatementRun extends Choice {
  readonly id: number;
  /** Its customers were ticked one by one. */
  readonly chosen: boolean;
  readonly companyId: number;
  readonly begunOn: Day;
  readonly state: RunState;
  /** `2026-03` where the clock began it. */
  readonly month: string | null;
  /** Made in test mode: nothing of it left the house. */
  readonly test: boolean;
  readonly claimedBy: string | null;
  readonly claimedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly endedBy: string | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

/** What a customer's account says in one currency on that day. */
export interface AccountSum {
  readonly currency: string;
  /** + owes. */
  readonly balanceMinor: number;
  readonly overdueMinor: number;
}

/** `queued`: its message lies in the outbox, which knows what became of it. */
export type Outcome = 'waiting' | 'queued' | 'printed' | 'left_out' | 'failed' | 'cancelled';

/** Why somebody gets none, in the order in which it is asked: the first that applies counts. */
export const LEFT_OUT = [
  'internal',
  'insolvency',
  'moratorium',
  'legal',
  'with_partner',
  'assigned',
  'held',
  'nothing_open',
  'only_credits',
  'not_overdue',
  'below_minimum',
  'already',
  'unwanted',
  'no_address',
] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/** One customer of a run. */
export interface Line {
  readonly id: number;
  readonly customerId: number;
  readonly outcome: Outcome;
  readonly why: string | null;
  readonly channel: 'email' | 'print' | null;
  readonly recipient: string | null;
  readonly sums: readonly AccountSum[];
}

/** The reference of a run's messages: they are listed and withdrawn together. */
export const batchOf = (runId: number): string => `statements/${runId}`;
