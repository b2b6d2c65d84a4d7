import { Refusal } from '../kernel/result';
import { asks } from '../languages/task-title';
import type { Work } from '../platform/work';
import { openTasks } from '../tasks/actions';
import type { Planning } from './plan.actions';
import { runToday, type RunReport } from './run.actions';

/**
 * What the clock does with reminders, once a day and company, at its hour in its zone: what is automatic is issued, what
 * needs a person waits for one. A run that is blocked is somebody's task, never silently skipped.
 */
export async function dailyRun(work: Work, planning: Planning): Promise<RunReport> {
  try {
    return await runToday(work, planning, { agree: 'none' });
  } catch (error) {
    if (error instanceof Refusal) await noteBlocked(work, planning, error);
    throw error;
  }
}

/** The same block is one task a day, however often the run is tried. */
async function noteBlocked(work: Work, { company }: Planning, refusal: Refusal): Promise<void> {
  await work.db.transaction((tx) =>
    openTasks(tx, work, [
      {
        companyId: company.id,
        customerId: null,
        kind: 'run_blocked',
        key: `run/${work.today}/${refusal.code}`,
        about: `company/${company.id}`,
        title: asks('runBlocked', { why: refusal.message, remedy: { remedy: refusal.remedy } }),
        dueOn: work.today,
      },
    ]),
  );
}
