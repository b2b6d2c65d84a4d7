import { record } from '../audit/actions';
import { companyById } from '../companies/store';
import { customerById } from '../customers/store';
import { actorText } from '../kernel/actor';
import { Refusal } from '../kernel/result';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout } from '../tasks/actions';
import { filesOfMail } from './files.actions';
import type { Mail } from './mail';
import { aboutOf, putWith, readingOf, takeBack } from './reply.actions';
import { keepActivity, mailById, markSeen, placeMail, storeReading, type Place } from './store';

/**
 * A person says whose a mail is: a customer's, that of a case, nobody's of ours; and takes it back. What followed from what was said
 * before goes with it: nobody keeps what somebody else wrote.
 */

/** Throws Refusal `no-such-mail`. */
export async function mailOf(work: Work, companyId: number, id: number | undefined): Promise<Mail> {
  const found = id === undefined ? undefined : await mailById(work.db.read, companyId, id);
  if (found) return found;
  throw new Refusal('no-such-mail', 'There is no such mail.', 'See which came in: duly inbox mails');
}

/** It is that customer's. Said again, nothing changes. */
export async function giveToCustomer(work: Work, mail: Mail, customerId: number): Promise<void> {
  if (mail.state === 'theirs' && mail.customerId === customerId && mail.by === 'person') return;
  const files = await filesOfMail(work, mail);
  await work.db.transaction(async (tx) => {
    const company = await companyById(tx, mail.companyId);
    const customer = await customerById(tx, mail.companyId, customerId);
    const place = { ...UNPLACED, ...(mail.customerId === customerId ? { messageId: mail.messageId } : {}) };
    await move(tx, work, mail, { ...place, state: 'theirs', by: 'person', customerId: customer.id });
    const put = await putWith(tx, work, { ...mail, files: files.map(({ hung }) => hung) }, { company, customerId: customer.id, by: "person" }, files); // prettier-ignore
    await keepActivity(tx, mail.id, put.activityId, put.files);
    await storeReading(tx, mail.id, await readingOf(tx, work, mail, { company, customerId: customer.id }));
    await note(tx, work, mail, 'given', { customer: customer.code, before: mail.customerId });
  });
}

/** It concerns that case: it stands there until somebody has read it, and changes nothing. */
export const giveToCase = (work: Work, mail: Mail, caseId: number): Promise<void> =>
  work.db.transaction(async (tx) => {
    await move(tx, work, mail, { ...UNPLACED, state: 'theirs', by: 'person', caseId });
    await note(tx, work, mail, 'given', { case: caseId, before: mail.customerId });
  });

export const notOurs = (work: Work, mail: Mail): Promise<void> =>
  work.db.transaction(async (tx) => {
    if (mail.state === 'not_ours') return;
    await move(tx, work, mail, { ...UNPLACED, state: 'not_ours', by: 'person' });
    await note(tx, work, mail, 'not_ours', { before: mail.customerId });
  });

/** Nobody knows whose it is, again. */
export const backToInbox = (work: Work, mail: Mail): Promise<void> =>
  work.db.transaction(async (tx) => {
    if (mail.state === 'waiting') return;
    await move(tx, work, mail, { ...UNPLACED, state: 'waiting', by: 'nothing' });
    await note(tx, work, mail, 'back', { before: mail.customerId });
  });

/** Of a case: a person has read it. */
export const readMailOfCase = (work: Work, mail: Mail): Promise<boolean> =>
  work.db.transaction(async (tx) => {
    if (!(await markSeen(tx, work, mail))) return false;
    await note(tx, work, mail, 'read', { case: mail.caseId });
    return true;
  });

/** It was answered: nobody is asked for that any more; inside the transaction of the answer, or after it. */
export const answered = (work: Work, mail: Mail): Promise<void> =>
  work.db.transaction(async (tx) => {
    const closed = { companyId: mail.companyId, abouts: [aboutOf(mail)], outcome: 'answered' };
    if ((await closeTasksAbout(tx, work, closed)) > 0) await note(tx, work, mail, 'answered', {});
  });

const UNPLACED = { customerId: null, messageId: null, caseId: null, activityId: null } as const;

async function move(tx: Tx, work: Work, mail: Mail, place: Omit<Place, 'companyId' | 'files'>): Promise<void> {
  const settled = place.state === 'waiting' ? { by: null, at: null } : { by: actorText(work.actor), at: work.now };
  const files = mail.files.map((file) => ({ ...file, documentId: null }));
  if (!(await placeMail(tx, mail, { ...place, files }, settled))) {
    throw new Refusal('mail-settled', 'Somebody else has said whose this mail is.', 'Look at it again.');
  }
  await takeBack(tx, work, mail, 'the mail was somebody else’s');
  if (place.state !== 'theirs') await storeReading(tx, mail.id, []);
}

const note = (tx: Tx, work: Work, { companyId, id }: Mail, did: string, payload: unknown): Promise<void> =>
  record(tx, work, { companyId, kind: `mail.${did}`, ref: `mail/${id}`, payload });
