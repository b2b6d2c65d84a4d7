import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { changeSetting, openCompany } from '../../companies/actions';
import { importFile } from '../../imports/actions';
import { dayIn } from '../../kernel/day';
import { rowsOf } from '../../platform/db';
import { openBrowser } from '../../platform/testing/browser';
import { testDatabase } from '../../platform/testing/database';
import { onDay } from '../../platform/work';
import { over, type Browsing } from '../testing/browse';
import { openTestDesk, PASSWORD } from '../testing/test-desk';
import { workdayNow } from '../testing/workday-server';

/** What may happen to somebody at a desk: a file far too large, a server that is killed under an upload and under a run. */
const database = testDatabase();
const CUSTOMERS = 300;
let browser: Browser;
let server: ChildProcess;
let url: string;
let home: string;
let manager: Browsing;
let large: string;

beforeAll(async () => {
  const now = workdayNow();
  const desk = await openTestDesk(database, {
    now,
    furnish: async (house) => {
      const work = house.work({ kind: 'user', name: 'maria' }, now);
      const given = { name: 'ACME SAS', country: 'FR', currency: 'EUR', email: 'ar@acme.example' };
      const bank = { currency: 'EUR', iban: 'FR1420041010050500013M02606', holder: 'ACME SAS' };
      const company = await openCompany(work, given, bank);
      await changeSetting(work, company.id, 'runHour', '23'); // the clock's own run of the day is not what is looked at
      const path = join(database.home, 'ledger.csv');
      writeFileSync(path, ledger());
      const today = dayIn(company.zone, now);
      const options = { asOf: today };
      await importFile(onDay(work, company.zone), { company, path, options, yes: true, fileDay: today });
      return company;
    },
  });
  home = desk.house.config.home;
  await desk.close();
  large = join(database.home, 'large.csv');
  writeFileSync(large, `${HEAD}\n${'4711;Roux;F-1;2026-01-01;2026-02-01;1.00;1.00;EUR\n'.repeat(2_000_000)}`);
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  await begin();
  browser = await openBrowser();
  manager = over(await (await browser.createBrowserContext()).newPage(), url);
  await manager.go('/sign-in');
  await manager.fill({ email: 'manager@acme.example', password: PASSWORD });
  await manager.press('Sign in');
}, 240_000);
afterAll(async () => {
  await browser.close();
  server.kill('SIGKILL');
}, 120_000);

const HEAD = 'Customer No;Customer Name;Document No;Document Date;Due Date;Amount;Open Amount;Currency';

const ledger = (): string =>
  [
    'Customer No;Customer Name;Email;Country;Document No;Document Date;Due Date;Amount;Open Amount;Currency',
    ...Array.from({ length: CUSTOMERS }, (_, n) => `C${n};Customer ${n};c${n}@example.com;FR;F-${n};2026-01-15;2026-02-14;120.00;120.00;EUR`), // prettier-ignore
  ].join('\n');

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}

/** The server in a process that can be killed, on a day when messages leave. */
async function begin(): Promise<void> {
  const own = { DATABASE_URL: database.url, DULY_HOME: home, PORT: new URL(url).port, LOG_LEVEL: 'error' };
  const started = spawn(process.execPath, ['--require', require.resolve('tsx/cjs'), join(__dirname, '../testing/workday-server.ts')], {
    env: { ...process.env, ...own },
    stdio: ['ignore', 'pipe', 'inherit'],
  }); // prettier-ignore
  server = started;
  await new Promise<void>((ready, failed) => {
    started.stdout.on('data', () => ready());
    started.on('exit', (code) => failed(new Error(`the server ended with ${String(code)}`)));
  });
}

const killed = async (): Promise<void> => {
  const gone = new Promise((ended) => server.once('exit', ended));
  server.kill('SIGKILL');
  await gone;
};

/** Of the server's process: the most memory that it ever had, in megabytes. */
const mostMemory = (): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid ?? 0}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** A part of the file has arrived; what a crash leaves there is swept a day later. */
async function begun(): Promise<void> {
  const until = Date.now() + 60_000;
  while (readdirSync(join(home, 'incoming')).length === 0) {
    if (Date.now() > until) throw new Error('no upload arrives');
    await new Promise((waited) => setTimeout(waited, 20));
  }
}

const count = async (sql: string): Promise<number> => {
  const [row] = await rowsOf<{ n: number }>(database.db.read, `select count(*) as n from ${sql}`);
  return row?.n ?? 0;
};

it('refuses a document of 100 MB by its limit, and keeps nothing of it', async () => {
  await manager.go('/c/acme-sas/customers?q=C1');
  await manager.press('Customer 1');
  await manager.click('More');
  await manager.press('Attach a document');
  const before = mostMemory();
  await manager.choose('file', large);
  expect(await manager.press('Attach')).toBe(413);
  expect(await manager.said('main')).toContain('Nothing was kept.');
  expect(mostMemory() - before).toBeLessThan(60);
  expect(readdirSync(join(home, 'incoming'))).toEqual([]);
}, 120_000);

it('is killed under an upload: nothing of it is there after the start, and it can be sent again', async () => {
  await manager.go('/c/acme-sas/imports');
  await manager.choose('file', large);
  const session = await manager.page.createCDPSession();
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 2_000_000 }); // prettier-ignore
  const sent = manager.click('Upload').catch(() => undefined); // a browser may answer only once the whole file is out
  await begun();
  await killed();
  await sent;
  await begin();
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 }); // prettier-ignore
  await manager.go('/c/acme-sas/imports');
  expect(await manager.said('main')).not.toContain('large.csv');
  await manager.choose('file', join(database.home, 'ledger.csv'));
  await manager.press('Upload');
  await manager.until('ledger.csv');
}, 120_000);

it('is killed while a run is issued: the page says so, goes on by itself, and nobody has two messages', async () => {
  await manager.go('/c/acme-sas/runs');
  await manager.press('Decide upon today');
  await manager.page.waitForSelector('.run-review', { timeout: 60_000 });
  await manager.press('Approve');
  await manager.page.waitForSelector('#progress[hx-get]', { timeout: 30_000 });
  await killed();
  await manager.until('The server does not answer.');
  await begin();
  await manager.page.waitForFunction(`document.querySelector('#unreachable')?.hidden`, { timeout: 30_000 });
  await manager.until('Saved from error: 0.');
  const until = Date.now() + 90_000; // where it was not issued yet, the clock takes it up with its next minute
  while ((await count('message')) < CUSTOMERS && Date.now() < until)
    await new Promise((waited) => setTimeout(waited, 200));
  expect(await count('message')).toBe(CUSTOMERS);
  expect(await count('(select distinct customer_id from message) as m')).toBe(CUSTOMERS);
  await manager.page.reload();
  expect(await manager.said('main')).toMatch(/waits to leave|sent/);
}, 240_000);
