import type { Settings } from '../companies/settings';
import type { Day } from '../kernel/day';
import type { Known } from '../ledger/freshness';
import { rowsOf, type Query } from '../platform/db';
import type { Takes } from './intake';
import { judgedSource } from './judged';

/** What Today shows of the sources: files that wait for a person, sources that cannot be looked at, and those that are late. */
export interface IntakeCounts {
  readonly waiting: number;
  readonly trouble: number;
  /** Files of banks and advices with problems that nobody has dealt with. */
  readonly problems: number;
}

export async function intakeCounts(q: Query, companyId: number): Promise<IntakeCounts> {
  const [row] = await rowsOf<IntakeCounts>(
    q,
    `select (select count(*) from intake_file f join v_import_work w on w.id = f.work_id
         where f.company_id = ? and f.verdict = 'waiting' and w.state <> 'done') as waiting,
       (select count(*) from intake where company_id = ? and ended_at is null and paused_at is null and trouble is not null) as trouble,
       (select count(*) from intake_file where company_id = ? and verdict = 'problems' and seen_at is null) as problems`,
    [companyId, companyId, companyId],
  );
  return row ?? { waiting: 0, trouble: 0, problems: 0 };
}

/** Sources that have not told far enough in their own rhythm; one that is paused is not late but paused. */
export async function lateSources(
  q: Query,
  companyId: number,
  by: { readonly known: readonly Known[]; readonly settings: Settings; readonly today: Day },
): Promise<string[]> {
  const rows = await rowsOf<{ source: string; takes: Takes; required: number; rhythm: Settings['freshness'] }>(
    q,
    `select source, takes, required, min(rhythm) as rhythm from intake
     where company_id = ? and ended_at is null and paused_at is null group by source, takes, required order by source`,
    [companyId],
  );
  const late = rows.filter(({ rhythm, required, ...row }) => {
    const rule = { ...by.settings, freshness: rhythm };
    return judgedSource({ ...row, required: required === 1 }, by.known, { rule, today: by.today })?.late === true;
  });
  return [...new Set(late.map(({ source }) => source))];
}
