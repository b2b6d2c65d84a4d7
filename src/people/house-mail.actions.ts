import type { Instant } from '../kernel/day';
import type { Tx } from '../platform/db';
import { composeMail, type Answer, type Mailbox, type Mailer } from '../platform/mail';
import type { Work } from '../platform/work';
import { htmlOf, PAUSES, subjectLine, textOf, type HouseMail, type MailSaid, type Reader } from './house-mail';
import { claimHouseMail, endHouseMail, insertHouseMail, putOffHouseMail } from './house-mail.store';

/**
 * Mail to people who work here. What tells of a change waits in the database, written with that change, until the clock
 * sends it; what carries a secret, also that of a visitor, is sent at once and is kept nowhere. Where it goes is one question, asked of `MailWay`.
 */
export interface MailWay {
  readonly mailer: Mailer;
  readonly from: Mailbox;
  readonly test: boolean;
  /** What links begin with: `https://duly.example.com`. */
  readonly site: string;
}

/** By company; null: what concerns the installation. */
export type MailWays = (companyId: number | null) => Promise<MailWay>;

/** Inside the caller's transaction; the caller's audit line says why. */
export const tellColleagues = (tx: Tx, work: Work, mails: readonly HouseMail[]): Promise<number> =>
  insertHouseMail(tx, work, mails);

/** Without waiting, once: for what carries a secret. The answer says what became of it. */
export async function sendAtOnce(
  work: Work,
  way: MailWay,
  key: string,
  mail: { readonly to: Reader; readonly said: MailSaid; readonly replyTo?: string },
): Promise<Answer> {
  const { to } = mail;
  const said = atSite(mail.said, way.site);
  const domain = way.from.address.split('@')[1] ?? 'duly.invalid';
  const name = `house/${work.now.slice(0, 10)}/${key.replace(/[^\w.-]+/g, '-')}`;
  const raw = await composeMail({
    from: way.from,
    to: { name: to.name, address: to.email },
    cc: [],
    replyTo: mail.replyTo ?? said.replyTo ?? way.from.address,
    subject: subjectLine(said.subject),
    html: htmlOf(said, to.language),
    text: textOf(said),
    messageId: `${key.replace(/[^\w.-]+/g, '-')}.${Date.parse(work.now)}@${domain}`,
    references: [],
    date: work.now,
    language: to.language,
    headers: way.test ? { 'X-Duly-Mode': 'test' } : {},
    attachments: [],
  });
  return way.mailer.send({ key: name, raw, from: way.from.address, to: [to.email] });
}

/** With whole addresses in place of paths. */
const atSite = ({ link, lines, ...said }: MailSaid, site: string): MailSaid => ({
  ...said,
  ...(lines === undefined ? {} : { lines: lines.map(({ text, href }) => ({ text, href: `${site}${href}` })) }),
  link: link === null ? null : { ...link, href: `${site}${link.href}` },
});

const BATCH = 50;
const LOST_MS = 3_600_000;

/** Sends what waits. Several processes may do so at once. */
export async function deliverHouseMail(
  work: Work,
  ways: MailWays,
): Promise<{ readonly sent: number; readonly failed: number }> {
  const lost = new Date(Date.parse(work.now) - LOST_MS).toISOString() as Instant;
  const mails = await work.db.transaction((tx) => claimHouseMail(tx, work.now, lost, BATCH));
  const counts = { sent: 0, failed: 0 };
  for (const { id, companyId, recipient, name, language, said, attempts } of mails) {
    const way = await ways(companyId);
    const to = { name, email: recipient, language };
    const answer = await sendAtOnce(work, way, `hm-${id}`, { to, said }).catch(
      (error: unknown): Answer => ({ outcome: 'later', answer: String(error), unavailable: false }), // one that cannot be sent holds up no other
    );
    await work.db.transaction(async (tx) => {
      const pause = PAUSES[attempts - 1];
      if (answer.outcome === 'later' && pause !== undefined) {
        const until = new Date(Date.parse(work.now) + pause * 60_000).toISOString() as Instant;
        await putOffHouseMail(tx, id, until, answer.answer);
        return;
      }
      const went = answer.outcome === 'accepted';
      counts[went ? 'sent' : 'failed'] += 1;
      const said = went ? answer.ref : answer.answer;
      const by = went && answer.kept === true ? 'folder' : way.mailer.name;
      await endHouseMail(tx, work.now, id, { state: went ? 'sent' : 'failed', by, answer: said });
    });
  }
  return counts;
}
