import { customerById } from '../customers/store';
import type { Instant } from '../kernel/day';
import type { Work } from '../platform/work';
import { closeTasksAbout } from '../tasks/actions';
import { miss } from './actions';
import { aboutCall, EARLY_MS, LATE_MS } from './appointment';
import { dueCalls, endAppointment } from './store';

/** What became of calls whose time has come: a call with the customer was logged, or nobody called and somebody is told so. */
export async function followCalls(work: Work, companyId: number): Promise<{ held: number; missed: number }> {
  const now = Date.parse(work.now);
  const moment = (ms: number): Instant => new Date(now + ms).toISOString() as Instant;
  if ((await dueCalls(work.db.read, companyId, moment(EARLY_MS))).length === 0) return { held: 0, missed: 0 };
  return work.db.transaction(async (tx) => {
    const done = { held: 0, missed: 0 };
    for (const call of await dueCalls(tx, companyId, moment(EARLY_MS))) {
      const from = Date.parse(call.startsAt) - EARLY_MS;
      if (call.calledAt !== null && Date.parse(call.calledAt) >= from) {
        await endAppointment(tx, work, call.id, 'held');
        await closeTasksAbout(tx, work, { companyId, abouts: [aboutCall(call.id)], outcome: 'called' });
        done.held += 1;
      } else if (call.endsAt <= moment(-LATE_MS)) {
        await miss(tx, work, call, await customerById(tx, companyId, call.customerId));
        done.missed += 1;
      }
    }
    return done;
  });
}
