import { Refusal } from '../kernel/result';
import { asks } from '../languages/task-title';
import type { Work } from '../platform/work';
import { openTasks } from '../tasks/actions';
import type { Planning } from './plan.actions';
import type { Issued } from './carry.actions';
import { issueRun, runToday, type RunReport } from './run.actions';
import { runOn } from './run.store';

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

/**
 * The run of today that somebody let go and whose process ended before it was out: it goes on by itself, and nothing of it leaves
 * twice. `isUnderWay`: somebody here is at it.
 */
export async function carryOnRun(
  work: Work,
  planning: Planning,
  isUnderWay: (runId: number) => boolean,
): Promise<Issued | undefined> {
  const run = await runOn(work.db.read, planning.company.id, work.today);
  if (run === undefined || (run.state !== 'approved' && run.state !== 'issuing') || isUnderWay(run.id))
    return undefined;
  return issueRun(work, planning, run.id);
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
