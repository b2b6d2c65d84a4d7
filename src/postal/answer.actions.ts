import { createHash } from 'node:crypto';
import { record } from '../audit/actions';
import { sortEntries } from '../intake/intake';
import { asks } from '../languages/task-title';
import { letGo } from '../outbox/held.store';
import { newsWithin, postedWithin, unpostedWithin } from '../outbox/posting.actions';
import { waitForCompany, type Tx } from '../platform/db';
import { openTasks } from '../tasks/actions';
import { MOST_BYTES, readAnswers, type Answer, type AnswerFault, type Problem, type Read } from './answers';
import { confirmed, type Dropping } from './drop.actions';
import { dropById, insertAnswer, letterOf, moveLetters, wasRead, type DropLetter } from './drop.store';
import { holderOf, type Looks, type PostalService } from './postal';

/**
 * What the service answers, from the folder `out`: each file is read when it is complete, each line moves its letter at most once, and a
 * line that fits no letter of this service is a problem that a person sees.
 */
export interface Answered {
  readonly files: number;
  readonly moved: number;
  readonly problems: number;
  readonly looks: Looks;
}

const MOST_FILES = 50;

export async function takeAnswers(dropping: Dropping): Promise<Answered> {
  const { work, service, place } = dropping;
  const entries = await place.answers();
  const { ready, looks } = sortEntries(entries, { pattern: '*.csv', looks: service.looks, now: work.now });
  const sum = { files: 0, moved: 0, problems: 0 };
  for (const { name } of ready.slice(0, MOST_FILES)) {
    const bytes = await place.read(name, MOST_BYTES);
    const sha256 = createHash('sha256').update(bytes ?? name).digest('hex'); // prettier-ignore
    if (!(await wasRead(work.db.read, service, name, sha256))) {
      const read: Read = bytes === undefined ? { answers: [], problems: [{ line: 0, fault: 'size' }] } : readAnswers(bytes); // prettier-ignore
      const { moved, problems } = await takeAll(dropping, read);
      await work.db.transaction((tx) => kept(tx, dropping, { name, sha256, lines: read.answers.length, problems }));
      sum.files += 1;
      sum.moved += moved;
      sum.problems += problems.length;
    }
    await place.putAway(name);
  }
  return { ...sum, looks };
}

async function takeAll(dropping: Dropping, read: Read): Promise<{ moved: number; problems: Problem[] }> {
  const problems = [...read.problems];
  let moved = 0;
  for (const answer of read.answers) {
    const came = await dropping.work.db.transaction((tx) => take(tx, dropping, answer));
    if (came === 'moved') moved += 1;
    else if (came !== 'known') problems.push({ line: answer.line, fault: came });
  }
  return { moved, problems: problems.sort((a, b) => a.line - b.line) };
}

async function kept(
  tx: Tx,
  { work, service }: Dropping,
  read: { name: string; sha256: string; lines: number; problems: readonly Problem[] },
): Promise<void> {
  await insertAnswer(tx, work, service, read);
  const { companyId } = service;
  const ref = `postal_service/${service.id}`;
  const { name, lines, problems, sha256 } = read;
  await record(tx, work, { companyId, kind: 'postal.answered', ref, payload: { name, lines, problems: problems.length, sha256 } }); // prettier-ignore
  if (problems.length === 0) return;
  await openTasks(tx, work, [
    {
      ...{ companyId, customerId: null, kind: 'postal_answer', key: `${ref}/${name}/${sha256}`, about: ref },
      ...{ title: asks('postalAnswer', { service: service.name, file: name, n: problems.length }), dueOn: work.today },
    },
  ]);
}

type Came = 'moved' | 'known' | AnswerFault;

async function take(tx: Tx, dropping: Dropping, answer: Answer): Promise<Came> {
  const { work, service } = dropping;
  await waitForCompany(tx, service.companyId);
  const messageId = work.ids.open('message', answer.id);
  const letter = messageId === undefined ? undefined : await known(tx, dropping, messageId);
  if (letter === undefined) return 'unknown';
  if (answer.on > work.today) return 'future';
  if (answer.on < letter.dropDay) return 'day';
  if (isKnown(letter, answer)) return 'known';
  return ANSWERS[answer.is](tx, dropping, letter, answer);
}

