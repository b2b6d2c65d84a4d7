import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';

/** Name, else address, of contacts, also of those that ended: by row number. */
export async function contactNames(
  q: Query,
  companyId: number,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const given = tableOf(
    q,
    { id: 'bigint' },
    [...new Set(ids)].map((id) => ({ id })),
  );
  const rows = await rowsOf<{ id: number; name: string }>(
    q,
    `select c.id, coalesce(c.name, c.email, c.phone, '') as name from contact c join ${given.sql} as given on given.id = c.id
     where c.company_id = ?`,
    [...given.bindings, companyId],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
