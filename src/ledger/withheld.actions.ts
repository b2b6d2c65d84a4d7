import { asks } from '../languages/task-title';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { releasesOf } from './withheld';
import { releaseTasks, withheldItems } from './withheld.store';

/** Opens one task per customer and day of release, in time; it ends by itself when nothing of it is kept back or open. */
export async function noticeWithheld(work: Work, companyId: number): Promise<number> {
  return work.db.transaction(async (tx) => {
    const releases = releasesOf(await withheldItems(tx, companyId, work.today), work.today);
    const current = new Set(releases.map(({ about }) => about));
    const over = (await releaseTasks(tx, companyId)).filter((about) => !current.has(about));
    if (over.length > 0) await closeTasksAbout(tx, work, { companyId, abouts: over, outcome: 'it is paid, or has another day' }); // prettier-ignore
    return openTasks(
      tx,
      work,
      releases.map(({ about, customerId, until, n, amount, dueOn }) => ({
        ...{ companyId, customerId, kind: 'retention_release', key: about, about, dueOn },
        title: until === null ? asks('dateRelease', { n, amount }) : asks('askRelease', { n, amount, day: until }),
      })),
    );
  });
}
