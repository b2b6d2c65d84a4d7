import type { Move } from '../customers/moves';

/** Recovery files come along when two records of one customer become one; what is in them stays as it was bound. */
export const DOSSIER_MOVES: readonly Move[] = [
  { table: 'dossier', items: 'select x.item_id from dossier_item x where x.dossier_id = r.id' },
];
