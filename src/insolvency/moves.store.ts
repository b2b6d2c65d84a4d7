import type { Move } from '../customers/moves';

/** The proceedings over a customer come along when two records of one customer become one. */
export const INSOLVENCY_MOVES: readonly Move[] = [
  { table: 'insolvency' },
  {
    table: 'insolvency_match',
    unless: `exists (select 1 from insolvency_match o where o.customer_id = :winner and o.row_digest = r.row_digest)`,
  },
];
