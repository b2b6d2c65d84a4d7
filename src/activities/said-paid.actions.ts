import { customerById } from '../customers/store';
import type { Day } from '../kernel/day';
import { asks } from '../languages/task-title';
import { putSaidPaid } from '../ledger/actions';
import { within, type Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { logWithin } from './actions';
import { foundPaid, insertSaidPaid } from './said-paid.store';

/**
 * A customer says in the portal that invoices are paid: each waits five bank days, once, and somebody looks for the money. The task ends
 * by itself when nothing of them is open any more.
 */
export interface PaidAlready {
  readonly companyId: number;
  readonly customerId: number;
  readonly itemIds: readonly number[];
  /** What was said: when, how much and how, as it stands in the timeline. */
  readonly note: string;
}

export interface PaidSaid {
  readonly activityId: number;
  /** The last day on which they wait. */
  readonly until: Day;
  /** What waits now; what was said before does not wait again. */
  readonly held: readonly number[];
}

/** Refuses where all of it was said before. */
export async function sayPaid(work: Work, { companyId, customerId, itemIds, note }: PaidAlready): Promise<PaidSaid> {
  return work.db.transaction(async (tx) => {
    const inside = within(work, tx);
    const customer = await customerById(tx, companyId, customerId);
    const said = await putSaidPaid(inside, { companyId, customerId, itemIds, reason: note.slice(0, 300) });
    const held = said.held.flatMap(({ itemId }) => itemId ?? []);
    const talk = { companyId, customerId, kind: 'reply', outcome: 'paid_already', note };
    const activity = await logWithin(tx, inside, talk);
    await insertSaidPaid(tx, inside, { companyId, customerId, activityId: activity.id }, held);
    const about = `activity/${activity.id}`;
    await openTasks(tx, inside, [
      {
        ...{ companyId, customerId, kind: 'said_paid', key: `${about}/paid`, about, dueOn: work.today },
        title: asks('lookForPayment', { customer: customer.name, note, day: said.until }),
        assignee: customer.collector,
      },
    ]);
    return { activityId: activity.id, until: said.until, held };
  });
}

/** Ends the search where the money was found, whoever booked it. Returns how many it ended. */
export async function followSaidPaid(work: Work, companyId: number): Promise<number> {
  return work.db.transaction(async (tx) => {
    const abouts = await foundPaid(tx, companyId);
    if (abouts.length === 0) return 0;
    return closeTasksAbout(tx, work, { companyId, abouts, kind: 'said_paid', outcome: 'it came' });
  });
}
