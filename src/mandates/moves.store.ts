import type { Move } from '../customers/moves';

/** What was quoted for a customer comes along when two records of one customer become one. */
export const MANDATE_MOVES: readonly Move[] = [{ table: 'quote' }];
