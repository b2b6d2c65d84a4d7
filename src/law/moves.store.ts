import type { Move } from '../customers/moves';

/** Days that bear no interest come along when two records of one customer become one. */
export const LAW_MOVES: readonly Move[] = [
  { table: 'interest_hold', items: 'select r.item_id where r.item_id is not null' },
];
