import { record } from '../audit/actions';
import { caseById } from '../cases/case.panel';
import { happen } from '../cases/happening.actions';
import { companyById } from '../companies/store';
import { markContact } from '../customers/actions';
import { contactsInRange } from '../customers/store';
import { readPlusAddress } from '../outbox/bounce-address';
import { sayCameBack } from '../outbox/came-back.actions';
import type { PostRoom } from '../outbox/post.actions';
import { messageById } from '../outbox/store';
import type { Query, Tx } from '../platform/db';
import { onDay, type Work } from '../platform/work';
import { readAutoReply } from './auto-reply';
import { readBounce, type Bounce } from './bounce';
import { storedFiles, type Keepable } from './files.actions';
import type { Fetched } from './imap.actions';
import type { Mail, MailKind } from './mail';
import type { Mailbox } from './mailbox';
import { readUpTo } from './mailbox.store';
import { opened } from './open.actions';
import { openedFrom, type Opened } from './opened';
import { parcelAmong, parcelCameBack } from '../parcels/came-back.actions';
import { putWith, readingOf } from './reply.actions';
import { insertMail, keepActivity, placeMail, type NewMail } from './store';
import { namedIn, whoseIs, type Found, type Known, type Named } from './whose';
import { byMessages, byNumbers, bySender, casesAddressed, casesNamed, type PartnerCase } from './whose.store';

/**
 * One mail, taken: opened, judged, and kept with all that follows from it in one transaction, together with how far the mailbox was
 * read. Whatever dies before that, the mail is taken again; whatever dies after, it was taken.
 */
export interface Taking {
  readonly work: Work;
  readonly mailbox: Mailbox;
  readonly uidValidity: number;
  /** Whose mail may come here. */
  readonly companyIds: readonly number[];
  /** Signs the addresses that name messages. */
  readonly secret: string;
  post(): PostRoom;
}

export type Taken = { readonly kind: MailKind; readonly state: Mail['state'] } | 'known';

interface Judgement {
  readonly kind: MailKind;
  readonly bounce: Bounce | undefined;
  readonly found: Found;
  readonly partner: { readonly companyId: number; readonly caseId: number } | undefined;
  /** What went to a partner and came back. */
  readonly parcel?: { readonly companyId: number; readonly parcelId: number } | undefined;
}

export async function takeMail(taking: Taking, fetched: Fetched): Promise<Taken> {
  const { work, mailbox, uidValidity } = taking;
  const rawSha = fetched.isWhole ? (await work.files.put(fetched.raw)).sha256 : null;
  const mail = await opened(fetched.raw, fetched.isWhole);
  const judged = await judge(taking, work.db.read, mail);
  const files = await storedFiles(work, mail.files);
  return work.db.transaction(async (tx) => {
    const taken = await keep(tx, taking, { fetched, rawSha, mail, judged, files });
    await readUpTo(tx, mailbox.id, uidValidity, fetched.uid);
    return taken;
  });
}

/** What made us fail is kept as it came, for a person to open. */
export async function takeClosed(taking: Taking, fetched: Fetched): Promise<Taken> {
  const { work, mailbox, uidValidity } = taking;
  const rawSha = fetched.isWhole ? (await work.files.put(fetched.raw)).sha256 : null;
  const mail = openedFrom(NOTHING_SAID, [], 'unreadable', fetched.raw);
  const found: Found = { whose: null, by: 'nothing', candidates: [] };
  const judged = { kind: 'reply' as const, bounce: undefined, found, partner: undefined };
  return work.db.transaction(async (tx) => {
    const taken = await keep(tx, taking, { fetched, rawSha, mail, judged, files: [] });
    await readUpTo(tx, mailbox.id, uidValidity, fetched.uid);
    return taken;
  });
}

const NOTHING_SAID = { headers: new Map<string, string>(), from: '', to: [], subject: '', text: '', parts: [] };

