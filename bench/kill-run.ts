import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { holdSources, openHouse, papers, type House } from '../src/app';
import { changeSetting, openCompany } from '../src/companies/actions';
import type { Company } from '../src/companies/company';
import { theCompany } from '../src/companies/store';
import { configFrom, type Config } from '../src/config';
import { importFile } from '../src/imports/actions';
import { day, type Instant } from '../src/kernel/day';
import { deliver } from '../src/outbox/delivery.actions';
import type { PostRoom } from '../src/outbox/post.actions';
import { rowsOf } from '../src/platform/db';
import { onDay, type Work } from '../src/platform/work';
import { runToday } from '../src/reminders/run.actions';
import { begins, childrenOf, taskGiven, type Children } from './kill-child';

/**
 * `kill -9` at a random moment of a run, and of the delivery of its emails by SMTP, again and again. Afterwards nobody has two
 * messages, no reminder is without its message, no server has seen a mail twice; and the next start carries on to the end.
 * What a provider was given and never answered may be in doubt, for a person: that is the one thing that is not sent again.
 */
const NOW = '2026-03-10T09:00:00.000Z' as Instant;
const CUSTOMERS = 600; // more than one transaction of a run takes

export interface Killed {
  readonly kills: number;
  /** Mails of which nobody could know after a kill whether they were taken. */
  readonly doubtful: number;
  readonly messages: number;
}

/** Throws where anything was lost, sent twice or cannot go on. */
export async function killRuns(databaseUrl: string, rounds: number, tell: (line: string) => void): Promise<Killed> {
  const home = mkdtempSync(join(tmpdir(), 'duly-kill-'));
  const post = await postOffice();
  const config = configFrom({ DATABASE_URL: databaseUrl, DULY_HOME: home, SMTP_URL: post.url }, home);
  const house = await openHouse(config, () => NOW);
  const children = childrenOf(__filename);
  const play: Play = (what, company, killAfter = Infinity) =>
    children.play([what, company.code, JSON.stringify(config)], killAfter);
  const total = { kills: 0, doubtful: 0, messages: 0 };
  try {
    writeFileSync(join(home, 'items.csv'), csvText());
    const first = await plant(house, 'post-measured');
    const takes = { run: (await play('run', first)).ms, deliver: (await play('deliver', first)).ms };
    for (let round = 1; round <= rounds; round += 1) {
      const company = await plant(house, `post${round}`);
      const told: string[] = [];
      for (const what of ['run', 'deliver'] as const) {
        const after = Math.random() * takes[what];
        const { killed } = await play(what, company, after);
        if (killed) total.kills += 1;
        told.push(killed ? `${what} killed after ${Math.round(after)} ms` : `${what} was quicker`);
        await expectNothingTwice(house, company, post);
        await play(what, company);
      }
      const doubtful = await expectAll(house, company, post);
      total.doubtful += doubtful;
      total.messages += CUSTOMERS;
      tell(`round ${round}: ${told.join(', ')}; ${CUSTOMERS - doubtful} sent once, ${doubtful} in doubt`);
    }
    return total;
  } finally {
    children.close();
    await house.close();
    await post.close();
    rmSync(home, { recursive: true, force: true });
  }
}

/** A mail server that remembers what it took. */
async function postOffice(): Promise<{ url: string; taken: Map<string, number>; close(): Promise<void> }> {
  const taken = new Map<string, number>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData: (stream, _session, answer) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const id = /^message-id:\s*<([^>]+)>/im.exec(Buffer.concat(chunks).toString('latin1'))?.[1] ?? 'none';
        taken.set(id, (taken.get(id) ?? 0) + 1);
        answer();
      });
    },
  });
  server.on('error', () => undefined); // a client that is killed breaks its line
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

type PostOffice = Awaited<ReturnType<typeof postOffice>>;

const csvText = (): string =>
  [
    'Customer No,Customer Name,Email,Country,Invoice No,Invoice Date,Due Date,Amount,Currency',
    ...Array.from(
      { length: CUSTOMERS * 2 },
      (_, n) =>
        `C${n % CUSTOMERS},Customer ${n % CUSTOMERS},c${n % CUSTOMERS}@example.com,FR,F-${n},2026-01-15,2026-02-14,120.00,EUR`,
    ),
  ].join('\n');

const workOf = (house: House, company: Company): Work =>
  onDay(house.work({ kind: 'shell', name: 'kill-test' }, NOW), company.zone);

