import { companyById, settingsOf } from '../companies/store';
import { addDays, dayIn } from '../kernel/day';
import { asks } from '../languages/task-title';
import type { SendGate, Verdict, Waiting } from '../outbox/gate';
import type { Asker } from '../outbox/post.actions';
import { openTasks } from '../tasks/actions';
import { visitsOf } from './store';
import { aboutVisit, type Visit } from './visit';

/**
 * In the moment of sending, an announcement must still be true: the visit stands as it says, and far enough ahead. What did not reach the
 * customer in time becomes a task: nobody is visited who was not told.
 */
export const visitAsker: Asker = {
  gate:
    (q): SendGate =>
    async (waiting, now) => {
      const [first] = waiting;
      if (first === undefined) return new Map();
      const { companyId } = first;
      const today = dayIn((await companyById(q, companyId)).zone, now);
      const { visitNoticeDays } = await settingsOf(q, companyId);
      const visits = await visitsOf(q, companyId, waiting.map(({ about }) => numberIn(about))); // prettier-ignore
      const earliest = addDays(today, visitNoticeDays);
      return new Map(
        waiting.map((one) => [one.messageId, verdict(one, visits.get(numberIn(one.about)), earliest)] as const),
      );
    },
  ended: async (tx, work, endings) => {
    for (const { about, companyId, customerId, state } of endings) {
      if (about.includes('/cancelled/')) continue;
      const visit = (await visitsOf(tx, companyId, [numberIn(about)])).get(numberIn(about));
      if (visit?.state !== 'planned' || visit.onDay === null) continue;
      const { visitNoticeDays } = await settingsOf(tx, companyId);
      const inTime =
        (state === 'accepted' || state === 'posted') && visit.onDay >= addDays(work.today, visitNoticeDays);
      if (inTime) continue;
      const key = `${aboutVisit(visit.id)}/unannounced/${visit.onDay}`;
      const title = asks('visitUnannounced', { day: visit.onDay });
      await openTasks(tx, work, [
        { companyId, customerId, kind: 'visit_unannounced', key, about: aboutVisit(visit.id), title, dueOn: work.today }, // prettier-ignore
      ]);
    }
  },
};

/** In `visit/3/moved/…`. */
const numberIn = (about: string): number => Number(about.split('/')[1] ?? 0);

function verdict({ messageId, about }: Waiting, visit: Visit | undefined, earliest: string): Verdict {
  if (about.includes('/cancelled/')) return { do: 'send' };
  const stands = visit?.state === 'planned' && visit.messageId === messageId;
  if (!stands) return { do: 'withdraw', reason: 'The visit was moved or cancelled.' };
  return visit.onDay !== null && visit.onDay >= earliest
    ? { do: 'send' }
    : { do: 'withdraw', reason: 'The visit would come before its announcement is old enough.' };
}
