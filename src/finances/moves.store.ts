import type { Move } from '../customers/moves';

/** What is known of a customer's means comes along when two records of one customer become one. */
export const FINANCE_MOVES: readonly Move[] = [{ table: 'finance' }];
