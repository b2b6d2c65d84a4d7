import type { Move } from '../customers/moves';

/** Talks and notes come along when two records of one customer become one. */
export const ACTIVITY_MOVES: readonly Move[] = [{ table: 'activity' }];
