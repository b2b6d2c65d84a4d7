import type { Company } from '../companies/company';
import { findCustomer } from '../customers/store';
import { addMailbox } from '../inbox/mailbox.actions';
import { draftFrom } from '../inbox/mailbox-draft';
import { mailboxesOf } from '../inbox/mailbox.store';
import { takeMail } from '../inbox/take.actions';
import { assert } from '../kernel/assert';
import { ADDRESS_SECRET } from '../outbox/bounce-address';
import { installationSecret } from '../platform/installation';
import { onDay } from '../platform/work';
import { MAILS, type MailTold } from './mails';
import { absence, answer, bounce, stranger, type Of } from './mail-text';
import { plainPaper } from './papers';
import type { Stage } from './stage.actions';
import { lastMailTo, mailsTaken } from './told.panel';
import type { Evening } from './evening';

/**
 * The mail of an evening: what would lie in the company's mailbox is taken as it is from one, but for the server. An answer to a message
 * that the demo has not sent by then is not written.
 */
export async function mailArrives(stage: Stage, company: Company, { on, left }: Evening): Promise<void> {
  for (const [n, told] of MAILS.filter((one) => one.company === company.code && one.left === left).entries()) {
    stage.turnTo(on, 17, 10 + n * 7);
    await arrives(stage, company, told);
  }
}

async function arrives(stage: Stage, company: Company, told: MailTold): Promise<void> {
  const work = onDay(stage.work(), company.zone);
  const raw = await rawOf(stage, company, told);
  if (raw === undefined) return;
  const mailbox = await mailboxOf(stage, company);
  const uid = (await mailsTaken(work.db.read, mailbox.id)) + 1;
  const secret = await installationSecret(work.db, ADDRESS_SECRET);
  const taking = { work, mailbox, uidValidity: 1, companyIds: [company.id], secret, post: () => stage.house.post() };
  await takeMail(taking, { uid, bytes: raw.length, arrivedAt: work.now, raw, isWhole: true });
}

/** As an administrator would have set it up; it lies nowhere, so nobody reads it. */
async function mailboxOf(stage: Stage, company: Company) {
  const work = onDay(stage.work(), company.zone);
  const [there] = await mailboxesOf(work.db.read, company.id);
  if (there !== undefined) return there;
  const host = `imap.${(company.email ?? '').split('@')[1] ?? 'demo.example'}`;
  const read = draftFrom({ name: 'demo', host, user: company.email ?? 'demo', password: 'of nothing' });
  assert('draft' in read, 'the mailbox of the demo can be set up');
  await addMailbox(work, company, read.draft);
  const [made] = await mailboxesOf(work.db.read, company.id);
  assert(made !== undefined, 'a mailbox that was set up is there');
  return made;
}

async function rawOf(stage: Stage, company: Company, told: MailTold): Promise<Buffer | undefined> {
  const at = stage.now();
  const to = company.email ?? '';
  if (told.is === 'stranger') return stranger({ ...told, at, to });
  const customer = await findCustomer(stage.house.db.read, company.id, told.customer);
  const sent = await lastMailTo(stage.house.db.read, company.id, customer.id);
  if (sent === undefined) return undefined;
  const messageId = `${stage.house.ids.seal('message', sent.id)}@${to.split('@')[1] ?? ''}`;
  const of: Of = { at, to, from: sent.recipient, subject: sent.subject, messageId };
  switch (told.is) {
    case 'bounce':
      return bounce(of);
    case 'absence':
      return absence(of, told);
    case 'answer': {
      const { paper } = told;
      if (paper === undefined) return answer(of, told, undefined);
      return answer(of, told, { name: paper.file, bytes: await plainPaper({ ...paper, on: stage.work().today }) });
    }
  }
}
