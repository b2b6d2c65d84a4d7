import type { Day } from '../kernel/day';

/** The end of a day of the demo, and how many are still to be played after it: what people do is told from the end backwards. */
export interface Evening {
  readonly on: Day;
  readonly left: number;
  /** The day on which so many are left; empty: before the beginning. */
  dayLeft(left: number): Day | undefined;
}
