import { asks } from '../languages/task-title';
import type { Work } from '../platform/work';
import { openTasks } from '../tasks/actions';
import { overdueVisits } from './store';
import { aboutVisit } from './visit';

/** A visit whose day has passed and of which nobody said how it went: somebody is asked, once. */
export async function askForOutcomes(work: Work, companyId: number): Promise<number> {
  const visits = await overdueVisits(work.db.read, companyId, work.today);
  if (visits.length === 0) return 0;
  return work.db.transaction((tx) =>
    openTasks(
      tx,
      work,
      visits.map(({ id, customerId, onDay }) => ({
        ...{ companyId, customerId, kind: 'visit_outcome', key: `${aboutVisit(id)}/outcome/${onDay ?? ''}` },
        ...{ about: aboutVisit(id), title: asks('visitOutcome', { day: onDay ?? '' }), dueOn: work.today },
      })),
    ),
  );
}
