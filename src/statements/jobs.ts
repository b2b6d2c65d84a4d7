import { settingsOf } from '../companies/store';
import { Refusal } from '../kernel/result';
import { asks } from '../languages/task-title';
import type { Work } from '../platform/work';
import { openTasks } from '../tasks/actions';
import { issueStatements, type Issuing } from './issue.actions';
import { monthDue, monthlyChoice } from './monthly';
import { beginStatements } from './run.actions';
import { runOfMonth, runsToCarryOn } from './store';

/** What the clock does with statements: begins the month's own, once however many ask, and carries on what was left unfinished. */
export async function monthlyStatements(work: Work, issuing: Issuing): Promise<Readonly<Record<string, number>>> {
  const { company } = issuing;
  const settings = await settingsOf(work.db.read, company.id);
  const month = monthDue(settings, work.today);
  if (month === null) return {};
  const which = { companyId: company.id, month, test: settings.testMode };
  if (await runOfMonth(work.db.read, which)) return {};
  try {
    const asking = { company, choice: monthlyChoice(settings, work.today), holds: issuing.holds };
    return (await beginStatements(work, asking, month)) === undefined ? {} : { began: 1 };
  } catch (error) {
    if (error instanceof Refusal) await noteBlocked(work, issuing, error);
    throw error;
  }
}

/** The same block is one task a day, however often it is tried. */
async function noteBlocked(work: Work, { company }: Issuing, refusal: Refusal): Promise<void> {
  await work.db.transaction((tx) =>
    openTasks(tx, work, [
      {
        companyId: company.id,
        customerId: null,
        kind: 'run_blocked',
        key: `statements/${work.today}/${refusal.code}`,
        about: `company/${company.id}`,
        title: asks('statementsBlocked', { why: refusal.message, remedy: { remedy: refusal.remedy } }),
        dueOn: work.today,
      },
    ]),
  );
}

/** Whatever a crash, a maximum of the day or a message of the day left to be made. */
export async function carryOnStatements(work: Work, issuing: Issuing): Promise<Readonly<Record<string, number>>> {
  const { company } = issuing;
  let [queued, printed, dropped] = [0, 0, 0];
  for (const run of await runsToCarryOn(work.db.read, company.id, work.today)) {
    const issued = await issueStatements(work, issuing, run.id);
    queued += issued.queued;
    printed += issued.printed;
    dropped += issued.dropped;
  }
  return { queued, printed, dropped };
}
