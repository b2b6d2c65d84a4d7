import { ADDRESS_SECRET } from '../../outbox/bounce-address';
import type { PostRoom } from '../../outbox/post.actions';
import { installationSecret } from '../../platform/installation';
import { rowsOf } from '../../platform/db';
import type { Work } from '../../platform/work';
import { mailboxById } from '../mailbox.store';
import { takeMail, type Taken } from '../take.actions';

/** A mail as if it had just been fetched from a mailbox of the company: for tests of what follows, without a server. */
export async function receive(work: Work, companyId: number, raw: string | Buffer, post?: () => PostRoom): Promise<Taken> {
  const mailbox = await mailboxById(work.db.read, companyId, await plantMailbox(work, companyId));
  if (mailbox === undefined) throw new Error('no mailbox');
  const [last] = await rowsOf<{ n: number | null }>(work.db.read, 'select max(uid) as n from inbox_mail');
  const bytes = typeof raw === 'string' ? Buffer.from(raw.replace(/\r?\n/g, '\r\n')) : raw;
  const secret = await installationSecret(work.db, ADDRESS_SECRET);
  const none = (): never => {
    throw new Error('this mail needs a post room');
  };
  const taking = { work, mailbox, uidValidity: 1, companyIds: [companyId], secret, post: post ?? none };
  const fetched = { uid: (last?.n ?? 0) + 1, bytes: bytes.length, arrivedAt: work.now, raw: bytes, isWhole: true };
  return takeMail(taking, fetched);
} // prettier-ignore

async function plantMailbox({ db, now, today }: Work, companyId: number): Promise<number> {
  const [known] = await rowsOf<{ id: number }>(db.read, `select id from mailbox where company_id = ? and name = 'planted'`, [companyId]); // prettier-ignore
  if (known) return known.id;
  const [made] = await db
    .write('mailbox')
    .insert({
      ...{ company_id: companyId, name: 'planted', host: 'imap.acme.example', port: 993, security: 'tls' },
      ...{ user_name: 'ar', secret: 'none', folder: 'INBOX', every_minutes: 5, from_on: today, last_uid: 0 },
      ...{ paused_at: now, read_at: now, looked_at: now, recorded_at: now, recorded_by: 'test' },
    })
    .returning<{ id: number }[]>('id');
  return made?.id ?? 0;
}

/** A mail in the words of a text: headers, an empty line, what it says. */
export const eml = (headers: Readonly<Record<string, string>>, body: string): string =>
  [...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', body, ''].join('\r\n');
