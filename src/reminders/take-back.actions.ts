import { record } from '../audit/actions';
import { Refusal } from '../kernel/result';
import { withdrawMessages } from '../outbox/change.actions';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout } from '../tasks/actions';
import { hasLaterStep } from './reminder-item.store';
import { endReminders, reminderById, remindersOfMessages, unsentReminders, type UnsentOf } from './reminder.store';

/**
 * Taking reminders back. What has not left is withdrawn from the outbox, and its items stand where they stood; what left can
 * be cancelled as long as nothing later was built on it.
 */
const AT_ONCE = 1_000;

/** Withdraws what waits in the outbox and nobody is sending; none of it counts. Returns how many messages. The caller records it. */
export async function takeBackUnsent(tx: Tx, work: Work, which: UnsentOf, why: string): Promise<number> {
  const left = await unsentReminders(tx, which);
  if (left.length === 0) return 0;
  const ids = [...new Set(left.map((one) => one.messageId))];
  const withdrawn = new Set<number>();
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const chunk = { companyId: which.companyId, ids: ids.slice(at, at + AT_ONCE), reason: why };
    for (const id of await withdrawMessages(tx, work, chunk)) withdrawn.add(id);
  }
  const gone = await remindersOfMessages(tx, [...withdrawn]);
  await endReminders(tx, work, gone.map(({ id }) => ({ id, why })), 'ignored'); // prettier-ignore
  return withdrawn.size;
}

/**
 * A reminder that should not have been: its steps no longer count and stay visible. Refuses where a later step was taken
 * with one of its items. Its message is withdrawn where it has not left; what left stays in evidence.
 */
export async function cancelReminder(work: Work, companyId: number, reminderId: number, why: string): Promise<void> {
  await work.db.transaction(async (tx) => {
    const reminder = await reminderById(tx, companyId, reminderId);
    if (!reminder)
      throw new Refusal('no-such-reminder', 'There is no such reminder.', 'See which there are: duly run show');
    if (reminder.state !== 'issued') {
      throw new Refusal('reminder-over', `That reminder is ${reminder.state} already.`, 'Nothing is left to do.');
    }
    if (await hasLaterStep(tx, reminderId)) {
      throw new Refusal('later-step', 'A later reminder was built on this one.', 'Cancel the later one first.');
    }
    await takeBackUnsent(tx, work, { companyId, reminderId }, why);
    await endReminders(tx, work, [{ id: reminderId, why }], 'cancelled');
    await closeTasksAbout(tx, work, { companyId, abouts: [`reminder/${reminderId}`], outcome: `cancelled: ${why}` });
    await record(tx, work, { companyId, kind: 'reminder.cancelled', ref: `reminder/${reminderId}`, payload: { why } });
  });
}
