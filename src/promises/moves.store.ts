import type { Move } from '../customers/moves';

/** What was promised and agreed comes along when two records of one customer become one. */
export const PROMISE_MOVES: readonly Move[] = [
  {
    table: 'promise',
    items: 'select x.item_id from promise_part x where x.promise_id = r.id',
    whole: 'r.ended_at is null',
  },
  {
    table: 'plan',
    items: 'select x.item_id from plan_item x where x.plan_id = r.id',
    whole: `not exists (select 1 from plan_step s where s.plan_id = r.id and s.kind in ('cancelled', 'defaulted'))`,
  },
];
