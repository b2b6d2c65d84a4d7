import { daysBetween, type Day } from '../kernel/day';
import type { PastCase } from '../mandates/fees/history';
import { rowsOf, type Query } from '../platform/db';

/** The company's own closed cases, each with what it was and what came in while a partner had it; what was withdrawn says nothing. */
export async function pastCases(q: Query, companyId: number): Promise<PastCase[]> {
  const rows = await rowsOf<Omit<PastCase, 'ageDays'> & { ageDays: number | null; handedOn: Day; oldest: Day | null }>(
    q,
    `select k.partner_id as "partnerId", d.currency, d.principal_minor as "claimMinor", k.age_days as "ageDays", k.handed_over_on as "handedOn",
       (select min(i.due_on) from case_item ci join v_open_item_ever i on i.item_id = ci.item_id where ci.case_id = k.id) as oldest,
       coalesce((select sum(a.amount_minor) from case_item ci join v_allocation a on a.to_item_id = ci.item_id
         join v_open_item_ever f on f.item_id = a.from_item_id and f.type = 'payment'
         where ci.case_id = k.id and a.allocated_on >= k.handed_over_on and a.allocated_on <= k.ended_on), 0) as "cameInMinor"
     from recovery_case k join v_dossier d on d.id = k.dossier_id
     where k.company_id = ? and k.state = 'closed' and k.ended_on is not null and k.outcome <> 'withdrawn' order by k.id`,
    [companyId],
  );
  return rows.map(({ handedOn, oldest, ...row }) => ({
    ...row,
    ageDays: row.ageDays ?? (oldest === null ? 0 : daysBetween(oldest, handedOn)),
  }));
}

/** The due day of the oldest item of a recovery file. */
export async function oldestDue(q: Query, dossierId: number): Promise<Day | null> {
  const [row] = await rowsOf<{ oldest: Day | null }>(
    q,
    `select min(i.due_on) as oldest from v_dossier_item d join v_open_item_ever i on i.item_id = d.item_id where d.dossier_id = ?`,
    [dossierId],
  );
  return row?.oldest ?? null;
}
