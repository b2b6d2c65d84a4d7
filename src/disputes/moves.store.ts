import type { Move } from '../customers/moves';

/** Objections come along when two records of one customer become one. */
export const DISPUTE_MOVES: readonly Move[] = [
  {
    table: 'dispute',
    items: 'select x.item_id from dispute_item x where x.dispute_id = r.id',
    whole: 'r.ended_at is null',
  },
];
