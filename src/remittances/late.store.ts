import type { Day } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { agreedDaysOn, remitTermsIn } from '../mandates/agreement';
import { agreementsOf } from '../mandates/agreement.store';
import { rowsOf, type Query } from '../platform/db';
import type { CameToUs } from './late';

/** What partners reported as paid to them, and what they passed on, case by case. */
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

/** In the order in which money came in. */
export async function reportedPaid(q: Query, companyId: number): Promise<Reported[]> {
  const reports = await rowsOf<Omit<Reported, 'agreedDays' | 'direct'>>(
    q,
    `select k.id as "caseId", k.customer_id as "customerId", d.number, p.name as partner, k.partner_id as "partnerId", d.currency,
       t.id as "reportId", t.on_day as "on", t.amount_minor as minor,
       coalesce((select sum(c.gross_minor) from v_collected c where c.company_id = k.company_id and c.case_id = k.id and c.way = 'partner'), 0) as "passedOnMinor"
     from v_case_report t join v_case k on k.id = t.case_id join v_dossier d on d.id = k.dossier_id join v_partner p on p.id = k.partner_id
     where t.company_id = ? and t.kind = 'paid' and t.amount_minor > 0 and k.state <> 'undone' order by k.id, t.on_day, t.id`,
    [companyId],
  );
  if (reports.length === 0) return [];
  const terms = grouped(await agreementsOf(q, companyId), ({ partnerId }) => partnerId);
  const direct = grouped(await cameToUs(q, companyId), ({ caseId }) => caseId);
  return reports.map((report) => ({
    ...report,
    direct: direct.get(report.caseId) ?? [],
    agreedDays: agreedDaysOn(remitTermsIn(terms.get(report.partnerId) ?? []), report.on),
  }));
}

/** A line for each payment, whatever it was applied to. */
const cameToUs = (q: Query, companyId: number): Promise<(CameToUs & { readonly caseId: number })[]> =>
  rowsOf(
    q,
    `select case_id as "caseId", on_day as "on", sum(gross_minor) as minor from v_collected
     where company_id = ? and way = 'direct' group by case_id, on_day, entry_id order by case_id, on_day, entry_id`,
    [companyId],
  );
