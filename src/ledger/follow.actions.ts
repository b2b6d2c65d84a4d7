import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import {
  anythingNew,
  concerned,
  EVENTS_AT_ONCE,
  takeEvents,
  type Concerned,
  type Subscription,
} from './subscription.store';

/**
 * What a room does after anything that happened to customers: each event once, in the transaction that acts on it. A minute in which
 * nothing happened costs a look and writes nothing. Returns the sum of what was done.
 */
export async function follow(work: Work, subscription: Subscription, act: (tx: Tx, customers: Concerned) => Promise<number>): Promise<number> {
  if (!(await anythingNew(work.db.read, subscription))) return 0;
  let [done, served] = [0, 0];
  do {
    served = await work.db.transaction(async (tx) => {
      const events = await takeEvents(tx, subscription);
      if (events.length > 0) done += await act(tx, concerned(events));
      return events.length;
    });
  } while (served === EVENTS_AT_ONCE);
  return done;
} // prettier-ignore
