import type { Move } from '../customers/moves';

/** Visits come along when two records of one customer become one; one that is still to come stays where the other has one too. */
export const VISIT_MOVES: readonly Move[] = [
  {
    table: 'visit',
    unless: `r.state in ('requested', 'waiting', 'planned') and exists (select 1 from visit o where o.customer_id = :winner and o.state in ('requested', 'waiting', 'planned'))`,
  },
];
