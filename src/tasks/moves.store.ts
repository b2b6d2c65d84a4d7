import type { Move } from '../customers/moves';

/** Tasks come along when two records of one customer become one. */
export const TASK_MOVES: readonly Move[] = [{ table: 'task' }];
