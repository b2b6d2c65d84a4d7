import type { Instant } from '../kernel/day';

/**
 * The gate: in the moment of sending, the room that asked for a message judges again whether it may leave.
 * One gate per kind of `about` (`reminder/…`), wired in app.ts; it sees the ledger inside the sender's transaction.
 */
export type SendGate = (waiting: readonly Waiting[], now: Instant) => Promise<ReadonlyMap<number, Verdict>>;

export interface Waiting {
  readonly messageId: number;
  readonly companyId: number;
  readonly customerId: number;
  readonly about: string;
}

export type Verdict = { readonly do: 'send' } | { readonly do: 'withdraw'; readonly reason: string };

/** What became of a message, told to the room that asked for it in the transaction in which it became so. */
export interface Ending {
  readonly messageId: number;
  readonly companyId: number;
  readonly customerId: number;
  readonly about: string;
  /** `accepted` and `posted` left the house; `failed`, `withdrawn`, `returned` and `refused` did not reach anybody. */
  readonly state: 'accepted' | 'failed' | 'withdrawn' | 'posted' | 'returned' | 'refused';
  readonly reason: string | null;
}

/** Nothing can have changed for it: an answer to a dispute, a thank-you. */
export const ALWAYS_SEND: SendGate = (waiting) =>
  Promise.resolve(new Map(waiting.map(({ messageId }) => [messageId, { do: 'send' }])));
