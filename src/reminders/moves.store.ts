import type { Move, Stay } from '../customers/moves';

/** Where each item stands on its ladder comes along when two records of one customer become one. */
export const REMINDER_MOVES: readonly Move[] = [
  {
    table: 'strategy_choice',
    unless: `r.scope = 'customer' and r.ended_at is null and exists (
      select 1 from strategy_choice o where o.customer_id = :winner and o.scope = 'customer' and o.ended_at is null)`,
    items: 'select r.item_id where r.item_id is not null',
  },
  { table: 'reminder' },
  {
    table: 'delivery_stop',
    unless: `r.ended_at is null and exists (select 1 from delivery_stop o where o.customer_id = :winner and o.kind = r.kind and o.ended_at is null)`,
  },
  {
    table: 'procurement_portal',
    unless: `r.ended_at is null and exists (select 1 from procurement_portal o where o.customer_id = :winner and o.ended_at is null)`,
  },
];

export const REMINDER_STAYS: readonly Stay[] = [
  { table: 'decision', because: 'was decided about that record, and the run has a digest of it' },
  { table: 'stage_reset', because: 'nothing was overdue of that record, of the other there was' },
];
