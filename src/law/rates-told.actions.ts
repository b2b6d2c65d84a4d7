import { allCompanies } from '../companies/store';
import { actorText } from '../kernel/actor';
import { asks } from '../languages/task-title';
import type { ListedPerson } from '../people/person';
import { mayEverywhere } from '../people/rights';
import { peopleOf } from '../people/store';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { standings } from './rate-history';
import { recordedRates } from './store';

/** Who else may say what rates are hears of those that wait: a task each, at the first company, until all of them are judged. */
const KIND = 'rate_confirm';
const aboutVersion = (version: number): string => `rates/${version}`;

/** Everybody but who acts who holds the right to say what rates are. */
export async function othersWithTheRight(tx: Tx, { actor }: Work): Promise<ListedPerson[]> {
  return (await peopleOf(tx)).filter(
    (one) =>
      one.disabledAt === null && !one.invited && mayEverywhere(one, 'administer') && one.email !== actorText(actor),
  );
}

export async function tellOfWaitingRates(
  tx: Tx,
  work: Work,
  { version, n, others }: { readonly version: number; readonly n: number; readonly others: readonly ListedPerson[] },
): Promise<void> {
  const [first] = await allCompanies(tx);
  if (first === undefined) return;
  const about = aboutVersion(version);
  const title = asks('rateConfirm', { n, who: actorText(work.actor) });
  await openTasks(
    tx,
    work,
    others.map(({ email }) => ({
      ...{ companyId: first.id, customerId: null, kind: KIND, key: `${about}/${email}`, about },
      ...{ title, dueOn: work.today, assignee: email },
    })),
  );
}

/** Nothing of that version waits any more: its tasks are done. */
export async function closeWaitingRates(tx: Tx, work: Work, version: number): Promise<void> {
  const waits = standings(await recordedRates(tx)).some((one) => one.version === version && one.standing === 'awaits');
  if (waits) return;
  const [first] = await allCompanies(tx);
  if (first === undefined) return;
  await closeTasksAbout(tx, work, {
    companyId: first.id,
    abouts: [aboutVersion(version)],
    outcome: 'judged',
    kind: KIND,
  });
}
