import { isMailbox } from '../kernel/mailbox';
import { Refusal } from '../kernel/result';
import { waitForCompany } from '../platform/db';
import { signedMail, type DkimKey } from '../platform/dkim';
import { installationSecret } from '../platform/installation';
import { composeMail, type FinishedMail, type Mailer, type MailAttachment } from '../platform/mail';
import { domainOf } from '../platform/pace';
import { qrMatrix, qrPng } from '../platform/qr';
import type { Work } from '../platform/work';
import { ADDRESS_SECRET, plusAddress, stopToken, type AddressPurpose } from './bounce-address';
import { appendSteps, storeEvidence, type Evidence } from './delivery.store';
import { freshDoors } from './door.actions';
import { envelopeOf, referencesOf } from './envelope';
import { DENSEST_CODE, epcBytes } from './epc';
import { closedContacts, sentInThreads } from './gather.store';
import { kindOf } from './kinds';
import { mailSigner } from './mail-key.actions';
import { outcomeFrom, settle, type Outcome } from './outcome.actions';
import type { Underway } from './message';
import { senderName } from './parties';
import { oneLine } from './plain';
import { slowDown } from './pace.actions';
import { atOnce, judge, mailerOf, type PostRoom } from './post.actions';
import { prepare, type Prepared, type Sender } from './prepare.actions';
import { hiding, renderEmail, type RenderedEmail } from './render';
import { underwayOf, type MessageRow } from './store';

/**
 * Emails that were claimed: put into words, kept as evidence, judged once more, handed over, answered. Between the last
 * judgement and the handing over lies nothing but the write that says that it is being handed over.
 */
export async function deliverEmails(
  work: Work,
  post: PostRoom,
  sender: Sender,
  rows: readonly MessageRow[],
): Promise<readonly Outcome[]> {
  const mailer = mailerOf(sender, post);
  const delivering = { work, post, sender, mailer, ...(await marksOf(work, mailer === post.folder, rows)) };
  const windows = windowsOf(await prepare(work, sender, rows, freshDoors(work, post, sender)), mailer);
  const outcomes: Outcome[] = [];
  for (const [at, window] of windows.entries()) {
    const settled = await sendWindow(delivering, window);
    outcomes.push(...settled);
    const unavailable = settled.find((outcome) => outcome.is === 'later' && outcome.unavailable);
    if (unavailable?.is === 'later') {
      const rest = windows
        .slice(at + 1)
        .flat()
        .map(({ row }): Outcome => ({ ...unavailable, message: underwayOf(row) }));
      await settle(atOnce(work, post), post, sender.company.id, rest);
      return [...outcomes, ...rest];
    }
  }
  return outcomes;
}

/** What is sent at the same time: no more for one domain than it takes at once, so that nobody waits behind it. */
function windowsOf(prepared: readonly Prepared[], { width, paceOf }: Mailer): Prepared[][] {
  const windows: { readonly of: Prepared[]; readonly domains: Map<string, number> }[] = [];
  for (const one of prepared) {
    const domain = domainOf(one.row.recipient);
    const fits = (window: (typeof windows)[number]): boolean =>
      window.of.length < width && (window.domains.get(domain) ?? 0) < (paceOf?.(domain).atOnce ?? width);
    let window = windows.find(fits);
    if (!window) windows.push((window = { of: [], domains: new Map() }));
    window.of.push(one);
    window.domains.set(domain, (window.domains.get(domain) ?? 0) + 1);
  }
  return windows.map(({ of }) => of);
}

interface Delivering {
  readonly work: Work;
  readonly post: PostRoom;
  readonly sender: Sender;
  readonly mailer: Mailer;
  /** The key with which mails of a sender are signed, if there is one. */
  readonly signer: (from: string) => Promise<DkimKey | null>;
  /** What signs addresses that name their message. */
  readonly addressSecret: string;
  /** Public ids of what was sent in a thread. */
  readonly sentBefore: (thread: string) => readonly string[];
}

type Marks = Pick<Delivering, 'signer' | 'addressSecret' | 'sentBefore'>;

