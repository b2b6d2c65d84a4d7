import { actorText } from '../kernel/actor';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { dayOf, detailsOfReport, type KeptReport, type Report, type ReportDetails } from './report';

/** Reports of partners: rows in, rows out. They are only ever added. */
export interface NewReport {
  readonly companyId: number;
  readonly caseId: number;
  readonly currency: string;
  readonly report: Report;
  readonly note: string | null;
  /** Of the form it came by. */
  readonly key: string;
}

/** Returns the row number; undefined where that form was kept already. */
export async function insertReport(tx: Tx, work: Work, made: NewReport): Promise<number | undefined> {
  const { report } = made;
  const [row] = await rowsOf<{ id: number }>(
    tx,
    `insert into case_report (company_id, case_id, kind, on_day, currency, amount_minor, outcome, details, note, key, recorded_at, recorded_by)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (case_id, key) do nothing returning id`,
    [
      ...[made.companyId, made.caseId, report.kind, dayOf(report) ?? work.today, made.currency],
      report.kind === 'paid' ? report.amountMinor : null,
      report.kind === 'closed' ? report.outcome : null,
      JSON.stringify(detailsOfReport(report)),
      ...[made.note, made.key, work.now, actorText(work.actor)],
    ],
  );
  return row?.id;
}

/** Newest first. */
export async function reportsOf(q: Query, caseId: number): Promise<KeptReport[]> {
  const rows = await rowsOf<Omit<KeptReport, 'details'> & { details: string }>(
    q,
    `select id, kind, on_day as "onDay", currency, amount_minor as "amountMinor", outcome, details, note,
       recorded_at as "recordedAt", recorded_by as "recordedBy"
     from case_report where case_id = ? order by id desc`,
    [caseId],
  );
  return rows.map((row) => ({ ...row, details: JSON.parse(row.details) as ReportDetails }));
}