async function judge(taking: Taking, q: Query, { mail, fromAddress }: Opened): Promise<Judgement> {
  const bounce = readBounce(mail);
  const returned = bounce === undefined ? [] : [bare(bounce.messageId), bare(bounce.verp)];
  const named = namedIn(mail, fromAddress, returned);
  const known = await knownOf(taking, q, named);
  if (bounce !== undefined) {
    // it repeats our own words and numbers: only what names the message itself counts
    const found = whoseIs({ ...known, bySender: [], byNumber: [] });
    const kind = bounce.kind === 'delayed' ? ('delayed' as const) : ('bounce' as const);
    const parcel = found.whose === null ? await parcelOf(taking, q, named) : undefined;
    return { kind, bounce, found: parcel ? { ...found, by: 'address' } : found, partner: parcel, parcel };
  }
  const kind = readAutoReply(mail)?.kind ?? 'reply';
  const addressed = kind === 'reply' ? await casesOf(taking, q, named) : [];
  const [proven] = addressed;
  if (proven !== undefined && addressed.length === 1)
    return { kind: 'partner', bounce, found: { whose: null, by: 'address', candidates: [] }, partner: proven };
  const found = whoseIs(known);
  const cases = kind === 'reply' && found.by !== 'address' && found.by !== 'thread' ? await casesNamed(q, taking, named) : [];
  const [partner] = cases;
  const isPartners = partner !== undefined && cases.length === 1;
  return { kind: isPartners ? 'partner' : kind, bounce, found, partner: isPartners ? partner : undefined };
} // prettier-ignore

/** Cases whose signed address it was sent to. */
const casesOf = (taking: Taking, q: Query, named: Named): Promise<PartnerCase[]> =>
  casesAddressed(q, taking, signedIn(taking, named).flatMap((id) => taking.work.ids.open('case', id) ?? [])); // prettier-ignore

/** Public ids of the signed addresses that a mail names. */
const signedIn = ({ secret }: Taking, { addresses, ids }: Named): string[] =>
  [...addresses, ...ids].flatMap((address) => {
    const read = readPlusAddress(secret, address);
    return read === undefined || read === 'forged' ? [] : read.publicId;
  });

/** The parcel whose signed address, or whose number, a mail that came back names. */
const parcelOf = (taking: Taking, q: Query, named: Named) => {
  const own = named.ids.map((id) => id.split('@')[0]?.split('.')[0] ?? '');
  const ids = [...signedIn(taking, named), ...own].flatMap((id) => taking.work.ids.open('parcel', id) ?? []);
  return parcelAmong(q, taking.companyIds, ids);
};

const bare = (text: string | null): string | null => text?.replace(/^<|>$/g, '') ?? null;

async function knownOf(taking: Taking, q: Query, named: Named): Promise<Known> {
  const { ids } = taking.work;
  const open = (publicId: string): number[] => [ids.open('message', publicId) ?? []].flat();
  const signed = signedIn(taking, named).flatMap(open);
  const threads = named.ids.flatMap((id) => open(id.split('@')[0] ?? ''));
  return {
    byAddress: await byMessages(q, taking, signed),
    byThread: await byMessages(q, taking, threads),
    bySender: await bySender(q, taking, named),
    byNumber: await byNumbers(q, taking, named),
  };
}

interface Keeping {
  readonly fetched: Fetched;
  readonly rawSha: string | null;
  readonly mail: Opened;
  readonly judged: Judgement;
  readonly files: readonly Keepable[];
}

async function keep(tx: Tx, taking: Taking, keeping: Keeping): Promise<Taken> {
  const { fetched, rawSha, mail, judged, files } = keeping;
  const { mailbox, uidValidity } = taking;
  const { found, partner, kind } = judged;
  const companyId = partner?.companyId ?? found.whose?.companyId ?? mailbox.companyId;
  const company = await companyById(tx, companyId);
  const work = onDay(taking.work, company.zone);
  const { theirId, fromAddress, fromName, subject, text, readAs, key } = mail;
  const whose = partner === undefined ? found.whose : null;
  const made: NewMail = {
    ...{ companyId, mailboxId: mailbox.id, uidValidity, uid: fetched.uid, key, toMove: mailbox.moveTo !== null },
    ...{ theirId, fromAddress, fromName, subject, text, readAs, kind, rawSha },
    ...{ arrivedAt: fetched.arrivedAt, bytes: fetched.bytes, files: files.map(({ hung }) => hung), activityId: null },
    ...{ by: found.by, customerId: whose?.customerId ?? null, messageId: whose?.messageId ?? null },
    caseId: partner?.caseId ?? null,
    state: whose === null && partner === undefined ? 'waiting' : 'theirs',
    candidates: found.candidates.filter((one) => one.companyId === companyId).map(({ customerId }) => customerId),
    reading: whose === null ? [] : await readingOf(tx, work, { kind, text, subject }, { company, customerId: whose.customerId }),
  };
  const id = await insertMail(tx, work, made);
  if (id === undefined) return 'known';
  const kept: Mail = { ...made, id, seenAt: null, settledBy: null, settledAt: null };
  const payload = { kind, by: found.by, customer: made.customerId, message: made.messageId, case: made.caseId, raw: rawSha };
  await record(tx, work, { companyId, kind: 'mail.taken', ref: `mail/${id}`, payload });
  if (judged.bounce !== undefined) {
    const followed = judged.parcel === undefined ? followBounce(tx, work, taking, kept, judged.bounce) : parcelBounced(tx, work, kept, judged.parcel, judged.bounce);
    return { kind, state: await followed };
  }
  if (partner !== undefined) await standsWithCase(tx, work, kept);
  if (whose !== null) {
    const put = await putWith(tx, work, kept, { company, customerId: whose.customerId, by: found.by }, files);
    await keepActivity(tx, id, put.activityId, put.files);
  }
  return { kind, state: made.state };
} // prettier-ignore

