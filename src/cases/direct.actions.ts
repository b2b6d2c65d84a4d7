import { asks } from '../languages/task-title';
import { follow } from '../ledger/follow.actions';
import { concerned } from '../ledger/subscription.store';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { untoldMoney } from './supplement.store';

/**
 * Money that came to us, or went back, while a partner has the case: the partner must hear of it the same day, for it works from the old
 * figures and its fee may hang on it. A task for each time, until a supplement tells. Only customers are looked at to whom something
 * happened: what it hangs on, money and case, is told by events.
 */
export async function noticeDirectMoney(work: Work, companyId: number): Promise<number> {
  let opened = 0;
  await follow(work, { subscriber: 'cases.money', companyId, kinds: 'any' }, async (tx, events) => {
    const found = await untoldMoney(tx, companyId, concerned(events));
    const tasks = found.map(({ caseId, customerId, number, partner, allocationId, minor, currency }) => ({
      ...{ companyId, customerId, kind: 'case_money', key: `${aboutMoney(caseId)}/${allocationId}`, about: aboutMoney(caseId) },
      ...{ title: asks(minor > 0 ? 'tellMoney' : 'tellMoneyBack', { number, partner, amount: { minor: Math.abs(minor), currency } }), dueOn: work.today },
    }));
    opened += await openTasks(tx, work, tasks);
  });
  return opened;
} // prettier-ignore

const aboutMoney = (caseId: number): string => `case/${caseId}/money`;

/** A supplement tells of it. */
export const moneyTold = (tx: Tx, work: Work, companyId: number, caseId: number): Promise<number> =>
  closeTasksAbout(tx, work, { companyId, abouts: [aboutMoney(caseId)], outcome: 'a supplement tells of it' });
