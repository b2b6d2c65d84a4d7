import { asks } from '../languages/task-title';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { notPassedOn } from './late';
import { reportedPaid } from './late.store';

/** A task for each amount that a partner reported and has not passed on in time; it is closed once it has. Returns how many are new. */
export async function noticeLateRemittances(work: Work, companyId: number): Promise<number> {
  const reports = await reportedPaid(work.db.read, companyId);
  if (reports.length === 0) return 0;
  const open = notPassedOn(reports);
  const late = open.filter(({ until }) => until < work.today);
  const answered = reports.filter(({ reportId }) => !open.some(({ report }) => report.reportId === reportId));
  return work.db.transaction(async (tx) => {
    await closeTasksAbout(tx, work, { companyId, abouts: answered.map(aboutReport), outcome: 'it was passed on' });
    return openTasks(
      tx,
      work,
      late.map(({ report, leftMinor }) => {
        const { partner, number, on, currency, customerId } = report;
        const title = asks('remittanceLate', { partner, number, day: on, amount: { minor: leftMinor, currency } });
        return { companyId, customerId, kind: 'partner_money', key: aboutReport(report), about: aboutReport(report), title, dueOn: work.today }; // prettier-ignore
      }),
    );
  });
}

const aboutReport = ({ reportId }: { readonly reportId: number }): string => `case_report/${reportId}/late`;
