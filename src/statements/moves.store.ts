import type { Move } from '../customers/moves';

/** Statements of account that were made for it come along when two records of one customer become one, where the other had none. */
export const STATEMENT_MOVES: readonly Move[] = [
  {
    table: 'statement_line',
    unless: `exists (select 1 from statement_line o where o.customer_id = :winner
      and (o.run_id = r.run_id or (o.as_on = r.as_on and o.round = r.round)))`,
  },
];