async function plant(house: House, code: string): Promise<Company> {
  const work = house.work({ kind: 'shell', name: 'kill-test' }, NOW);
  const account = { currency: 'EUR', iban: 'FR1420041010050500013M02606', holder: 'Kill Test' };
  const facts = { name: code, code, country: 'FR', currency: 'EUR', email: `ar@${code}.example` };
  const company = await openCompany(work, facts, account);
  await changeSetting(work, company.id, 'testMode', 'false');
  await importFile(workOf(house, company), {
    company,
    path: join(house.config.home, 'items.csv'),
    options: { asOf: day('2026-03-09') },
    yes: true,
    fileDay: day('2026-03-09'),
  });
  return company;
}

/** A process that does it and is killed so many milliseconds after it began, if it is not done before. */
type Play = (what: 'run' | 'deliver', company: Company, killAfter?: number) => ReturnType<Children['play']>;

interface Sent {
  readonly id: number;
  readonly state: string;
  readonly customerId: number;
  readonly messageKey: string;
}

async function messagesOf(house: House, company: Company): Promise<Sent[]> {
  const rows = await rowsOf<Omit<Sent, 'messageKey'>>(
    house.db.read,
    `select id, state, customer_id as "customerId" from message where company_id = ? and state <> 'withdrawn'`,
    [company.id],
  );
  return rows.map((row) => ({ ...row, messageKey: house.ids.seal('message', row.id) }));
}

const mustBe = (what: string, found: unknown, wanted: unknown): void => {
  if (JSON.stringify(found) !== JSON.stringify(wanted)) {
    throw new Error(`${what}: ${JSON.stringify(found).slice(0, 500)} instead of ${JSON.stringify(wanted)}`);
  }
};

/** At any moment: one message a customer at most, each with its reminder, each reminder with its message, no mail twice. */
async function expectNothingTwice(house: House, company: Company, post: PostOffice): Promise<void> {
  const messages = await messagesOf(house, company);
  mustBe('customers with two messages', messages.length - new Set(messages.map((one) => one.customerId)).size, 0);
  const [lone] = await rowsOf<{ messages: number; reminders: number; items: number }>(
    house.db.read,
    `select
       (select count(*) from message m where m.company_id = ? and not exists (select 1 from reminder r where r.message_id = m.id)) as messages,
       (select count(*) from reminder r where r.company_id = ? and not exists (select 1 from message m where m.id = r.message_id)) as reminders,
       (select count(*) from reminder r where r.company_id = ? and not exists (select 1 from reminder_item i where i.reminder_id = r.id)) as items`,
    [company.id, company.id, company.id],
  );
  mustBe('what is without its other half', lone, { messages: 0, reminders: 0, items: 0 });
  mustBe('mails taken twice', [...post.taken].filter(([, times]) => times > 1), []); // prettier-ignore
  const claimed = messages.filter(({ state, messageKey }) => state === 'accepted' && !wasTaken(post, messageKey));
  mustBe('accepted, but never taken by the server', claimed, []);
}

const wasTaken = (post: PostOffice, key: string): boolean => [...post.taken.keys()].some((id) => id.includes(key));

/** At the end: everybody has his message, sent or in doubt, and nothing is taken by the server that we do not know of. */
async function expectAll(house: House, company: Company, post: PostOffice): Promise<number> {
  await expectNothingTwice(house, company, post);
  const messages = await messagesOf(house, company);
  mustBe('customers with a message', messages.length, CUSTOMERS);
  const unknown = messages.filter(({ state }) => state !== 'accepted' && state !== 'doubtful');
  mustBe('neither sent nor in doubt', unknown, []);
  return messages.filter(({ state }) => state === 'doubtful').length;
}

/** As if somebody read what comes back: before that, no mail leaves by SMTP. */
function postOf(house: House): PostRoom {
  const { held: _, ...post } = house.post();
  return post;
}

/** The process that is killed. */
async function child(): Promise<void> {
  const [what, code = '', config = ''] = (await taskGiven()) ?? [];
  if (what === undefined) return;
  const house = await openHouse(JSON.parse(config) as Config, () => NOW);
  const company = await theCompany(house.db.read, code);
  begins();
  if (what === 'run') await runToday(workOf(house, company), { company, holds: holdSources, papers }, { agree: 'all' });
  else await deliver(workOf(house, company), postOf(house), company);
  await house.close();
}

if (require.main === module && process.argv[2] === 'child') void child();