/** In the timeline of the case; what it says changes nothing until a person has confirmed it. */
async function standsWithCase(tx: Tx, work: Work, { id, companyId, caseId, subject, fromName, fromAddress, files }: Mail): Promise<void> {
  const found = caseId === null ? undefined : await caseById(tx, companyId, caseId);
  if (found === undefined) return;
  const from = fromName === '' ? fromAddress : fromName;
  await happen(tx, work, found, { kind: 'case.mail', payload: { mail: id, from, subject, files: files.map(({ name }) => name) } });
} // prettier-ignore

/** It has not reached the partner; one that is late may still. */
async function parcelBounced(tx: Tx, work: Work, mail: Mail, parcel: { readonly companyId: number; readonly parcelId: number }, bounce: Bounce): Promise<Mail['state']> {
  const reason = (bounce.reason === '' ? (bounce.status ?? 'it came back') : bounce.reason).slice(0, 500);
  if (bounce.kind !== 'delayed') await parcelCameBack(tx, work, { ...parcel, reason });
  return mail.state;
} // prettier-ignore

/** What came back changes its message; what only named a copy changes the contact that the copy went to. */
export async function followBounce(tx: Tx, work: Work, taking: Pick<Taking, 'post'>, mail: Mail, bounce: Bounce): Promise<Mail['state']> {
  const { companyId, messageId } = mail;
  if (bounce.kind === 'delayed' || messageId === null) return mail.state;
  const message = await messageById(tx, companyId, messageId);
  const copies = message === undefined ? [] : (JSON.parse(message.cc) as string[]).map((one) => one.trim().toLowerCase());
  const named = bounce.recipients.length > 0 ? bounce.recipients : [bounce.recipient ?? ''];
  const missed = named.map((one) => one.toLowerCase()).filter((one) => one !== '');
  const gone = copies.filter((one) => missed.includes(one) && one !== message?.recipient);
  if (message !== undefined && bounce.kind === 'hard') {
    for (const copy of gone) await markCopy(tx, companyId, message.customer_id, copy);
  }
  // only copies did not arrive: the message itself did
  if (missed.length > 0 && missed.every((one) => gone.includes(one))) return mail.state;
  const reason = bounce.reason === '' ? (bounce.status ?? 'it came back') : bounce.reason;
  const said = await sayCameBack(tx, work, taking.post(), { companyId, messageId, reason: reason.slice(0, 500), addressToBlame: bounce.kind === 'hard' });
  if (said !== 'not_yet') return mail.state;
  await placeMail(tx, mail, { ...mail, state: 'waiting' }, { by: null, at: null });
  return 'waiting';
} // prettier-ignore

async function markCopy(tx: Tx, companyId: number, customerId: number, email: string): Promise<void> {
  const contacts = await contactsInRange(tx, { companyId, first: customerId, last: customerId });
  for (const { id, email: own } of contacts) {
    if (own?.trim().toLowerCase() === email) await markContact(tx, companyId, id, 'bounced');
  }
}

/** A bounce that came while its message was still leaving: said again, now that it has left. */
export async function followLate(taking: Pick<Taking, 'work' | 'post'>, mail: Mail): Promise<void> {
  const raw = mail.rawSha === null ? undefined : await taking.work.files.get(mail.rawSha);
  const bounce = raw === undefined ? undefined : readBounce((await opened(raw, true)).mail);
  if (bounce === undefined) return;
  await taking.work.db.transaction(async (tx) => {
    const company = await companyById(tx, mail.companyId);
    const work = onDay(taking.work, company.zone);
    if (!(await placeMail(tx, mail, { ...mail, state: 'theirs' }, { by: null, at: null }))) return;
    await followBounce(tx, work, taking, { ...mail, state: 'theirs' }, bounce);
  });
}
