import type { Move } from '../customers/moves';

/** Legal papers that were sent come along when two records of one customer become one. */
export const NOTICE_MOVES: readonly Move[] = [{ table: 'formal_notice' }];
