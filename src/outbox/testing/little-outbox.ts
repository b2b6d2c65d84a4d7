import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import { changeSetting } from '../../companies/actions';
import type { Company } from '../../companies/company';
import type { SettingName } from '../../companies/settings';
import { companyById } from '../../companies/store';
import { day } from '../../kernel/day';
import { littleLedger, type LittleLedger } from '../../ledger/testing/little-ledger';
import { rowsOf, type Db } from '../../platform/db';
import { diskFiles } from '../../platform/files';
import { workOn } from '../../platform/testing/work';
import type { Work } from '../../platform/work';
import { queueMessages } from '../actions';
import type { ContentLine } from '../content';
import { deliver, type DeliveryReport } from '../delivery.actions';
import type { Draft, Queued } from '../draft';
import { ALWAYS_SEND } from '../gate';
import { openPostRoom, type Asker, type PostRoom } from '../post.actions';
import { loadShippedTemplates } from '../template.actions';
import { section } from '../samples';

/** A company with a ledger, an outbox and a folder of mails, for tests. Its test mode is on, as it is for everybody. */
export interface LittleOutbox {
  readonly ledger: LittleLedger;
  company(): Promise<Company>;
  work(today?: string): Work;
  post(smtpUrl?: string, asker?: Partial<Asker>): PostRoom;
  set(name: SettingName, value: string): Promise<void>;
  /** A reminder of one invoice to Anna, changed as the test needs it. */
  draft(change?: Partial<Draft>): Draft;
  queue(...drafts: Draft[]): Promise<readonly Queued[]>;
  deliver(post?: PostRoom, today?: string): Promise<DeliveryReport>;
  /** Of each message in order: `accepted anna@example.com`. */
  states(): Promise<string[]>;
  /** Kinds of the steps of the only message, in order. */
  steps(): Promise<string[]>;
  /** The mails in the folder, in the order of their names. */
  mails(): Promise<ParsedMail[]>;
}

export const TODAY = '2026-03-02';

export async function littleOutbox(db: Db, home: string, code: string): Promise<LittleOutbox> {
  const ledger = await littleLedger(db, code);
  const { companyId, customerId } = ledger;
  const folder = join(home, code);
  const work = (today = TODAY): Work => workOn(db, today, { files: diskFiles(join(home, 'files')) });
  await db.write('company').where({ id: companyId }).update({
    legal_name: 'Perrin SAS',
    email: 'ar@perrin.example',
    phone: '+33 4 72 00 11 22',
    street: '27 rue des Tanneurs',
    postcode: '69003',
    city: 'Lyon',
  });
  await db.write('mail_pace').delete(); // what other tests sent is not of this one
  await loadShippedTemplates(work());
  const itemId = await ledger.invoice('FA-1', 100_000, '2026-01-02');
  const post = (smtpUrl?: string, asker: Partial<Asker> = {}): PostRoom =>
    openPostRoom({
      home: folder,
      smtpUrl: smtpUrl ?? null,
      askers: { reminder: { gate: () => ALWAYS_SEND, ...asker } },
    });
  const company = (): Promise<Company> => companyById(db.read, companyId);
  return {
    ledger,
    company,
    work,
    post,
    set: async (name, value) => {
      await changeSetting(work(), companyId, name, value);
    },
    draft: (change = {}) => draftOf(companyId, customerId, itemId, change),
    queue: (...drafts) => db.transaction((tx) => queueMessages(tx, work(), drafts)),
    deliver: async (room = post(), today = TODAY) => deliver(work(today), room, await company()),
    states: async () => {
      const rows = await rowsOf<{ state: string; recipient: string }>(
        db.read,
        `select state, recipient from message where company_id = ? order by id`,
        [companyId],
      );
      return rows.map(({ state, recipient }) => `${state} ${recipient}`);
    },
    steps: async () => {
      const rows = await rowsOf<{ kind: string }>(
        db.read,
        `select kind from v_message_step where company_id = ? order by id`,
        [companyId],
      );
      return rows.map(({ kind }) => kind);
    },
    mails: () => mailsIn(join(folder, 'outbox')),
  };
}

function draftOf(companyId: number, customerId: number, itemId: number, change: Partial<Draft>): Draft {
  const owed: ContentLine = {
    itemId,
    document: 'FA-1',
    type: 'invoice',
    poNo: null,
    issuedOn: day('2026-01-02'),
    dueOn: day('2026-02-01'),
    amountMinor: 100_000,
    paidMinor: 0,
    openMinor: 100_000,
    demandMinor: 100_000,
    daysLate: 29,
    payByOn: day('2026-03-12'),
  };
  return {
    companyId,
    customerId,
    about: 'reminder/1',
    to: { channel: 'email', email: 'anna@example.com', name: 'Anna Martin', contactId: null },
    day: day(TODAY),
    language: 'en',
    template: 'reminder-friendly',
    content: {
      kind: 'reminder',
      tone: 'friendly',
      fileNumber: 'A-1',
      bookedUntil: day('2026-03-01'),
      payByOn: day('2026-03-12'),
      sections: [section('EUR', { items: [owed] })],
    },
    ...change,
  };
}

async function mailsIn(folder: string): Promise<ParsedMail[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.eml'));
  return Promise.all(files.sort().map((name) => simpleParser(readFileSync(join(folder, name)))));
}
