import { grouped } from '../kernel/grouped';
import type { Day } from '../kernel/day';
import { asks } from '../languages/task-title';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { isDirectDebit, sureOn } from './debit';
import { debitTasks, openWithMethod } from './uncollected.store';

/**
 * What we collect is not reminded. Where five bank days after its day nothing came of it, and nothing came back either,
 * somebody looks: perhaps it was never presented. One task per customer and day; it ends by itself when the money is there.
 */
export async function noticeUncollected(work: Work, companyId: number): Promise<number> {
  return work.db.transaction(async (tx) => {
    const open = await openWithMethod(tx, companyId, work.today);
    const late = open.filter(({ method, dueOn }) => isDirectDebit(method) && sureOn(dueOn) <= work.today);
    const byCustomer = [...grouped(late, (one) => one.customerId)];
    const current = new Set(byCustomer.map(([customerId]) => aboutDebits(customerId)));
    const over = (await debitTasks(tx, companyId)).filter((about) => !current.has(about));
    if (over.length > 0) await closeTasksAbout(tx, work, { companyId, abouts: over, outcome: 'it came, or is not collected any more' }); // prettier-ignore
    return openTasks(
      tx,
      work,
      byCustomer.map(([customerId, items]) => {
        const last = items.map(({ dueOn }) => dueOn).reduce((a: Day, b) => (a > b ? a : b));
        return {
          ...{ companyId, customerId, kind: 'debit_missing', about: aboutDebits(customerId), dueOn: work.today },
          ...{ key: `${aboutDebits(customerId)}/${last}`, title: asks('lookAtDebit', { n: items.length, day: last }) },
        };
      }),
    );
  });
}

const aboutDebits = (customerId: number): string => `debit/${customerId}`;
