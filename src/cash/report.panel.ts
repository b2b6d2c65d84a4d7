import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import type { DecidedRow } from './report';

/** What was decided about money, counted in one question. */
export interface Period {
  readonly companyId: number;
  readonly from: Day;
  readonly to: Day;
}

/** What was decided about money that came in on these days, by month and finding. */
export async function decidedIn(q: Query, { companyId, from, to }: Period): Promise<DecidedRow[]> {
  const rows = await rowsOf<Omit<DecidedRow, 'byRule' | 'takenBack'> & { byRule: number; takenBack: number }>(
    q,
    `select substr(booked_on, 1, 7) as month, by_rule as "byRule", case when ended_at is null then 0 else 1 end as "takenBack",
       finding, count(*) as n
     from v_cash_application where company_id = ? and booked_on between ? and ?
     group by substr(booked_on, 1, 7), by_rule, case when ended_at is null then 0 else 1 end, finding
     order by 1, 2, 3, 4`,
    [companyId, from, to],
  );
  return rows.map((row) => ({ ...row, byRule: row.byRule === 1, takenBack: row.takenBack === 1 }));
}
