import type { Day } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { termsSchema } from '../mandates/agreement';
import { rowsOf, type Query } from '../platform/db';
import { agreedDaysOn, type RemitTerm } from './late';

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
  /** Within which it is passed on, by the agreement of that day; null: nothing was agreed. */
  readonly agreedDays: number | null;
}

/** In the order in which money came in. */
export async function reportedPaid(q: Query, companyId: number): Promise<Reported[]> {
  const reports = await rowsOf<Omit<Reported, 'agreedDays'>>(
    q,
    `select k.id as "caseId", k.customer_id as "customerId", d.number, p.name as partner, k.partner_id as "partnerId", d.currency,
       t.id as "reportId", t.on_day as "on", t.amount_minor as minor,
       coalesce((select sum(c.gross_minor) from v_collected c where c.company_id = k.company_id and c.case_id = k.id and c.way = 'partner'), 0) as "passedOnMinor"
     from v_case_report t join v_case k on k.id = t.case_id join v_dossier d on d.id = k.dossier_id join v_partner p on p.id = k.partner_id
     where t.company_id = ? and t.kind = 'paid' and t.amount_minor > 0 and k.state <> 'undone' order by k.id, t.on_day, t.id`,
    [companyId],
  );
  if (reports.length === 0) return [];
  const terms = grouped(await remitTerms(q, companyId), ({ partnerId }) => partnerId);
  return reports.map((report) => ({
    ...report,
    agreedDays: agreedDaysOn(terms.get(report.partnerId) ?? [], report.on),
  }));
}

/** Of every signed agreement, the newest first. */
async function remitTerms(q: Query, companyId: number): Promise<RemitTerm[]> {
  const rows = await rowsOf<Omit<RemitTerm, 'remitDays'> & { readonly terms: string }>(
    q,
    `select partner_id as "partnerId", valid_from as "validFrom", valid_until as "validUntil", terms from v_agreement
     where company_id = ? and signed_on is not null order by valid_from desc, id desc`,
    [companyId],
  );
  return rows.map(({ terms, ...row }) => ({ ...row, remitDays: termsSchema.parse(JSON.parse(terms)).remitDays }));
}
