import type { Day, Instant } from '../kernel/day';
import type { Does, ReasonCode } from './reasons';
import type { StepKind } from './strategy';

/**
 * A run is one day's decisions for a company: simulated, approved by a person or the clock, issued message by message, and
 * then sent. One run a day; a run of an earlier day is refused once a later one was approved.
 */
export const NEXT = {
  simulated: ['approved', 'cancelled'],
  approved: ['issuing', 'cancelled'],
  issuing: ['sent', 'partially_failed', 'cancelled'],
  sent: ['issuing'],
  partially_failed: ['issuing'],
  cancelled: [],
} as const satisfies Record<string, readonly string[]>;

export type RunState = keyof typeof NEXT;

/** It stands: its day is taken, and no run of an earlier day may follow. */
export const STANDS: readonly RunState[] = ['approved', 'issuing', 'sent', 'partially_failed'];

export const mayMove = (from: RunState, to: RunState): boolean => (NEXT[from] as readonly RunState[]).includes(to);

export interface Run {
  readonly id: number;
  readonly companyId: number;
  readonly asOn: Day;
  readonly state: RunState;
  readonly freshness: {
    readonly asOf: Day | null;
    /** The source did not say: somebody, or the program, took it to be so. */
    readonly assumed: boolean;
    readonly fresh: boolean;
    readonly needed: Day;
    /** Required sources that had not delivered in their time; runs of older versions do not say. */
    readonly late?: readonly string[];
  };
  /** The versions of the strategies it was decided by; 0: shipped. */
  readonly strategies: Readonly<Record<string, number>>;
  readonly counts: Counts;
  readonly digest: string | null;
  readonly known: Known | null;
  readonly approvedBy: string | null;
  readonly recordedAt: Instant;
}

/** The last audit line and event when it was decided; none where somebody was writing in that moment. */
export interface Known {
  readonly line: number;
  readonly event: number;
}

/** How many decisions had which reason. */
export type Counts = Readonly<Partial<Record<ReasonCode, number>>>;

/** Interest and fixed sums in one currency, minor units. */
export interface RunClaims {
  readonly currency: string;
  readonly interestMinor: number;
  readonly fixedMinor: number;
}

/** One decision of a run, as scripts and people see it. */
export interface Line {
  readonly customerId: number;
  /** The source's own number. */
  readonly customer: string;
  readonly name: string;
  readonly currency: string;
  readonly do: Does;
  readonly step: number | null;
  readonly kind: StepKind | null;
  readonly because: ReasonCode;
  /** Document number of the driver. */
  readonly driver: string | null;
  readonly demandMinor: number;
  /** Document numbers. */
  readonly items: readonly string[];
  readonly outcome: Outcome | null;
  readonly outcomeWhy: string | null;
}

/** What became of a decision: carried out, decided otherwise in the meantime, impossible to send, or left out by a person. */
export type Outcome = 'issued' | 'changed' | 'failed' | 'left_out';
