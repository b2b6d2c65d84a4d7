import { record } from '../audit/actions';
import { Refusal, WrongUse } from '../kernel/result';
import { asks } from '../languages/task-title';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { caseById } from './case.panel';
import { openCase, sideOf } from './course.actions';
import { happen } from './happening.actions';
import { documentsToShow, insertMessage, markRead, type MessageVisibility } from './message.store';

/**
 * We and the partner write each other about a case. What is internal is a note of ours and never leaves; what the partner wrote is a
 * task until somebody has read or answered it.
 */
export const LONGEST_MESSAGE = 5_000;

export interface Writing {
  readonly companyId: number;
  readonly caseId: number;
  readonly text: string;
  /** As the other side sees it: the name of the person. */
  readonly author: string;
  /** Row numbers of documents that are kept already, and that the other side may see. */
  readonly documents?: readonly number[];
  /** internal: a note for us alone. What a partner writes is never internal. */
  readonly visibility?: MessageVisibility;
  /** Of the form it came by: the same form sent twice is one message. */
  readonly key: string;
}

/** Returns its row number; undefined where that form was kept already. What the other side wrote before counts as read. */
export async function writeMessage(work: Work, writing: Writing): Promise<number | undefined> {
  const { companyId, caseId, author, documents = [], key } = writing;
  const text = writing.text.replaceAll('\r\n', '\n').trim();
  if (text === '') throw new WrongUse('The message says nothing.', 'Write what you want to say.');
  if (text.length > LONGEST_MESSAGE)
    throw new WrongUse(`The message is longer than ${LONGEST_MESSAGE} characters.`, 'Make it shorter, or attach it as a document.'); // prettier-ignore
  const side = sideOf(work.actor) === 'partner' ? 'partner' : 'us';
  const visibility = side === 'partner' ? 'partner' : (writing.visibility ?? 'partner');
  return work.db.transaction(async (tx) => {
    const found = await openCase(tx, companyId, caseId);
    const { customerId, number, partner } = found;
    const ids = [...new Set(documents)];
    if (ids.length > 0 && (await documentsToShow(tx, { companyId, customerId, ids })) < ids.length)
      throw new Refusal('not-their-documents', 'Not all of these are documents of this case.', 'Name its own.');
    const id = await insertMessage(tx, work, {
      companyId,
      caseId,
      side,
      author,
      text,
      documents: ids,
      visibility,
      key,
    });
    if (id === undefined) return undefined;
    const internal = visibility === 'internal';
    await happen(tx, work, found, { kind: 'case.message', payload: { message: id, side, author }, internal });
    if (side === 'partner') {
      const title = asks('readMessage', { partner, number });
      const task = {
        companyId,
        customerId,
        kind: 'case_message',
        key: `case-message/${id}`,
        about: aboutMessages(caseId),
      };
      await openTasks(tx, work, [{ ...task, title, dueOn: work.today, assignee: found.clerk ?? found.collector }]);
    }
    if (!internal) await readIn(tx, work, companyId, caseId);
    return id;
  });
}

const aboutMessages = (caseId: number): string => `case/${caseId}/message`;

async function readIn(tx: Tx, work: Work, companyId: number, caseId: number): Promise<number> {
  const reader = sideOf(work.actor) === 'partner' ? 'partner' : 'us';
  const read = await markRead(tx, work, { companyId, caseId, writtenBy: reader === 'us' ? 'partner' : 'us' });
  if (reader === 'us') await closeTasksAbout(tx, work, { companyId, abouts: [aboutMessages(caseId)], outcome: 'read' });
  return read;
}

/** What the other side wrote is read. Returns how many messages were not; a case that is over can be read too. */
export async function readMessages(work: Work, companyId: number, caseId: number): Promise<number> {
  return work.db.transaction(async (tx) => {
    if ((await caseById(tx, companyId, caseId)) === undefined)
      throw new Refusal('no-such-case', 'There is no such case.', 'See which there are: duly case list');
    const messages = await readIn(tx, work, companyId, caseId);
    if (messages === 0) return 0;
    await record(tx, work, { companyId, kind: 'case.messages_read', ref: `case/${caseId}`, payload: { messages } });
    return messages;
  });
}
