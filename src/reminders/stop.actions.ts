import { record } from '../audit/actions';
import { changeField } from '../customers/override.store';
import { Refusal } from '../kernel/result';
import { asks } from '../languages/task-title';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { tasksOf } from '../tasks/store';
import { STOP_TASK } from './carry.actions';
import { endStop, insertStop, paidUpStops, type StopChange } from './stop.store';

/**
 * A stop of deliveries: proposed by a step of a strategy or where a case was lost, decided by a person who may approve, with the reason;
 * shown wherever the customer is. Once nothing is overdue its end is proposed, and decided by a person too. Deliveries against prepayment
 * only are put and ended in the same way: they change no reminder, and nothing proposes their end.
 */
type Change = Omit<StopChange, 'kind'>;

/** Stops deliveries, and with that answers what was proposed. Refuses where they are stopped already. */
export async function stopDeliveries(work: Work, change: Change): Promise<void> {
  await work.db.transaction(async (tx) => {
    if (!(await insertStop(tx, work, { ...change, kind: 'stop' }))) {
      throw new Refusal(
        'stopped-already',
        'Deliveries to this customer are stopped already.',
        'See the customer: duly customers CUSTOMER',
      );
    }
    await changeField(tx, work, { ...whose(change), field: 'stopped_at', value: work.now });
    await changed(tx, work, change, { kind: 'customer.stopped', answers: STOP_TASKS });
  });
}

/** Releases them. Refuses where they are not stopped. */
export async function releaseDeliveries(work: Work, change: Change): Promise<void> {
  await work.db.transaction(async (tx) => {
    if (!(await endStop(tx, work, { ...change, kind: 'stop' }))) {
      throw new Refusal(
        'not-stopped',
        'Deliveries to this customer are not stopped.',
        'See the customer: duly customers CUSTOMER',
      );
    }
    await changeField(tx, work, { ...whose(change), field: 'stopped_at', value: null });
    await changed(tx, work, change, { kind: 'customer.released', answers: STOP_TASKS });
  });
}

/** Deliveries against prepayment only. Refuses where it is so already. */
export async function askPrepayment(work: Work, change: Change): Promise<void> {
  await work.db.transaction(async (tx) => {
    if (!(await insertStop(tx, work, { ...change, kind: 'prepay' })))
      throw new Refusal('prepays-already', 'This customer is delivered to against prepayment already.', 'See the customer: duly customers CUSTOMER'); // prettier-ignore
    await changed(tx, work, change, { kind: 'customer.prepayment_asked', answers: PREPAY_TASKS });
  });
}

/** Refuses where it is not so. */
export async function deliverOnAccount(work: Work, change: Change): Promise<void> {
  await work.db.transaction(async (tx) => {
    if (!(await endStop(tx, work, { ...change, kind: 'prepay' })))
      throw new Refusal('prepays-not', 'This customer is delivered to on account.', 'See the customer: duly customers CUSTOMER'); // prettier-ignore
    await changed(tx, work, change, { kind: 'customer.prepayment_ended', answers: PREPAY_TASKS });
  });
}

const whose = ({ companyId, customerId }: Change) => ({ companyId, customerId });

const RELEASE_TASK = 'delivery_release';
const STOP_TASKS = [STOP_TASK, RELEASE_TASK];
const PREPAY_TASKS = ['prepayment'];

interface Changed {
  readonly kind: string;
  /** What was proposed is answered with it; other tasks about the same stay. */
  readonly answers: readonly string[];
}

async function changed(tx: Tx, work: Work, { reason, ...of }: Change, { kind, answers }: Changed): Promise<void> {
  const { companyId, customerId } = of;
  const open = (await tasksOf(tx, { companyId, customerId })).filter((task) => answers.includes(task.kind));
  for (const answered of answers) {
    const abouts = open.flatMap((task) => (task.kind === answered ? [task.about] : []));
    if (abouts.length > 0) await closeTasksAbout(tx, work, { companyId, abouts, kind: answered, outcome: reason });
  }
  await record(tx, work, { companyId, kind, ref: `customer/${customerId}`, payload: { reason } });
}

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
