import { asks } from '../languages/task-title';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { unasked } from '../tasks/store';
import { untoldMoney } from './supplement.store';

/**
 * Money that came to us, or went back, while a partner has the case: the partner must hear of it the same day, for it works from the old
 * figures and its fee may hang on it. A task for each time, until a supplement tells.
 */
export async function noticeDirectMoney(work: Work, companyId: number): Promise<number> {
  const found = await untoldMoney(work.db.read, companyId);
  const tasks = found.map(({ caseId, customerId, number, partner, allocationId, minor, currency }) => ({
    ...{ companyId, customerId, kind: 'case_money', key: `${aboutMoney(caseId)}/${allocationId}`, about: aboutMoney(caseId) },
    ...{ title: asks(minor > 0 ? 'tellMoney' : 'tellMoneyBack', { number, partner, amount: { minor: Math.abs(minor), currency } }), dueOn: work.today },
  }));
  const fresh = await unasked(work.db.read, companyId, tasks);
  return fresh.length === 0 ? 0 : work.db.transaction((tx) => openTasks(tx, work, fresh));
} // prettier-ignore

const aboutMoney = (caseId: number): string => `case/${caseId}/money`;

/** A supplement tells of it. */
export const moneyTold = (tx: Tx, work: Work, companyId: number, caseId: number): Promise<number> =>
  closeTasksAbout(tx, work, { companyId, abouts: [aboutMoney(caseId)], outcome: 'a supplement tells of it' });
