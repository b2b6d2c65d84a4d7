import { settingsOf } from '../companies/store';
import type { Day } from '../kernel/day';
import { asks } from '../languages/task-title';
import type { Query } from '../platform/db';
import type { NewTask } from '../tasks/task';

/** Whether interest stops on the day of the opening is for a person to say: nothing of it is known for certain in every country. */
interface Asking {
  readonly companyId: number;
  readonly customerId: number;
  readonly cause: string;
  readonly openedOn: Day;
  readonly today: Day;
  /** The first of documents that were frozen later: it is asked of them again. */
  readonly after?: number | undefined;
}

/** Only where interest is claimed at all. */
export const asksInterest = async (q: Query, companyId: number): Promise<boolean> =>
  (await settingsOf(q, companyId)).latePayment !== 'off';

export const interestTask = ({ cause, openedOn, today, after, ...whose }: Asking): NewTask => ({
  ...{ ...whose, kind: 'hold_interest', about: `${cause}/interest`, dueOn: today },
  key: `interest_hold/${cause}${after === undefined ? '' : `/${after}`}`,
  title: asks('holdInterestInsolvency', { day: openedOn }),
});
