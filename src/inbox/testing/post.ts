import { join } from 'node:path';
import type { Company } from '../../companies/company';
import { companyById } from '../../companies/store';
import type { Instant } from '../../kernel/day';
import { deliver } from '../../outbox/delivery.actions';
import { closePostRoom, openPostRoom, type PostRoom } from '../../outbox/post.actions';
import { rowsOf, type Db } from '../../platform/db';
import { startSmtp, type TestSmtp } from '../../platform/testing/smtp';
import type { Work } from '../../platform/work';
import { freeAsker } from '../../reminders/free.actions';
import { reminderAsker } from '../../reminders/gate.actions';
import { runToday } from '../../reminders/run.actions';
import { reminderLedger, type ReminderLedger } from '../../reminders/testing/ledger';
import { lookInto, type Look } from '../look.actions';
import { addMailbox } from '../mailbox.actions';
import type { Typed } from '../mailbox-draft';
import { draftFrom } from '../mailbox-draft';
import type { Dovecot } from './dovecot';

/** A company whose reminders leave by a real mail server, and whose mailbox on another one is read. */
export interface Post {
  readonly of: ReminderLedger;
  readonly company: Company;
  readonly out: TestSmtp;
  readonly post: PostRoom;
  work(now?: string): Work;
  addMailbox(typed?: Typed): Promise<number>;
  look(mailboxId: number, now?: string): Promise<Look>;
  /** What is due leaves; answers with what was sent, as it went over the wire. */
  sendReminders(today: string): Promise<string[]>;
  rows(sql: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

export async function openPost(db: Db, home: string, code: string, mail: Dovecot): Promise<Post> {
  const own = join(home, code);
  const of = await reminderLedger(db, code, own);
  const out = await startSmtp();
  const { holds } = of.planning;
  const askers = { reminder: reminderAsker(holds), free: freeAsker(holds) };
  const post = openPostRoom({ home: own, smtpUrl: out.url, askers });
  await of.set('testMode', false);
  await db.write('company').where({ id: of.companyId }).update({ email: 'replies@acme.example' });
  const company = await companyById(db.read, of.companyId);
  const work = (now = '2026-03-02T09:00:00.000Z'): Work => ({ ...of.on(now.slice(0, 10)), now: now as Instant });
  return {
    ...{ of, company, out, post, work },
    addMailbox: async (typed = {}) => {
      const made = draftFrom({
        ...{ name: 'replies', host: '127.0.0.1', port: String(mail.port), certificate: mail.certificate },
        ...{ user: mail.user, password: mail.password, ...typed },
      });
      if ('wrong' in made) throw new Error(JSON.stringify(made.wrong));
      const id = await addMailbox(work(), company, made.draft);
      // mail of tests arrives by the clock of this machine
      await db.write('mailbox').where({ id }).update({ from_on: '2020-01-01' });
      return id;
    },
    look: (id, now) => lookInto({ log: { error: (said: unknown) => { throw said as Error; } }, post: () => post }, work(now), company.id, id),
    sendReminders: async (today) => {
      const before = out.offered.length;
      await of.knownAsOf(today);
      await runToday(of.on(today), { ...of.planning, company }, { agree: 'all' });
      await deliver(of.on(today), post, company);
      return out.offered.slice(before).map(({ raw }) => raw);
    },
    rows: (sql) => rowsOf(db.read, sql),
    close: async () => {
      await closePostRoom(post);
      await out.close();
    },
  };
} // prettier-ignore
