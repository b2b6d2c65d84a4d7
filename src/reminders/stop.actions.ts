import { record } from '../audit/actions';
import { changeField } from '../customers/override.store';
import { Refusal } from '../kernel/result';
import { asks } from '../languages/task-title';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { tasksOf } from '../tasks/store';
import { STOP_TASK } from './carry.actions';
import { endStop, insertStop, paidUpStops } from './stop.store';

/**
 * A stop of deliveries: proposed by a step of a strategy, decided by a person who may approve, with the reason; shown wherever
 * the customer is. Once nothing is overdue its end is proposed, and decided by a person too.
 */
export interface StopChange {
  readonly companyId: number;
  readonly customerId: number;
  readonly reason: string;
}

/** Stops deliveries, and with that answers what was proposed. Refuses where they are stopped already. */
export async function stopDeliveries(work: Work, change: StopChange): Promise<void> {
  await work.db.transaction(async (tx) => {
    if (!(await insertStop(tx, work, change))) {
      throw new Refusal(
        'stopped-already',
        'Deliveries to this customer are stopped already.',
        'See the customer: duly customers CUSTOMER',
      );
    }
    await changed(tx, work, change, { kind: 'customer.stopped', value: work.now });
  });
}

/** Releases them. Refuses where they are not stopped. */
export async function releaseDeliveries(work: Work, change: StopChange): Promise<void> {
  await work.db.transaction(async (tx) => {
    if (!(await endStop(tx, work, change))) {
      throw new Refusal(
        'not-stopped',
        'Deliveries to this customer are not stopped.',
        'See the customer: duly customers CUSTOMER',
      );
    }
    await changed(tx, work, change, { kind: 'customer.released', value: null });
  });
}

async function changed(
  tx: Tx,
  work: Work,
  { companyId, customerId, reason }: StopChange,
  { kind, value }: { readonly kind: string; readonly value: string | null },
): Promise<void> {
  await changeField(tx, work, { companyId, customerId, field: 'stopped_at', value });
  const open = await tasksOf(tx, { companyId, customerId });
  const abouts = open.filter((task) => DECIDED.has(task.kind)).map(({ about }) => about);
  if (abouts.length > 0) await closeTasksAbout(tx, work, { companyId, abouts, outcome: reason });
  await record(tx, work, { companyId, kind, ref: `customer/${customerId}`, payload: { reason } });
}

const RELEASE_TASK = 'delivery_release';
const DECIDED: ReadonlySet<string> = new Set([STOP_TASK, RELEASE_TASK]);

/** Each morning: of whom nothing is overdue any more, the release is proposed, once a stop. */
export async function noticeReleases(work: Work, companyId: number): Promise<number> {
  return work.db.transaction(async (tx) => {
    const paid = await paidUpStops(tx, companyId, work.today);
    return openTasks(
      tx,
      work,
      paid.map(({ id, customerId, name }) => ({
        ...{ companyId, customerId, kind: RELEASE_TASK, key: `stop/${id}/paid`, about: `stop/${id}` },
        ...{ title: asks('releaseDeliveries', { customer: name }), dueOn: work.today },
      })),
    );
  });
}
