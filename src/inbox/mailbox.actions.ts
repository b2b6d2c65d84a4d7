import { randomBytes } from 'node:crypto';
import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import { Refusal } from '../kernel/result';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout } from '../tasks/actions';
import { openBox } from './imap.actions';
import type { Mailbox } from './mailbox';
import type { Draft } from './mailbox-draft';
import { endMailbox, insertMailbox, mailboxesOf, pauseMailbox } from './mailbox.store';

/** Mailboxes are added, paused and ended by an administrator. Each time one line in the record, never with a password in it. */
export async function addMailbox(work: Work, company: Company, draft: Draft): Promise<number> {
  const secret = `mailbox-${randomBytes(12).toString('hex')}.json`;
  const { password, ...said } = draft;
  await work.files.secrets.put(secret, Buffer.from(JSON.stringify({ password })));
  try {
    return await work.db.transaction(async (tx) => {
      const id = await insertMailbox(tx, work, { ...said, companyId: company.id, secret });
      if (id === 0) throw taken(draft.name);
      await note(tx, work, 'added', { companyId: company.id, id }, said);
      return id;
    });
  } catch (error) {
    await work.files.secrets.remove(secret);
    throw error;
  }
}

const taken = (name: string): Refusal =>
  new Refusal('mailbox-taken', `There is a mailbox ${name} already.`, 'Give it another name, or end the other one.');

/** The mailbox of that name. Throws Refusal `mailbox-unknown`. */
export async function mailboxNamed(work: Work, companyId: number, name: string): Promise<Mailbox> {
  const found = (await mailboxesOf(work.db.read, companyId)).find((one) => one.name === name);
  if (found) return found;
  throw new Refusal('mailbox-unknown', `There is no mailbox ${name}.`, 'See which there are: duly inbox list');
}

/** Can it be reached and read? Says how many mails wait there. Throws Refusal where not. */
export async function testMailbox(work: Work, mailbox: Mailbox): Promise<number> {
  const box = await openBox(work, mailbox);
  try {
    return (await box.above(mailbox.uidValidity === box.uidValidity ? mailbox.lastUid : 0, mailbox.fromOn)).length;
  } finally {
    await box.close();
  }
}

export const setMailboxPaused = (work: Work, mailbox: Mailbox, paused: boolean): Promise<void> =>
  work.db.transaction(async (tx) => {
    if ((mailbox.pausedAt !== null) === paused) return;
    await pauseMailbox(tx, mailbox, paused ? work.now : null);
    await note(tx, work, paused ? 'paused' : 'resumed', mailbox, { name: mailbox.name });
  });

/** What was taken from it stays; its password is gone. */
export async function removeMailbox(work: Work, mailbox: Mailbox): Promise<void> {
  await work.db.transaction(async (tx) => {
    await endMailbox(tx, work, mailbox);
    const { companyId } = mailbox;
    await closeTasksAbout(tx, work, { companyId, abouts: [`mailbox/${mailbox.id}`], outcome: 'it is read no more' });
    await note(tx, work, 'ended', mailbox, { name: mailbox.name });
  });
  await work.files.secrets.remove(mailbox.secret);
}

const note = (
  tx: Tx,
  work: Work,
  did: string,
  { companyId, id }: Pick<Mailbox, 'companyId' | 'id'>,
  payload: unknown,
): Promise<void> => record(tx, work, { companyId, kind: `mailbox.${did}`, ref: `mailbox/${id}`, payload });
