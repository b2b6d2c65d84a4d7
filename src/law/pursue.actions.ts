import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import { asks } from '../languages/task-title';
import { rangeOf } from '../ledger/hold';
import { labelOf } from '../ledger/open-item';
import type { Query } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { tasksOf } from '../tasks/store';
import { aboutInterest } from './charge.actions';
import type { DemandSource } from './demand-source';
import { owedBeside } from './owed.actions';
import { openAgain, paidLate } from './pursue.store';

/**
 * Interest outlives the principal that was paid late: where the company claims any, somebody is asked once for each invoice to pursue or to
 * waive it, so that it is never lost in silence. The task ends where the invoice is open again.
 */
export async function noticeLateInterest(
  work: Work,
  company: Company,
  demanded: (q: Query) => DemandSource,
): Promise<number> {
  const { id: companyId } = company;
  if ((await settingsOf(work.db.read, companyId)).latePayment === 'off') return 0;
  return work.db.transaction(async (tx) => {
    const late = await paidLate(tx, companyId, work);
    await closeReopened(work, tx, companyId);
    if (late.length === 0) return 0;
    const itemIds = late.map(({ itemId }) => itemId);
    const range = rangeOf(companyId, [...new Set(late.map(({ customerId }) => customerId))]);
    const owed = await owedBeside(tx, work, { company, range, asOn: work.today, itemIds, demanded: demanded(tx) });
    const worth = owed.filter(({ claimable: { interest } }) => interest.why === null);
    return openTasks(
      tx,
      work,
      worth.map(({ item, claimable: { interest } }) => ({
        ...{ companyId, customerId: item.customerId, kind: 'pursue_interest', dueOn: work.today },
        ...{ key: aboutInterest(item.itemId), about: aboutInterest(item.itemId) },
        title: asks('pursueInterest', {
          document: labelOf(item),
          amount: { minor: interest.amountMinor, currency: item.currency },
        }),
      })),
    );
  });
}

type Tx = Parameters<Parameters<Work['db']['transaction']>[0]>[0];

/** A payment went back: the invoice is open again, and its interest runs on. */
async function closeReopened(work: Work, tx: Tx, companyId: number): Promise<void> {
  const asked = (await tasksOf(tx, { companyId })).filter(({ kind }) => kind === 'pursue_interest');
  const ids = await openAgain(tx, companyId, asked.map(({ about }) => Number(about.split('/')[1]))); // prettier-ignore
  await closeTasksAbout(tx, work, { companyId, abouts: ids.map(aboutInterest), outcome: 'it is open again' });
}
