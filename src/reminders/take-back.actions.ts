import { withdrawMessages } from '../outbox/change.actions';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { endReminders, remindersOfMessages, unsentReminders, type UnsentOf } from './reminder.store';

/** Taking back reminders that have not left: they are withdrawn from the outbox, and their items stand where they stood. */
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
