import type { Day } from '../kernel/day';

/** Of an exhibit that is a translation: what it translates, and what it says of itself. */
export interface Translated {
  readonly of: string;
  /** Of a message: the day that it bears. */
  readonly on: Day | null;
  readonly language: string;
  readonly translator: string;
  readonly sworn: boolean;
}
