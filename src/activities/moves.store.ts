import type { Move } from '../customers/moves';

/** Talks, notes and what was said in the portal come along when two records of one customer become one. */
export const ACTIVITY_MOVES: readonly Move[] = [
  { table: 'activity' },
  { table: 'question' },
  { table: 'question', column: 'visitor_id' },
  { table: 'proposal' },
  { table: 'proposal', column: 'visitor_id' },
  { table: 'wrong_person' },
  { table: 'hardship' },
  { table: 'receipt' },
  { table: 'receipt', column: 'visitor_id' },
  { table: 'said_paid', items: 'select r.item_id' },
];
