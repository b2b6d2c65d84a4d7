import type { Expired, Retained } from '../companies/retention.store';
import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';

/** What is known of the means of customers who owe nothing any more: when its day is past by so much, it goes. */
export const retainedFinances: Retained = {
  kind: 'finances',
  figures: async (q, which) => {
    const { sql, bindings } = unprotected(q, which);
    const [row] = await rowsOf<{ goes: number | string; kept: Day | null }>(
      q,
      `select count(case when as_of < ? then 1 end) as goes, min(case when as_of >= ? then as_of end) as kept
       from finance where ${sql}`,
      [which.before, which.before, ...bindings],
    );
    return { goes: Number(row?.goes ?? 0), oldestKept: row?.kept ?? null };
  },
  empty: async (tx, which) => {
    const { sql, bindings } = unprotected(tx, which);
    const gone = await rowsOf(tx, `delete from finance where ${sql} and as_of < ? returning id`, [
      ...bindings,
      which.before,
    ]);
    return gone.length;
  },
};

function unprotected(
  q: Query,
  { companyId, protected: kept }: Expired,
): { readonly sql: string; readonly bindings: unknown[] } {
  const rows = kept.map((id) => ({ id }));
  const customers = tableOf(q, { id: 'bigint' }, rows);
  return {
    sql: `company_id = ? and customer_id not in (select id from ${customers.sql} as kept)`,
    bindings: [companyId, ...customers.bindings],
  };
}