/** What goes into a folder has not left: nothing is signed for it. */
async function marksOf(work: Work, kept: boolean, rows: readonly MessageRow[]): Promise<Marks> {
  const signer = kept ? () => Promise.resolve(null) : await mailSigner(work);
  const companyId = rows[0]?.company_id ?? 0;
  const customerIds = rows.map((row) => row.customer_id);
  const sent = await sentInThreads(work.db.read, companyId, customerIds);
  const sentBefore = (thread: string): string[] => (sent.get(thread) ?? []).map((id) => work.ids.seal('message', id));
  return { signer, addressSecret: await installationSecret(work.db, ADDRESS_SECRET), sentBefore };
}

/** A mail ready to go, or why it cannot be made. */
type Composed = Ready | { readonly message: Underway; readonly fault: string };

interface Ready {
  readonly message: Underway;
  readonly mail: FinishedMail;
  readonly evidence: Evidence;
}

const isReady = (composed: Composed): composed is Ready => 'mail' in composed;

const BAD_ADDRESS = 'bad-address';

async function composed(delivering: Delivering, of: Prepared): Promise<Composed> {
  const message = underwayOf(of.row);
  if (!isMailbox(of.row.recipient)) return { message, fault: BAD_ADDRESS };
  try {
    return await compose(delivering, of);
  } catch (error) {
    if (error instanceof Refusal) return { message, fault: `${error.code}: ${error.message}` };
    throw error;
  }
}

async function compose(delivering: Delivering, of: Prepared): Promise<Composed> {
  const { work, post, sender, mailer } = delivering;
  const { row, facts, files } = of;
  const { company, settings } = sender;
  const rendered = renderEmail(facts, of.template(), post.press);
  const own = sender.address ?? `${company.code}@duly.invalid`;
  const from = settings.senders[row.language]?.email ?? own;
  const publicId = work.ids.seal('message', row.id);
  const named = (purpose: AddressPurpose, mailbox: string): string =>
    plusAddress(delivering.addressSecret, purpose, mailbox, publicId);
  const returnPath = settings.bounceMailbox === null ? from : named('bounce', settings.bounceMailbox);
  const replyTo = facts.parties.replyTo || from;
  const envelope = envelopeOf({
    publicId,
    companyCode: company.code,
    fileNumber: facts.content.fileNumber,
    day: row.day,
    from: own, // a thread stays one, whoever its mails come from
    final: facts.content.kind === 'final',
  });
  const cc = (JSON.parse(row.cc) as string[]).map((address) => address.trim()).filter(isMailbox);
  const written = await composeMail({
    from: { name: oneLine(senderName(company, settings, row.language)), address: from },
    to: { name: oneLine(row.to_name ?? ''), address: row.recipient },
    cc,
    replyTo: settings.replyPlus ? named('reply', replyTo) : replyTo,
    subject: rendered.subject,
    html: rendered.html,
    text: rendered.text,
    messageId: envelope.messageId,
    references: [
      ...referencesOf(envelope, delivering.sentBefore(envelope.thread)),
      ...(facts.content.answers === undefined ? [] : [facts.content.answers]),
    ],
    date: work.now,
    language: row.language,
    headers: {
      ...(settings.testMode ? { 'X-Duly-Mode': 'test' } : {}),
      ...stopHeaders(delivering, row.about, publicId),
    },
    attachments: [
      ...picturesOf(rendered),
      ...files.map(({ name, mediaType, content }) => ({ name, mediaType, bytes: content })),
    ],
  });
  const kept = hiding(facts) === facts ? rendered : renderEmail(hiding(facts), of.template(), post.press);
  const key = await delivering.signer(from);
  const raw = key === null ? written : await signedMail(written, key);
  // what the mail contains can be taken out of it again; a mail to a folder has not left the house
  const [html, text, whole] = await Promise.all([
    work.files.put(Buffer.from(kept.html), 'lightly'),
    work.files.put(Buffer.from(kept.text), 'lightly'),
    work.files.put(raw, mailer === post.folder ? 'lightly' : undefined),
  ]);
  return {
    message: underwayOf(row),
    mail: { key: envelope.key, raw, from: returnPath, to: [row.recipient, ...cc] },
    evidence: {
      id: row.id,
      claimedBy: row.claimed_by,
      subject: rendered.subject,
      thread: envelope.thread,
      htmlSha: html.sha256,
      textSha: text.sha256,
      rawSha: whole.sha256,
      attachments: files.map(({ name, kind, sha256, bytes }) => ({ name, kind, sha256, bytes })),
    },
  };
}

