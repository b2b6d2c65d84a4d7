import { rowsOf, type Query } from '../platform/db';

/** Tasks by what their key begins with: who opened them looks whether their cause is gone. */
export interface Keyed {
  readonly kind: string;
  readonly begins: string;
}

/** Those that are open, in the order in which they were opened. */
export const openWithKey = (
  q: Query,
  companyId: number,
  { kind, begins }: Keyed,
): Promise<{ id: number; key: string }[]> =>
  rowsOf(q, `select id, key from task where company_id = ? and kind = ? and done_at is null and key like ? order by id`, [companyId, kind, `${begins}%`]); // prettier-ignore
