import { asks } from '../languages/task-title';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { openTasks } from '../tasks/actions';
import { lateReceipts } from './receipt.store';

/** Money that came in after an opening for what is frozen: a task for each payment, once. Whether it goes back is for a person to say. */
export async function flagReceipts(tx: Tx, work: Work, companyId: number, insolvencyId?: number): Promise<number> {
  const late = await lateReceipts(tx, companyId, insolvencyId);
  return openTasks(
    tx,
    work,
    late.map(({ insolvencyId: id, customerId, customer, entryId, document, on, currency, minor }) => ({
      ...{ companyId, customerId, kind: 'insolvency', dueOn: work.today },
      ...{ key: `insolvency/${id}/receipt/${entryId}`, about: `insolvency/${id}/receipt` },
      title: asks('insolvencyReceipt', { customer, document, day: on, amount: { minor, currency } }),
    })),
  );
}
