import type { Move } from '../customers/moves';

/** Recovery files come along when two records of one customer become one; what is in them stays as it was bound. */
export const DOSSIER_MOVES: readonly Move[] = [
  { table: 'dossier', items: 'select x.item_id from dossier_item x where x.dossier_id = r.id' },
  {
    table: 'form_answer',
    unless: `exists (select 1 from form_answer o where o.customer_id = :winner and o.ended_at is null and r.ended_at is null and o.route = r.route and o.box = r.box)`,
  },
];
