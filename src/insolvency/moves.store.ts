import type { Move } from '../customers/moves';

/** The proceedings over a customer come along when two records of one customer become one. */
export const INSOLVENCY_MOVES: readonly Move[] = [{ table: 'insolvency' }];
