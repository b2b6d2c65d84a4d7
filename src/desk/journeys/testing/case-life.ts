import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { clockWork } from '../../../clock-work';
import type { Instant } from '../../../kernel/day';
import { Refusal } from '../../../kernel/result';
import { rowsOf } from '../../../platform/db';
import { openBrowser } from '../../../platform/testing/browser';
import { testDatabase } from '../../../platform/testing/database';
import { startSmtp, type TestSmtp } from '../../../platform/testing/smtp';
import { browsing, type Browsing } from '../../testing/browse';
import { openTestDesk, PASSWORD, type TestDesk } from '../../testing/test-desk';

/** The desk of a company whose mail leaves by a real server, a manager and a clerk at real browsers, and partners that come by their links to others. */
export interface CaseLife {
  readonly desk: TestDesk;
  readonly manager: Browsing;
  readonly clerk: Browsing;
  /** The link that the desk shows once, opened in a browser of its own. */
  comes(link: string): Promise<Browsing>;
  /** All that the clock has to do at that moment, mail among it; whoever is at the desk has signed in again. */
  strike(now: string): Promise<void>;
  /** Mails that left for that address, each as it went over the wire, decoded. */
  mailsTo(address: string): readonly string[];
  rows<T>(sql: string, given?: readonly (string | number)[]): Promise<T[]>;
  /** A file on this machine with that content. */
  file(name: string, content: string): string;
}

interface Opened {
  desk: TestDesk;
  browser: Browser;
  out: TestSmtp;
  manager: Browsing;
  clerk: Browsing;
}

export const HOME = '/c/acme-sas';

export function caseLife(): CaseLife {
  const database = testDatabase();
  let opened: Opened | undefined;
  const there = (): Opened => {
    if (opened === undefined) throw new Error('the desk is not open yet');
    return opened;
  };
  beforeAll(async () => {
    const out = await startSmtp();
    const desk = await openTestDesk(database, { smtpUrl: out.url });
    const browser = await openBrowser();
    const [manager, clerk] = [await entered(browser, desk, 'manager'), await entered(browser, desk, 'collector')];
    opened = { desk, browser, out, manager, clerk };
  }, 120_000);
  afterAll(async () => {
    await opened?.browser.close();
    await opened?.desk.close();
    await opened?.out.close();
  }, 120_000);
  afterEach(() => {
    expect(opened?.desk.failures ?? []).toEqual([]);
  });
  const rows = <T>(sql: string, given: readonly (string | number)[] = []): Promise<T[]> =>
    rowsOf<T>(database.db.read, sql, [...given]);
  return {
    get desk() {
      return there().desk;
    },
    get manager() {
      return there().manager;
    },
    get clerk() {
      return there().clerk;
    },
    comes: async (link) => {
      const partner = await browsing(there().browser, there().desk, null, { script: false });
      await partner.go(new URL(link).pathname);
      await partner.press('Open the case');
      return partner;
    },
    strike: async (now) => {
      const { desk, manager, clerk } = there();
      desk.setNow(now);
      for (const due of await clockWork(desk.house, now as Instant)) await due.work(now as Instant).catch(unlessStale);
      for (const [who, role] of [[manager, 'manager'], [clerk, 'collector']] as const) await signIn(who, role); // prettier-ignore
    },
    mailsTo: (address) =>
      there()
        .out.offered.filter(({ to }) => to.includes(address))
        .map(({ raw }) => decoded(raw)),
    rows,
    file: (name, content) => {
      const path = join(database.home, name);
      writeFileSync(path, content);
      return path;
    },
  };
}

async function entered(browser: Browser, desk: TestDesk, role: 'manager' | 'collector'): Promise<Browsing> {
  return browsing(browser, desk, await desk.as(role));
}

async function signIn(who: Browsing, role: 'manager' | 'collector'): Promise<void> {
  await who.go(HOME);
  if (!who.where().startsWith('/sign-in')) return;
  await who.fill({ email: `${role}@acme.example`, password: PASSWORD });
  await who.press('Sign in');
}

/** Reminders wait for a newer list of the books: nothing that a case waits for. */
function unlessStale(error: unknown): void {
  if (!(error instanceof Refusal && error.code === 'ledger-stale')) throw error;
}

/** The words of a mail without its transfer encoding. */
const decoded = (raw: string): string =>
  raw
    .replace(/=\r\n/g, '')
    .replace(/((?:=[0-9A-F]{2})+)/g, (hex) => Buffer.from(hex.replaceAll('=', ''), 'hex').toString('utf8'))
    .replace(/\s+/g, ' ');
