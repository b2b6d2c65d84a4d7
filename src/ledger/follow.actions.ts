import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { anythingNew, EVENTS_AT_ONCE, takeEvents, type LoggedEvent, type Subscription } from './subscription.store';

type Act = (tx: Tx, events: readonly LoggedEvent[]) => Promise<void>;

/**
 * What a room does after anything that happened: each event once, in the transaction that acts on it, so what breaks off is served again.
 * A minute in which nothing happened costs a look and writes nothing.
 */
export async function follow(work: Work, subscription: Subscription, act: Act): Promise<void> {
  if (!(await anythingNew(work.db.read, subscription))) return;
  let served: number;
  do {
    served = await work.db.transaction(async (tx) => {
      const events = await takeEvents(tx, subscription);
      if (events.length > 0) await act(tx, events);
      return events.length;
    });
  } while (served === EVENTS_AT_ONCE);
}
