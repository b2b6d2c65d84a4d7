import { asks } from '../languages/task-title';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { openTasks } from '../tasks/actions';
import { unasked } from '../tasks/store';
import type { NewTask } from '../tasks/task';
import { lateReceipts, type LateReceipt } from './receipt.store';

/** Money that came in after an opening for what is frozen: a task for each payment, once. Whether it goes back is for a person to say. */
export async function flagReceipts(tx: Tx, work: Work, companyId: number, insolvencyId: number): Promise<number> {
  const late = await lateReceipts(tx, companyId, insolvencyId);
  return openTasks(tx, work, late.map((one) => taskFor(work, companyId, one))); // prettier-ignore
}

/** The clock's, for all that stand: where nothing is new, nothing is written. */
export async function flagLateReceipts(work: Work, companyId: number): Promise<number> {
  const q = work.db.read;
  const late = await lateReceipts(q, companyId);
  if (late.length === 0) return 0;
  const fresh = await unasked(q, companyId, late.map((one) => taskFor(work, companyId, one))); // prettier-ignore
  return fresh.length === 0 ? 0 : work.db.transaction((tx) => openTasks(tx, work, fresh));
}

const taskFor = (work: Work, companyId: number, late: LateReceipt): NewTask => ({
  ...{ companyId, customerId: late.customerId, kind: 'insolvency', dueOn: work.today },
  ...{ key: `insolvency/${late.insolvencyId}/receipt/${late.entryId}`, about: `insolvency/${late.insolvencyId}/receipt` },
  title: asks('insolvencyReceipt', { customer: late.customer, document: late.document, day: late.on, amount: { minor: late.minor, currency: late.currency } }),
}); // prettier-ignore
