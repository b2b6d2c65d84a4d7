import type { Day } from '../kernel/day';
import type { Query, Tx } from '../platform/db';
import type { RetentionKind } from './retention-kinds';

/**
 * What is emptied when its time is over: a room says what of its own may go, how much that is on a day, and empties it. What
 * is evidence or accounting proof is no such thing: no room offers it.
 */
export interface Retained {
  readonly kind: RetentionKind;
  /** How much goes, and the day of the oldest that stays. */
  figures(q: Query, which: Expired): Promise<RetentionFigures>;
  /** Returns how much it was. */
  empty(tx: Tx, which: Expired): Promise<number>;
}

export interface Expired {
  readonly companyId: number;
  /** What ended before this day. */
  readonly before: Day;
  /** Customers of whom nothing goes, whatever its age. */
  readonly protected: readonly number[];
}

export interface RetentionFigures {
  readonly goes: number;
  readonly oldestKept: Day | null;
}
