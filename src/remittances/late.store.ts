import type { Day } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { agreedDaysOn, remitTermsIn } from '../mandates/agreement';
import { agreementsOf } from '../mandates/agreement.store';
import { rowsOf, type Query } from '../platform/db';
import { amongIds } from '../platform/rows';
import type { CameToUs } from './late';

/** What partners reported as paid to them and did not pass on in full, case by case. */
export interface Reported {
  readonly caseId: number;
  readonly customerId: number;
  readonly number: string;
  readonly partner: string;
  readonly partnerId: number;
  readonly currency: string;
  readonly reportId: number;
  readonly on: Day;
  readonly minor: number;
  /** Of the whole case, whatever report it answers. */
  readonly passedOnMinor: number;
  readonly direct: readonly CameToUs[];
  /** Within which it is passed on, by the agreement of that day; null: nothing was agreed. */
  readonly agreedDays: number | null;
}

/** Of the cases in which more was reported than passed on: in no other is anything left. In the order in which money came in. */
export async function reportedPaid(q: Query, companyId: number): Promise<Reported[]> {
  const reports = await rowsOf<Omit<Reported, 'agreedDays' | 'direct'>>(
    q,
    `select k.id as "caseId", k.customer_id as "customerId", d.number, p.name as partner, k.partner_id as "partnerId", d.currency,
       t.id as "reportId", t.on_day as "on", t.amount_minor as minor,
       coalesce((select sum(c.gross_minor) from v_collected c where c.company_id = k.company_id and c.case_id = k.id and c.way = 'partner'), 0) as "passedOnMinor"
     from (select case_id from (
           select case_id, amount_minor as minor from v_case_report where company_id = ? and kind = 'paid' and amount_minor > 0
           union all select case_id, -gross_minor from v_collected where company_id = ? and way = 'partner') told
         group by case_id having sum(minor) > 0) o
       join v_case k on k.id = o.case_id join v_dossier d on d.id = k.dossier_id join v_partner p on p.id = k.partner_id
       join v_case_report t on t.company_id = k.company_id and t.case_id = k.id and t.kind = 'paid' and t.amount_minor > 0
     where k.state <> 'undone' order by k.id, t.on_day, t.id`,
    [companyId, companyId],
  );
  if (reports.length === 0) return [];
  const terms = grouped(await agreementsOf(q, companyId), ({ partnerId }) => partnerId);
  const came = await cameToUs(q, companyId, [...new Set(reports.map(({ caseId }) => caseId))]);
  const direct = grouped(came, ({ caseId }) => caseId);
  return reports.map((report) => ({
    ...report,
    direct: direct.get(report.caseId) ?? [],
    agreedDays: agreedDaysOn(remitTermsIn(terms.get(report.partnerId) ?? []), report.on),
  }));
}

/** Of these reports those that tell of money, less what belongs to a hand-over that was undone. */
export async function paidAmong(q: Query, companyId: number, reportIds: readonly number[]): Promise<number[]> {
  if (reportIds.length === 0) return [];
  const among = amongIds(q, reportIds);
  const rows = await rowsOf<{ id: number }>(
    q,
    `select t.id from v_case_report t join v_case k on k.id = t.case_id and k.state <> 'undone'
     where t.company_id = ? and t.kind = 'paid' and t.amount_minor > 0 and t.id in ${among.sql} order by t.id`,
    [companyId, ...among.bindings],
  );
  return rows.map(({ id }) => id);
}

/** What the open tasks that ask for such money are about. */
export async function latenessAsked(q: Query, companyId: number): Promise<string[]> {
  const sql = `select about from v_task where company_id = ? and kind = 'partner_money' and about like 'case_report/%/late' and done_at is null order by id`;
  return (await rowsOf<{ about: string }>(q, sql, [companyId])).map(({ about }) => about);
} // prettier-ignore

/** A line for each payment, whatever it was applied to. */
function cameToUs(q: Query, companyId: number, caseIds: readonly number[]): Promise<(CameToUs & { readonly caseId: number })[]> {
  const among = amongIds(q, caseIds);
  return rowsOf(
    q,
    `select case_id as "caseId", on_day as "on", sum(gross_minor) as minor from v_collected
     where company_id = ? and case_id in ${among.sql} and way = 'direct' group by case_id, on_day, entry_id order by case_id, on_day, entry_id`,
    [companyId, ...among.bindings],
  );
} // prettier-ignore
