import type { Move } from '../customers/moves';

/** Calls that were agreed come along when two records of one customer become one. */
export const CALL_MOVES: readonly Move[] = [{ table: 'call_appointment' }];