/** The codes that the mail shows, as pictures inside of it. */
const picturesOf = ({ codes }: RenderedEmail): MailAttachment[] =>
  codes.map(({ cid, code }) => ({
    name: `${cid.split('@')[0] ?? 'code'}.png`,
    mediaType: 'image/png',
    bytes: qrPng(qrMatrix(epcBytes(code), DENSEST_CODE)),
    cid,
  }));

/** Only of what informs: a demand for payment is nothing that one can unsubscribe from. By one press where mail programs offer it (RFC 8058). */
function stopHeaders({ post, addressSecret }: Delivering, about: string, publicId: string): Record<string, string> {
  if (post.site === undefined || kindOf(about) !== 'statement') return {};
  const url = `${post.site.url}/portal/statements/${stopToken(addressSecret, publicId)}`;
  const oneClick = url.startsWith('https:') ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {};
  return { 'List-Unsubscribe': `<${url}>`, ...oneClick };
}

async function sendWindow(delivering: Delivering, prepared: readonly Prepared[]): Promise<readonly Outcome[]> {
  const { work, post, sender, mailer } = delivering;
  const window = await Promise.all(prepared.map((of) => composed(delivering, of)));
  const stopped = await passGate({ ...delivering, work: atOnce(work, post) }, window);
  const put: { recipient: string; answer: string }[] = [];
  const outcomes = await Promise.all(
    window.map(async (composed): Promise<Outcome> => {
      const { message } = composed;
      const halted = stopped.get(message.id);
      if (halted) return halted;
      if (!isReady(composed)) {
        return { is: 'failed', message, reason: composed.fault, bounced: composed.fault === BAD_ADDRESS };
      }
      const answer = await mailer.send(composed.mail);
      if (answer.outcome === 'later' && !answer.unavailable)
        put.push({ recipient: message.recipient, answer: answer.answer });
      return outcomeFrom(message, answer);
    }),
  );
  await settle(atOnce(work, post), post, sender.company.id, outcomes);
  if (mailer.paceOf) await slowDown(atOnce(work, post), put);
  return outcomes;
}

/** The last look, in the company's lock. What passes is noted as handed over, with its evidence; the rest is stopped here. */
function passGate(delivering: Delivering, window: readonly Composed[]): Promise<Map<number, Outcome>> {
  const { work, post, sender, mailer } = delivering;
  const companyId = sender.company.id;
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const stopped = new Map<number, Outcome>();
    const messages = window.map(({ message }) => message);
    const contactIds = messages.flatMap(({ contactId }) => contactId ?? []);
    const closed = await closedContacts(tx, companyId, contactIds);
    const waiting = messages.map(({ id, customerId, about }) => ({ messageId: id, companyId, customerId, about }));
    const verdicts = await judge(tx, post, waiting, work.now);
    for (const message of messages) {
      const verdict = verdicts.get(message.id);
      const contact = message.contactId === null ? undefined : closed.get(message.contactId);
      if (verdict?.do === 'withdraw') stopped.set(message.id, { is: 'withdrawn', message, reason: verdict.reason });
      else if (contact)
        stopped.set(message.id, { is: 'failed', message, reason: `contact-${contact}`, bounced: false });
    }
    const leaving = window.filter(isReady).filter(({ message }) => !stopped.has(message.id));
    const ours = await storeEvidence(
      tx,
      leaving.map(({ evidence }) => evidence),
    );
    const handed = leaving.filter(({ message }) => ours.has(message.id));
    await appendSteps(
      tx,
      work,
      handed.map(({ message, mail, evidence }) => ({
        messageId: message.id,
        kind: 'handed_over',
        onDay: work.today,
        detail: {
          to: mailer.name,
          key: mail.key,
          returnPath: mail.from,
          raw: evidence.rawSha,
          attachments: evidence.attachments,
        },
      })),
    );
    for (const { message } of leaving) {
      if (!ours.has(message.id))
        stopped.set(message.id, { is: 'later', message, reason: 'in other hands', unavailable: false });
    }
    return stopped;
  });
}