/** Nobody knew whether the service has the drop: it speaks of a letter in it, so it has. */
async function known(tx: Tx, dropping: Dropping, messageId: number): Promise<DropLetter | undefined> {
  const { companyId } = dropping.service;
  const letter = await letterOf(tx, companyId, messageId);
  if (letter?.state !== 'taken') return letter;
  const drop = await dropById(tx, companyId, letter.dropId);
  if (drop?.state !== 'doubtful') return undefined; // not given to anybody yet: whoever says so guesses
  await confirmed(tx, dropping, drop, 'doubtful');
  return letterOf(tx, companyId, messageId);
}

const isKnown = (letter: DropLetter, { is, number, on }: Answer): boolean =>
  letter.state === is && (is !== 'posted' || ((number === null || number === letter.number) && letter.on === on));

type Take = (tx: Tx, dropping: Dropping, letter: DropLetter, answer: Answer) => Promise<Came>;

const ANSWERS: Readonly<Record<Answer['is'], Take>> = {
  posted: async (tx, dropping, letter, answer) => {
    if (!(await posted(tx, dropping, letter, answer))) return LATER.has(letter.state) ? 'known' : 'order';
    await moveLetters(tx, [letter.id], { state: 'posted', on: answer.on, number: answer.number });
    return 'moved';
  },
  delivered: (...to) => news(...to, 'delivered'),
  returned: (...to) => news(...to, 'returned'),
  refused: (...to) => news(...to, 'refused'),
  rejected: async (tx, dropping, letter, answer) => {
    const { work, service } = dropping;
    const { companyId } = service;
    const [messageIds, why] = [[letter.messageId], answer.note ?? `not taken by ${service.name}`];
    if (letter.messageState === 'posted') await unpostedWithin(tx, work, { companyId, messageIds, why });
    else if (isHeld(letter, service)) await letGo(tx, companyId, messageIds, holderOf(service));
    else return 'order';
    await moveLetters(tx, [letter.id], { state: 'rejected', on: answer.on });
    const about = `message/${letter.messageId}`;
    await openTasks(tx, work, [
      {
        ...{ companyId, customerId: letter.customerId, kind: 'letter_rejected', key: `${about}/rejected`, about },
        title: asks('letterRejected', { service: service.name, to: letter.toName ?? letter.recipient, why: answer.note ?? '–' }), // prettier-ignore
        dueOn: work.today,
      },
    ]);
    return 'moved';
  },
};

/** After these the word that it was posted comes too late to tell anything. */
const LATER: ReadonlySet<string> = new Set(['delivered', 'returned', 'refused']);

const isHeld = (letter: DropLetter, service: PostalService): boolean =>
  letter.messageState === 'made' && letter.claimedBy === holderOf(service);

/**
 * In the post since that day, under that number. What was said when it was given to the service is taken back for it: deadlines and
 * evidence run from the day on which it was really posted.
 */
async function posted(tx: Tx, dropping: Dropping, letter: DropLetter, answer: Answer): Promise<boolean> {
  const { work, post, service } = dropping;
  const messageIds = [letter.messageId];
  const { companyId } = service;
  const posting = { companyId, messageIds, on: answer.on, service: service.name, number: answer.number ?? letter.number, proofId: null }; // prettier-ignore
  if (letter.messageState === 'posted') {
    if (answer.number === null && letter.on === answer.on) return true;
    await unpostedWithin(tx, work, { companyId, messageIds, why: `${service.name}: ${answer.on}` });
    await postedWithin(tx, work, post, posting);
    return true;
  }
  if (!isHeld(letter, service)) return false;
  await postedWithin(tx, work, post, { ...posting, heldBy: holderOf(service) });
  return true;
}

async function news(
  tx: Tx,
  dropping: Dropping,
  letter: DropLetter,
  answer: Answer,
  is: 'delivered' | 'returned' | 'refused',
): Promise<Came> {
  const { work, post, service } = dropping;
  if (letter.messageState === 'made' && !(await posted(tx, dropping, letter, answer))) return 'order';
  if (letter.messageState !== 'made' && letter.messageState !== 'posted') return 'order';
  await newsWithin(tx, work, post, {
    ...{ companyId: service.companyId, messageId: letter.messageId, on: answer.on, is, proofId: null },
    note: [answer.note, answer.number].filter((one) => one !== null).join(' · ') || service.name,
  });
  await moveLetters(tx, [letter.id], { state: is, on: answer.on, number: answer.number });
  return 'moved';
}
