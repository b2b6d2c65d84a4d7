import type { Move } from '../customers/moves';

/** Searches come along when two records of one customer become one; of two that are under way, one stays where it is. */
export const TRACING_MOVES: readonly Move[] = [
  {
    table: 'trace',
    unless: `r.ended_on is null and exists (select 1 from trace o where o.customer_id = :winner and o.ended_on is null)`,
  },
];
