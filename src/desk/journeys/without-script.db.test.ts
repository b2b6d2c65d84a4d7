import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { rowsOf } from '../../platform/db';
import { openBrowser } from '../../platform/testing/browser';
import { testDatabase } from '../../platform/testing/database';
import { browsing, type Browsing } from '../testing/browse';
import { openTestDesk, type TestDesk } from '../testing/test-desk';

/** The main job in a browser without a script: import, hold, promise, run with approval and letters, recovery file. */
const database = testDatabase();
let desk: TestDesk;
let browser: Browser;
let manager: Browsing;
beforeAll(async () => {
  desk = await openTestDesk(database);
  const named = { legal_name: 'Brauhaus Nord GmbH' };
  await database.db.transaction((tx) => tx('customer').where({ code: '1007' }).update(named));
  browser = await openBrowser();
  manager = await browsing(browser, desk, await desk.as('manager'), { script: false });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await desk.close();
}, 120_000);

const count = async (table: string): Promise<number> => {
  const [row] = await rowsOf<{ n: number }>(database.db.read, `select count(*) as n from ${table}`);
  return row?.n ?? 0;
};

/** Without a script a page does not follow what goes on: one looks again. */
async function lookAgain(until: string): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    if ((await manager.said()).includes(until)) return;
    await new Promise((waited) => setTimeout(waited, 200));
    await manager.page.reload();
  }
  throw new Error(`the page never said “${until}”: ${await manager.said('main')}`);
}

it('imports a file', async () => {
  const path = join(database.home, 'march.csv');
  const head = 'Customer no;Customer;Invoice no;Invoice date;Due date;Amount;Open;Currency';
  writeFileSync(path, `${head}\n4711;Roux et Fils SARL;F-2001;2026-01-05;2026-02-04;100.00;100.00;EUR\n`);
  await manager.go('/c/acme-sas/imports');
  await manager.choose('file', path);
  await manager.press('Upload');
  await lookAgain('What the file does not say');
  await manager.fill({ debtorType: 'company', asOf: '2026-03-02' });
  await manager.press('Continue');
  await lookAgain('What booking it would change');
  await manager.press('Book 1 line');
  await lookAgain('march.csv is booked: 1 new');
});

it('holds a customer and takes a promise of another', async () => {
  await manager.go('/c/acme-sas/customers?q=Parc');
  await manager.press('Café du Parc');
  await manager.press('Hold');
  await manager.fill({ until: '2026-03-20', reason: 'a new manager' });
  await manager.press('Hold');
  expect(await manager.said('#notices')).toContain('On hold until 20 Mar 2026: the whole customer');
  await manager.go('/c/acme-sas/customers?q=Roux');
  await manager.press('Roux');
  await manager.press('Promise');
  await manager.fill({ amount: '100.00', on: '2026-03-06' });
  await manager.press('Record promise');
  expect(await manager.said('#notices')).toContain('Promised: €100.00 by 6 Mar 2026; reminders pause');
});

it('decides a run, approves it, sees it through, and notes the letters as posted', async () => {
  await manager.go('/c/acme-sas/runs');
  await manager.press('Decide upon today');
  await lookAgain('Approve');
  await manager.press('Approve 2 messages');
  await lookAgain('printed, not posted');
  await manager.fill({ service: 'Deutsche Post' });
  await manager.press('Mark as posted');
  expect(await manager.said('#notices')).toContain('1 letter is in the post');
  expect(await count('message')).toBe(2);
});

it('makes a recovery file', async () => {
  await manager.go('/c/acme-sas/customers?q=Brauhaus');
  await manager.press('Brauhaus');
  await manager.press('Recovery file');
  await manager.press('Make the file');
  await lookAgain('RF-2026-0001, version 1');
  expect(await count('dossier')).toBe(1);
});
