import { record } from '../audit/actions';
import { Refusal } from '../kernel/result';
import { appendEvents } from '../ledger/event.store';
import type { Work } from '../platform/work';
import { openTasks } from '../tasks/actions';
import { caseById } from './case.panel';
import type { Report } from './report';
import { insertReport } from './report.store';

/** Keeps what a partner says, and opens the task that follows from it: look for the money, end the case. */
export interface Told {
  readonly companyId: number;
  readonly caseId: number;
  readonly report: Report;
  readonly note: string | null;
  /** Of the form: the same form sent twice is one report. */
  readonly key: string;
  /** What the task says, in the words of whoever works it; empty: none. */
  readonly task: string | null;
}

/** False where that form was kept already. Refuses a case that is closed or was taken back. */
export async function tellReport(work: Work, told: Told): Promise<boolean> {
  const { companyId, caseId, report, note, key } = told;
  return work.db.transaction(async (tx) => {
    const found = await caseById(tx, companyId, caseId);
    if (found?.state !== 'with_partner') {
      throw new Refusal(
        'case-over',
        'This case is not with the partner any more.',
        'Ask the creditor where it stands.',
      );
    }
    const id = await insertReport(tx, work, { companyId, caseId, currency: found.currency, report, note, key });
    if (id === undefined) return false;
    const ref = `case/${caseId}`;
    if (told.task !== null) {
      const { customerId } = found;
      await openTasks(tx, work, [
        {
          ...{ companyId, customerId, kind: 'case_report', key: `case-report/${id}`, about: ref },
          title: told.task,
          dueOn: work.today,
        },
      ]);
    }
    await record(tx, work, { companyId, kind: `case.told_${report.kind}`, ref, payload: { ...report, note } });
    await appendEvents(tx, work, [
      {
        ...{ companyId, customerId: found.customerId, kind: `case.told_${report.kind}`, subject: ref },
        payload: report,
        occurredOn: work.today,
      },
    ]);
    return true;
  });
}
