import { Refusal } from '../kernel/result';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout } from '../tasks/actions';
import { settleAndTell, settleWithin, type Outcome } from './outcome.actions';
import type { PostRoom } from './post.actions';
import { messageById, unsentMessages, underwayOf, type Unsent } from './store';

/** What people and other rooms change about messages: take back what has not left, decide what nobody could know. */

/**
 * Takes back what has not left yet and is in nobody's hands, in the transaction of whoever asks: by who asked for it, by
 * what it was issued with, or one by one. Answers with the row numbers of those withdrawn; the rest has left or is leaving.
 * The caller writes the audit line, and is not told through its asker what it did itself.
 */
export async function withdrawMessages(
  tx: Tx,
  work: Work,
  which: Unsent & { readonly reason: string },
): Promise<number[]> {
  const rows = await unsentMessages(tx, which);
  const outcomes = rows.map((row): Outcome => ({ is: 'withdrawn', message: underwayOf(row), reason: which.reason }));
  return (await settleWithin(tx, work, which.companyId, outcomes)).map((outcome) => outcome.message.id);
}

export type Decision = 'sent' | 'again' | 'withdraw';

/**
 * A person says what became of a message that nobody could know about: it was sent, it is to be sent again (through the
 * gate, like any other), or it is given up. Refuses where the message is not in doubt.
 */
export async function settleDoubt(
  work: Work,
  post: PostRoom,
  which: { readonly companyId: number; readonly messageId: number; readonly decision: Decision },
): Promise<void> {
  const { companyId, messageId, decision } = which;
  await work.db.transaction(async (tx) => {
    const row = await messageById(tx, companyId, messageId);
    if (row?.state !== 'doubtful') {
      throw new Refusal(
        'not-in-doubt',
        row ? `The message to ${row.recipient} is ${row.state}, not in doubt.` : 'There is no such message.',
        'See which are: duly outbox list --state doubtful',
      );
    }
    await settleAndTell(tx, work, post, companyId, [outcomeOf(decision, underwayOf(row), work)]);
    await closeTasksAbout(tx, work, { companyId, abouts: [`message/${messageId}`], outcome: decision });
  });
}

function outcomeOf(decision: Decision, message: Outcome['message'], work: Work): Outcome {
  switch (decision) {
    case 'sent':
      return { is: 'accepted', message, ref: `found sent by ${work.actor.name}`, refused: [], kept: false };
    case 'again':
      return { is: 'later', message, reason: `to be sent again, says ${work.actor.name}`, unavailable: true };
    case 'withdraw':
      return { is: 'withdrawn', message, reason: 'given up while in doubt' };
  }
}
