import type { Dependent } from '../ledger/dependents';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout } from '../tasks/actions';
import { endReminders, remindersById } from './reminder.store';
import { takeBackUnsent } from './take-back.actions';

/**
 * Takes back the reminders among what an undo withdraws: their messages leave the outbox, a person's task is off, and none of
 * their steps counts.
 */
export async function withdrawReminders(
  tx: Tx,
  work: Work,
  companyId: number,
  dependents: readonly Dependent[],
): Promise<void> {
  const ids = dependents.flatMap(({ ref }) => {
    const found = /^reminder\/(\d+)$/.exec(ref)?.[1];
    return found === undefined ? [] : [Number(found)];
  });
  const reminders = await remindersById(tx, ids);
  for (const { id, messageId } of reminders.filter((one) => one.companyId === companyId)) {
    if (messageId !== null) await takeBackUnsent(tx, work, { companyId, reminderId: id }, UNDONE);
    else await endReminders(tx, work, [{ id, why: UNDONE }], 'ignored');
    await closeTasksAbout(tx, work, { companyId, abouts: [`reminder/${id}`], outcome: UNDONE });
  }
}

const UNDONE = 'the import was undone';
