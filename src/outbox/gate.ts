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
