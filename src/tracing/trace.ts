import type { Day, Instant } from '../kernel/day';

/**
 * The search for a customer whose address no longer holds: why it was begun, by when, what was looked up with what result, and what
 * came of it. A person begins and ends it; one stands at a time.
 */
export const OUTCOMES = ['found', 'untraceable', 'stopped'] as const;
export type TraceOutcome = (typeof OUTCOMES)[number];
/** What a person may say without a new address. */
export const ENDS = ['untraceable', 'stopped'] as const satisfies readonly TraceOutcome[];
export type TraceEnd = (typeof ENDS)[number];

export interface Lookup {
  readonly what: string;
  readonly on: Day;
  readonly result: string;
}

export interface Trace {
  readonly id: number;
  readonly customerId: number;
  /** Its number. */
  readonly customer: string;
  readonly reason: string;
  readonly dueOn: Day;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly endedOn: Day | null;
  readonly outcome: TraceOutcome | null;
  readonly endWhy: string | null;
  readonly lookups: readonly Lookup[];
}

export const LONGEST_REASON = 500;

/** What speaks for a search: addresses that letters came back from, and contacts that mail bounced from. */
export interface Signals {
  readonly addresses: number;
  readonly contacts: number;
  /** Neither a letter nor a mail reaches the customer by any address that is left. */
  readonly unreached: boolean;
}

export const isProposed = ({ addresses, contacts }: Signals, last: Trace | undefined): boolean =>
  addresses + contacts > 0 && (last === undefined || (last.endedOn !== null && last.outcome === 'found'));
