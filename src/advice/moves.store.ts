import type { Move, Stay } from '../customers/moves';

/** What was set aside comes along when two records of one customer become one; what was counted is counted anew. */
export const ADVICE_MOVES: readonly Move[] = [{ table: 'advice_aside' }];
export const ADVICE_STAYS: readonly Stay[] = [{ table: 'advice', because: 'is counted anew each morning' }];
