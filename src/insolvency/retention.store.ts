import type { Expired, Retained } from '../companies/retention.store';
import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';

/** What is kept of lists of insolvencies: when its time is over, their digests go, and rows in clear that nobody has decided on. */
export const retainedAnnouncements: Retained = {
  kind: 'announcements',
  figures: async (q, which) => {
    const [keys, rows] = [keysOf(which), inClear(q, which)];
    const found = await rowsOf<{ goes: number | string; kept: Day | null }>(
      q,
      `select count(case when on_day < ? then 1 end) as goes, min(case when on_day >= ? then on_day end) as kept from (
         select on_day from insolvency_list l where ${keys.sql}
         union all select substr(recorded_at, 1, 10) from insolvency_match where ${rows.sql}) as all_of_it`,
      [which.before, which.before, ...keys.bindings, ...rows.bindings],
    );
    return { goes: Number(found[0]?.goes ?? 0), oldestKept: found[0]?.kept ?? null };
  },
  empty: async (tx, which) => {
    const [keys, rows] = [keysOf(which), inClear(tx, which)];
    const lists = await rowsOf<{ id: number }>(
      tx,
      `select l.id from insolvency_list l where ${keys.sql} and l.on_day < ?`,
      [...keys.bindings, which.before],
    );
    await tx('insolvency_key').whereIn('list_id', lists.map(({ id }) => id)).delete(); // prettier-ignore
    const emptied = await rowsOf(
      tx,
      `update insolvency_match set facts = null where ${rows.sql} and recorded_at < ? returning id`,
      [...rows.bindings, which.before],
    );
    return lists.length + emptied.length;
  },
};

interface Which {
  readonly sql: string;
  readonly bindings: readonly unknown[];
}

/** Lists of which there are digests; they are of nobody that the house knows. */
const keysOf = ({ companyId }: Expired): Which => ({
  sql: `l.company_id = ? and exists (select 1 from insolvency_key k where k.list_id = l.id)`,
  bindings: [companyId],
});

function inClear(q: Query, { companyId, protected: kept }: Expired): Which {
  const customers = tableOf(q, { id: 'bigint' }, kept.map((id) => ({ id }))); // prettier-ignore
  return {
    sql: `company_id = ? and facts is not null and customer_id not in (select id from ${customers.sql} as kept)`,
    bindings: [companyId, ...customers.bindings],
  };
}
