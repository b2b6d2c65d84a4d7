import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import { assert } from '../kernel/assert';
import { Refusal } from '../kernel/result';
import { queueMessages } from '../outbox/actions';
import { withdrawMessages } from '../outbox/change.actions';
import { contentFrom } from '../outbox/content';
import type { Draft, PostalAddress, Recipient } from '../outbox/draft';
import { messageById, type MessageRow } from '../outbox/store';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout } from '../tasks/actions';
import { paragraphsOf } from './free';
import { correctionOf, hasLeftTheHouse, remindersToRecall, type RecalledReminder } from './recall-message.store';
import { hasLaterStep } from './reminder-item.store';
import { endReminders, WRITTEN_IN_TEST_MODE } from './reminder.store';

/**
 * A message of reminders that should not have been: its steps no longer count and stay visible, and its items stand where they stood.
 * Only in reverse order: nothing later may have been built on one of them. What has not left is withdrawn; what left stays in
 * evidence, counts as sent in error, and its reader is told so where somebody asks for it, once.
 */
export interface Recall {
  readonly company: Company;
  readonly messageId: number;
  /** For us; the reader of a correction does not see it. */
  readonly why: string;
  /** Undefined: nobody is told. Its words stand above those of the template. */
  readonly correction?: { readonly words: string };
}

export interface Recalled {
  /** How many reminders no longer count; one per currency. */
  readonly reminders: number;
  /** It had not left: nobody has it. */
  readonly withdrawn: boolean;
  /** The message that tells its reader. */
  readonly correctionId: number | null;
}

export async function recallMessage(work: Work, recall: Recall): Promise<Recalled> {
  return work.db.transaction(async (tx) => {
    const { company, messageId, why } = recall;
    const row = await messageToRecall(tx, recall);
    const reminders = await remindersToRecall(tx, company.id, messageId);
    const counting = reminders.filter(({ state }) => state === 'issued');
    mustBeOpen(recall, reminders);
    for (const { id } of counting) {
      if (await hasLaterStep(tx, id))
        throw new Refusal('later-step', 'A later reminder was built on this one.', 'Cancel the later one first.');
    }
    const gone = await withdrawMessages(tx, work, { companyId: company.id, ids: [messageId], reason: why });
    const withdrawn = gone.length > 0;
    const ended = counting.map(({ id }) => ({ id, why }));
    await endReminders(tx, work, ended, withdrawn ? 'ignored' : 'cancelled');
    const abouts = counting.map(({ id }) => `reminder/${id}`);
    await closeTasksAbout(tx, work, { companyId: company.id, abouts, outcome: `cancelled: ${why}` });
    const correctionId = recall.correction === undefined ? null : await correct(tx, work, recall, row);
    const payload = { why, reminders: counting.map(({ id }) => id), withdrawn, correction: correctionId };
    await record(tx, work, { companyId: company.id, kind: 'message.recalled', ref: `message/${messageId}`, payload });
    return { reminders: counting.length, withdrawn, correctionId };
  });
}

async function messageToRecall(q: Query, { company, messageId }: Recall): Promise<MessageRow> {
  const row = await messageById(q, company.id, messageId);
  if (row) return row;
  throw new Refusal('no-such-message', 'There is no such message.', 'See which there are: duly outbox list');
}

/** Something of it still counts; or it was taken back before, and only the correction is asked for now. */
function mustBeOpen(recall: Recall, reminders: readonly RecalledReminder[]): void {
  if (reminders.length === 0)
    throw new Refusal('no-reminder', 'This message is no reminder.', 'Write to the customer instead.');
  if (reminders.some(({ state }) => state === 'issued')) return;
  if (recall.correction !== undefined && mayStillBeCorrected(reminders)) return;
  throw new Refusal('reminder-over', 'This reminder does not count any more.', 'Nothing is left to do.');
}

export const mayStillBeCorrected = (reminders: readonly RecalledReminder[]): boolean =>
  reminders.some(({ state, why }) => state === 'cancelled' && why !== WRITTEN_IN_TEST_MODE);

async function correct(tx: Tx, work: Work, recall: Recall, row: MessageRow): Promise<number> {
  if (!hasLeftTheHouse(row.state))
    throw new Refusal(
      'not-left',
      'It has not left: there is nothing to correct.',
      'Take it back without a correction.',
    );
  if ((await correctionOf(tx, row.company_id, row.id)) !== undefined)
    throw new Refusal('corrected-already', 'Its reader has been told already.', 'Nothing is left to do.');
  if ((await settingsOf(tx, row.company_id)).shadowMode)
    throw new Refusal(
      'shadow-mode',
      'Shadow mode is on: nothing leaves.',
      'Turn it off: duly company set shadowMode false',
    );
  const draft = correctionDraft(work, row, recall.correction?.words ?? '');
  const [queued] = await queueMessages(tx, work, [draft]);
  assert(queued !== undefined, 'a draft has an answer');
  if (queued.outcome === 'blocked')
    throw new Refusal('no-language', `There is no template in ${draft.language}.`, 'Choose another language.');
  assert(queued.outcome === 'queued', 'a correction takes the next turn of its day');
  return queued.messageId;
}

/** To exactly whom the message went, in its language; also where they had another message today. */
export function correctionDraft(work: Work, row: MessageRow, words: string): Draft {
  const wrong = contentFrom(row.blanks);
  return {
    companyId: row.company_id,
    customerId: row.customer_id,
    about: `correction/${row.id}`,
    to: recipientOf(row),
    cc: JSON.parse(row.cc) as readonly string[],
    day: work.today,
    language: row.language,
    template: 'correction',
    attach: { what: 'none' },
    again: true,
    content: {
      kind: 'correction',
      tone: 'neutral',
      fileNumber: wrong.fileNumber,
      bookedUntil: wrong.bookedUntil,
      payByOn: null,
      sections: [],
      paragraphs: paragraphsOf(words),
      corrects: { on: row.day, subject: row.subject },
    },
  };
}

function recipientOf(row: MessageRow): Recipient {
  const { to_name: name, contact_id: contactId, address_id: addressId } = row;
  if (row.channel === 'email') return { channel: 'email', email: row.recipient, name, contactId };
  const address = JSON.parse(row.address ?? '{}') as PostalAddress;
  return { channel: 'letter', name: name ?? '', contactId, addressId, address };
}
