import { caseAddress } from '../cases/case-address.actions';
import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import { MAIL_LINES_WORDS } from '../languages/mail-lines-words';
import { inLanguage } from '../languages/said';
import { PATHS } from '../kernel/paths';
import { isMailbox } from '../kernel/mailbox';
import { Refusal } from '../kernel/result';
import { ADDRESS_SECRET, plusAddress } from '../outbox/bounce-address';
import { mailSigner } from '../outbox/mail-key.actions';
import { companyMailOf } from '../outbox/mail-ways.actions';
import type { PostRoom } from '../outbox/post.actions';
import { mintLink } from '../people/access-link.actions';
import { htmlOf, subjectLine, textOf, type MailSaid } from '../people/house-mail';
import { signedMail } from '../platform/dkim';
import { installationSecret } from '../platform/installation';
import { composeMail, type Answer, type MailAttachment } from '../platform/mail';
import type { Work } from '../platform/work';
import type { Contents, ParcelFile } from './contents.actions';
import { enclosedIn, type Enclosed } from './parcel';

/**
 * A parcel as a mail in the company's own name: the files as far as the partner's mailbox takes them, always with a link to the case. Answers
 * go to the signed address of the case, what comes back names the parcel; in test mode it goes where all mail goes.
 */
export interface ParcelRoom {
  post(): PostRoom;
  readonly publicUrl: string;
}

/** So long the link of a mail lets the partner in; a new one ends none that was given before. */
export const LINK_DAYS = 90;

export interface Mailing {
  readonly company: Company;
  /** Null: it is about none, and leads to none. */
  readonly caseId: number | null;
  readonly to: { readonly name: string; readonly email: string; readonly language: string };
  /** Of the parcel, sealed; null: it is a test, or a link alone. */
  readonly parcel: string | null;
  /** The first part of its Message-ID: the same for the same parcel until a person has it sent again. */
  readonly named: string;
  /** Unique, also as a file name; the same for the same parcel. */
  readonly key: string;
  readonly largestMb: number;
  readonly contents: Contents | null;
  /** Once it is known what is in it; a link in it leads to the case, whatever it says. */
  said(enclosed: Exclude<Enclosed, 'files'>): MailSaid;
}

/** Why nothing leaves by the mail server now; undefined: it does. */
export async function heldBack(work: Work, { post }: ParcelRoom, company: Company): Promise<string | undefined> {
  const { testMode } = await settingsOf(work.db.read, company.id);
  if (testMode || post().mailer === post().folder) return undefined;
  return (await post().held?.(work.db.read, company.id)) ?? undefined;
}

export async function mailParcel(work: Work, room: ParcelRoom, mailing: Mailing): Promise<{ readonly answer: Answer; readonly enclosed: Exclude<Enclosed, 'files'> }> {
  const { company, caseId, to, contents, largestMb } = mailing;
  const settings = await settingsOf(work.db.read, company.id);
  const way = companyMailOf(room.post, room.publicUrl)(company, settings, to.language);
  const secret = await installationSecret(work.db, ADDRESS_SECRET);
  const { bounceMailbox } = settings;
  const isNamed = bounceMailbox !== null && mailing.parcel !== null;
  const from = isNamed ? plusAddress(secret, 'bounce', bounceMailbox, mailing.parcel) : way.from.address;
  const { enclosed, attachments } = await enclosing(contents, largestMb);
  const said = mailing.said(enclosed);
  const link = said.link === null || caseId === null ? null : { ...said.link, href: await linkTo(work, room, mailing, caseId) };
  const replyTo = caseId === null ? undefined : await caseAddress(work, company, settings, caseId);
  // only what comes to the address of the case is read line by line
  const block = replyTo === undefined || link === null ? [] : [inLanguage(MAIL_LINES_WORDS, to.language).block];
  const whole = { ...said, link, paragraphs: [...said.paragraphs, ...block] };
  const written = await composeMail({
    ...{ from: way.from, to: { name: to.name, address: to.email }, cc: [], references: [], attachments },
    replyTo: replyTo ?? way.replyTo,
    subject: subjectLine(said.subject),
    html: htmlOf(whole, to.language),
    text: textOf(whole),
    messageId: `${mailing.named}@${way.from.address.split('@')[1] ?? 'duly.invalid'}`,
    ...{ date: work.now, language: to.language, headers: way.test ? { 'X-Duly-Mode': 'test' } : {} },
  });
  const key = way.test ? null : await (await mailSigner(work))(way.from.address);
  const raw = key === null ? written : await signedMail(written, key);
  return { answer: await way.mailer.send({ key: mailing.key, raw, from, to: [to.email] }), enclosed };
} // prettier-ignore

async function enclosing(contents: Contents | null, largestMb: number) {
  const { pdfs = [], zip = null, list = null } = contents ?? {};
  const others = [zip, list].flatMap((one) => one ?? []);
  const enclosed = contents === null ? 'link' : enclosedIn(largestMb, { pdfs, others });
  const files = { all: [...pdfs, ...others], pdfs, link: [] }[enclosed];
  const attachments: MailAttachment[] = await Promise.all(files.map(attached));
  return { enclosed, attachments };
}

const attached = async ({ name, mediaType, content }: ParcelFile): Promise<MailAttachment> => ({
  ...{ name, mediaType },
  bytes: await content(),
});

/** Kept nowhere but as its hash: each mail has its own. */
async function linkTo(
  work: Work,
  { publicUrl }: ParcelRoom,
  { company, key }: Mailing,
  caseId: number,
): Promise<string> {
  const link = { kind: 'partner', about: `case/${caseId}`, companyId: company.id, days: LINK_DAYS, madeFor: key } as const; // prettier-ignore
  return `${publicUrl}${PATHS.partner(await work.db.transaction((tx) => mintLink(tx, work, link)))}`;
}

/** Throws Refusal where that is no mail address. */
export function mailboxFrom(text: string): string {
  const email = text.trim();
  if (isMailbox(email)) return email;
  throw new Refusal('parcel-address', 'That is no mail address.', 'Write it as name@example.com.');
}
