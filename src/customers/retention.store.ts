import type { Expired, Retained, RetentionFigures } from '../companies/retention.store';
import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';

/** Contacts that were ended: their name, address and number are emptied; that there was one stays. */
export const retainedContacts: Retained = {
  kind: 'contacts',
  figures: (q, which) => figures(q, which),
  empty: async (tx, which) => {
    const { sql, bindings } = expired(tx, which);
    const gone = await rowsOf(
      tx,
      `update contact set name = null, email = null, phone = null where ${sql} and ended_at < ? returning id`,
      [...bindings, which.before],
    );
    return gone.length;
  },
};

function expired(
  q: Query,
  { companyId, protected: kept }: Expired,
): { readonly sql: string; readonly bindings: unknown[] } {
  const customers = tableOf(
    q,
    { id: 'bigint' },
    kept.map((id) => ({ id })),
  );
  return {
    sql: `company_id = ? and ended_at is not null and coalesce(name, email, phone) is not null
          and customer_id not in (select id from ${customers.sql} as kept)`,
    bindings: [companyId, ...customers.bindings],
  };
}

async function figures(q: Query, which: Expired): Promise<RetentionFigures> {
  const { sql, bindings } = expired(q, which);
  const [row] = await rowsOf<{ goes: number | string; kept: string | null }>(
    q,
    `select count(case when ended_at < ? then 1 end) as goes, min(case when ended_at >= ? then ended_at end) as kept
     from contact where ${sql}`,
    [which.before, which.before, ...bindings],
  );
  return { goes: Number(row?.goes ?? 0), oldestKept: (row?.kept?.slice(0, 10) ?? null) as Day | null };
}
