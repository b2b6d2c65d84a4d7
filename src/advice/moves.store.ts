import type { Move, Stay } from '../customers/moves';

/** What was set aside, and what earlier recovery files taught, comes along when two records of one customer become one; what was counted is counted anew. */
export const ADVICE_MOVES: readonly Move[] = [{ table: 'advice_aside' }, { table: 'advice_end', keys: ['case_id'] }];
export const ADVICE_STAYS: readonly Stay[] = [{ table: 'advice', because: 'is counted anew each morning' }];
