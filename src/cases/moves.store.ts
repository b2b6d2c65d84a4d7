import type { Move } from '../customers/moves';

/** What is with a partner comes along when two records of one customer become one. */
export const CASE_MOVES: readonly Move[] = [
  {
    table: 'recovery_case',
    items: 'select x.item_id from case_item x where x.case_id = r.id',
    whole: `r.state = 'with_partner'`,
  },
];
