import { asks } from '../languages/task-title';
import { follow } from '../ledger/follow.actions';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasks, closeTasksAbout, openTasks } from '../tasks/actions';
import { openWithKey } from '../tasks/keyed.store';
import { tasksByKey } from '../tasks/store';
import { notPassedOn } from './late';
import { latenessAsked, paidAmong, reportedPaid } from './late.store';

/** A task for each amount that a partner reported and has not passed on in time; it is closed once it has. Returns how many are new. */
export async function noticeLateRemittances(work: Work, companyId: number): Promise<number> {
  const { read } = work.db;
  const open = notPassedOn(await reportedPaid(read, companyId));
  const unanswered = new Set(open.map(({ report }) => aboutReport(report)));
  const answered = (await latenessAsked(read, companyId)).filter((one) => !unanswered.has(one));
  const late = open.filter(({ until }) => until < work.today);
  const known = await tasksByKey(read, companyId, late.map(({ report }) => aboutReport(report))); // prettier-ignore
  const fresh = late.filter(({ report }) => !known.has(aboutReport(report)));
  if (fresh.length + answered.length === 0) return 0;
  return work.db.transaction(async (tx) => {
    await closeTasksAbout(tx, work, { companyId, abouts: answered, outcome: 'it was passed on' });
    return openTasks(
      tx,
      work,
      fresh.map(({ report, leftMinor }) => {
        const { partner, number, on, currency, customerId } = report;
        const title = asks('remittanceLate', { partner, number, day: on, amount: { minor: leftMinor, currency } });
        return { companyId, customerId, kind: 'partner_money', key: aboutReport(report), about: aboutReport(report), title, dueOn: work.today }; // prettier-ignore
      }),
    );
  });
}

const aboutReport = ({ reportId }: { readonly reportId: number }): string => `case_report/${reportId}/late`;

/** As the room of cases opens it for a report. */
const SOUGHT = { kind: 'case_report', begins: 'case-report/' };

/**
 * A partner reported money as paid, and somebody was asked to look for it: that ends once the partner passes it on, or the debtor's own
 * payment turns out to be it. Returns how many ended.
 */
export async function closeFoundReports(work: Work, companyId: number): Promise<number> {
  let closed = 0;
  await follow(work, { subscriber: 'remittances.found', companyId, kinds: 'any' }, async (tx) => {
    closed += await closeFound(tx, work, companyId);
  });
  return closed;
}

async function closeFound(tx: Tx, work: Work, companyId: number): Promise<number> {
  const sought = await openWithKey(tx, companyId, SOUGHT);
  if (sought.length === 0) return 0;
  const waiting = new Set(notPassedOn(await reportedPaid(tx, companyId)).map(({ report }) => report.reportId));
  const told = sought.map(({ key }) => Number(key.slice(SOUGHT.begins.length))).filter(Number.isSafeInteger);
  const paid = await paidAmong(tx, companyId, told);
  const found = new Set(paid.filter((id) => !waiting.has(id)).map((id) => `${SOUGHT.begins}${id}`));
  const ids = sought.filter(({ key }) => found.has(key)).map(({ id }) => id);
  return ids.length === 0 ? 0 : closeTasks(tx, work, { companyId, ids, outcome: 'the money was found' });
}
