import { record } from '../audit/actions';
import { Refusal } from '../kernel/result';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout } from '../tasks/actions';
import { tasksOf } from '../tasks/store';
import { endPrepayment, insertPrepayment } from './prepayment.store';

/**
 * Deliveries against prepayment only: proposed with its reason where a case ended without payment, decided by a person, shown wherever
 * the customer is, and ended by a person. It changes no reminder and books nothing.
 */
interface Change {
  readonly companyId: number;
  readonly customerId: number;
  readonly reason: string;
}

/** Refuses where it is so already. */
export async function askPrepayment(work: Work, change: Change): Promise<void> {
  await work.db.transaction(async (tx) => {
    if (!(await insertPrepayment(tx, work, change)))
      throw new Refusal('prepays-already', 'This customer is delivered to against prepayment already.', 'See the customer: duly customers CUSTOMER'); // prettier-ignore
    await changed(tx, work, change, 'customer.prepayment_asked');
  });
}

/** Refuses where it is not so. */
export async function deliverOnAccount(work: Work, change: Change): Promise<void> {
  await work.db.transaction(async (tx) => {
    if (!(await endPrepayment(tx, work, change)))
      throw new Refusal('prepays-not', 'This customer is delivered to on account.', 'See the customer: duly customers CUSTOMER'); // prettier-ignore
    await changed(tx, work, change, 'customer.prepayment_ended');
  });
}

/** What was proposed is answered with it. */
async function changed(tx: Tx, work: Work, { companyId, customerId, reason }: Change, kind: string): Promise<void> {
  const open = (await tasksOf(tx, { companyId, customerId })).filter((task) => task.kind === 'prepayment');
  const abouts = [...new Set(open.map(({ about }) => about))];
  if (abouts.length > 0) await closeTasksAbout(tx, work, { companyId, abouts, kind: 'prepayment', outcome: reason });
  await record(tx, work, { companyId, kind, ref: `customer/${customerId}`, payload: { reason } });
}
