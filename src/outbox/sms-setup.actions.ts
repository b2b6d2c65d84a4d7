import { randomBytes } from 'node:crypto';
import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import { phoneFrom } from '../kernel/phone';
import { Refusal } from '../kernel/result';
import type { Answer } from '../platform/mail';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout } from '../tasks/actions';
import type { SmsDraft } from './sms-gateway';
import { smsText } from './sms';
import { aboutGateway, openGateway } from './sms.actions';
import { endGateway, gatewayOf, putGateway, resumeGateway, type KeptGateway } from './sms.store';

/** The gateway for short messages is set by an administrator; one line in the record, never with its secret in it. */
export async function setGateway(work: Work, company: Company, draft: SmsDraft): Promise<void> {
  const before = await gatewayOf(work.db.read, company.id);
  const elsewhere = before !== undefined && new URL(before.settings.url).host !== new URL(draft.settings.url).host;
  if (elsewhere && before.secret !== null && draft.secret === null && draft.settings.authHeader !== null) throw again();
  const name = draft.secret === null ? null : `sms-${randomBytes(12).toString('hex')}.txt`;
  if (name !== null && draft.secret !== null) await work.files.secrets.put(name, Buffer.from(draft.secret));
  const secret = name ?? (draft.settings.authHeader === null ? null : (before?.secret ?? null));
  const { sender, perMinute, settings } = draft;
  try {
    await work.db.transaction(async (tx) => {
      if (before !== undefined) await seenTo(tx, work, before);
      const id = await putGateway(tx, work, { companyId: company.id, sender, perMinute, settings, secret });
      const payload = { sender, perMinute, ...settings, newSecret: name !== null };
      await record(tx, work, { companyId: company.id, kind: 'sms.set', ref: `sms_gateway/${id}`, payload });
    });
  } catch (error) {
    if (name !== null) await work.files.secrets.remove(name);
    throw error;
  }
  const old = before?.secret ?? null;
  if (old !== null && old !== secret) await work.files.secrets.remove(old);
}

/** What waits for it waits on. */
export async function removeGateway(work: Work, company: Company): Promise<void> {
  const before = await theGateway(work, company.id);
  await work.db.transaction(async (tx) => {
    await endGateway(tx, work, company.id);
    await seenTo(tx, work, before);
    const payload = { sender: before.sender, url: before.settings.url };
    await record(tx, work, { companyId: company.id, kind: 'sms.removed', ref: `sms_gateway/${before.id}`, payload });
  });
  if (before.secret !== null) await work.files.secrets.remove(before.secret);
}

/** Throws Refusal `no-sms-gateway`. */
async function theGateway(work: Work, companyId: number): Promise<KeptGateway> {
  const kept = await gatewayOf(work.db.read, companyId);
  if (kept) return kept;
  throw new Refusal(
    'no-sms-gateway',
    'This company has no gateway for short messages.',
    'Set one: duly outbox sms set',
  );
}

/** One short message to a telephone of ours, now; in test mode too, for it goes to nobody else. */
export async function testGateway(work: Work, company: Company, to: string): Promise<Answer> {
  const kept = await theGateway(work, company.id);
  const phone = phoneFrom(to, company.country);
  if (phone === undefined || phone.is === 'landline') {
    throw new Refusal('no-mobile', `${to} is no number that short messages reach.`, 'Give a mobile number, such as +33612345678.'); // prettier-ignore
  }
  const gateway = await openGateway(work, kept);
  const text = smsText(`${company.tradingName ?? company.legalName}: test. Sent from Duly on ${work.today}.`);
  const answer = await gateway.send({ id: `test-${randomBytes(8).toString('hex')}`, to: phone.e164, text, from: kept.sender }); // prettier-ignore
  await work.db.transaction(async (tx) => {
    await record(tx, work, { companyId: company.id, kind: 'sms.tested', ref: `sms_gateway/${kept.id}`, payload: { outcome: answer.outcome } }); // prettier-ignore
    if (answer.outcome !== 'accepted' || kept.pausedAt === null) return;
    await resumeGateway(tx, kept.id);
    await seenTo(tx, work, kept);
  });
  return answer;
}

/** Nobody has to look at it any more: it takes our key again, or is another. */
const seenTo = (tx: Tx, work: Work, kept: KeptGateway): Promise<unknown> =>
  closeTasksAbout(tx, work, { companyId: kept.companyId, abouts: [aboutGateway(kept)], outcome: 'somebody saw to it' });

const again = (): Refusal =>
  new Refusal('sms-secret-again', 'It is another host: the secret is not sent there unseen.', 'Give the secret again.');
