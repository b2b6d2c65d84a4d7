import type { Tx } from '../platform/db';
import { within, type Work } from '../platform/work';
import { openTasks } from '../tasks/actions';
import type { CaseView } from './case.panel';
import type { Stage } from './course';
import { assignHandler, moveIn, openCase } from './course.actions';
import { handlerFrom } from './collector';
import { happen } from './happening.actions';
import type { Report } from './report';
import { insertReport } from './report.store';

/** Keeps what a partner says, and does what follows from it: the case moves on, somebody looks for the money or ends the case. */
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
    const found = await openCase(tx, companyId, caseId);
    const id = await insertReport(tx, work, { companyId, caseId, currency: found.currency, report, note, key });
    if (id === undefined) return false;
    if (told.task !== null) {
      const { customerId } = found;
      await openTasks(tx, work, [
        {
          ...{ companyId, customerId, kind: 'case_report', key: `case-report/${id}`, about: `case/${caseId}` },
          title: told.task,
          dueOn: work.today,
        },
      ]);
    }
    await happen(tx, work, found, { kind: `case.told_${report.kind}`, payload: { ...report, note } });
    await follow(tx, work, found, report);
    return true;
  });
}

/** Stages in which nobody has talked with the debtor yet. */
const BEFORE_TALK: readonly Stage[] = ['received', 'verification'];

async function follow(tx: Tx, work: Work, found: CaseView, report: Report): Promise<void> {
  if (report.kind === 'paid' || report.kind === 'closed') return;
  const at = found.stage === 'submitted' ? ({ ...found, stage: 'received' } as const) : found;
  if (found.stage === 'submitted') await moveIn(tx, work, found, { to: 'received' });
  if (report.kind !== 'received') {
    if (BEFORE_TALK.includes(at.stage)) await moveIn(tx, work, at, { to: 'pre_legal' });
    return;
  }
  const { ref = found.partnerRef, collector } = report;
  const handler = collector === undefined ? handlerFrom(found.handler) : { ...collector, language: null };
  const { companyId, id: caseId } = found;
  await assignHandler(within(work, tx), { companyId, caseId, handler, partnerRef: ref });
}
