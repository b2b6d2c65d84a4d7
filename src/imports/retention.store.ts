import type { Retained } from '../companies/retention.store';
import type { Day } from '../kernel/day';
import { rowsOf } from '../platform/db';

/** What stood in lines that an import could not take: the value is emptied; what was wrong with it stays. */
const OURS = `value is not null and import_id in (select id from import where company_id = ? and recorded_at < ?)`;

export const retainedProblems: Retained = {
  kind: 'problems',
  figures: async (q, { companyId, before }) => {
    const [row] = await rowsOf<{ n: number | string }>(q, `select count(*) as n from import_problem where ${OURS}`, [
      companyId,
      before,
    ]);
    const [next] = await rowsOf<{ kept: string | null }>(
      q,
      `select min(i.recorded_at) as kept from import i where i.company_id = ? and i.recorded_at >= ?
         and exists (select 1 from import_problem p where p.import_id = i.id and p.value is not null)`,
      [companyId, before],
    );
    return { goes: Number(row?.n ?? 0), oldestKept: (next?.kept?.slice(0, 10) ?? null) as Day | null };
  },
  empty: async (tx, { companyId, before }) => {
    const gone = await rowsOf(tx, `update import_problem set value = null where ${OURS} returning id`, [
      companyId,
      before,
    ]);
    return gone.length;
  },
};
