import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { rowsOf } from '../../platform/db';
import { openBrowser } from '../../platform/testing/browser';
import { testDatabase } from '../../platform/testing/database';
import { browsing, over, type Browsing } from '../testing/browse';
import { openTestDesk, PASSWORD, type TestDesk } from '../testing/test-desk';

/** A clerk's day in a real browser: a file with a wrong line, a call with a promise, a dispute from its beginning to its answer. */
const database = testDatabase();
let desk: TestDesk;
let browser: Browser;
let clerk: Browsing;
beforeAll(async () => {
  desk = await openTestDesk(database);
  browser = await openBrowser();
  clerk = await browsing(browser, desk, await desk.as('collector'));
}, 120_000);
afterAll(async () => {
  await browser.close();
  await desk.close();
}, 120_000);

const HEAD = 'Customer no;Customer;Invoice no;Invoice date;Due date;Amount;Open;Currency';

const key = async (pressed: 'c' | 'd'): Promise<void> => {
  await Promise.all([clerk.page.waitForNavigation(), clerk.page.keyboard.press(pressed)]);
};

const count = async (table: string): Promise<number> => {
  const [row] = await rowsOf<{ n: number }>(database.db.read, `select count(*) as n from ${table}`);
  return row?.n ?? 0;
};

it('imports a file: answers what it does not say, corrects what was recognised, leaves the wrong line out, books', async () => {
  const path = join(database.home, 'march.csv');
  const lines = ['4711;Roux;F-2001;2026-01-05;2026-02-04;100.00;100.00;EUR', '4711;Roux;F-2002;2026-02-31;2026-03-01;7.00;7.00;EUR']; // prettier-ignore
  writeFileSync(path, [HEAD, ...lines, ''].join('\n'));
  await clerk.go('/c/acme-sas/imports');
  await clerk.choose('file', path);
  await clerk.press('Upload');
  await clerk.until('What the file does not say');
  await clerk.fill({ debtorType: 'company', asOf: '2026-03-02' });
  await clerk.press('Continue');
  await clerk.until('3 Invoice date 2026-02-31 there is no 31 February');
  await clerk.fill({ asOf: '2026-03-01' });
  await clerk.press('Look again');
  await clerk.until('1 Mar 2026');
  await clerk.press('Take the other 1 line alone');
  await clerk.until('What booking it would change');
  expect(await count('import')).toBe(1);
  await clerk.press('Book 1 line');
  await clerk.until('march.csv');
  await clerk.page.waitForFunction(`location.pathname.includes('/imports/im_')`, { timeout: 60_000 });
  expect(await count('import')).toBe(2);
  expect(await clerk.said('main')).toContain('march.csv is booked: 1 new, 0 changed, 0 unchanged.');
});

it('calls a customer, by the keys of the page, and writes down the promise; going back and sending it again does nothing more', async () => {
  await clerk.go('/c/acme-sas/customers?q=Roux');
  await clerk.press('Roux');
  await key('c');
  const promise = { promised_amount: '480.50', promised_on: '2026-03-06' };
  await clerk.fill({ outcome: 'reached', note: 'Will pay on Friday.', ...promise });
  await clerk.press('Log it');
  expect(await clerk.said('main')).toMatch(/^Logged, with the promise .* €480\.50 by 6 Mar 2026 open/);
  await clerk.page.goBack();
  await clerk.fill({ outcome: 'reached', note: 'Will pay on Friday.', ...promise });
  await clerk.press('Log it');
  expect(await clerk.said('#notices')).toContain('nothing was done a second time');
  expect([await count('promise'), await count('activity')]).toEqual([1, 1]);
});

it('presses twice, and in two tabs: each form is done once', async () => {
  const [, id] = /customers\/(cu_\w+)/.exec(clerk.where()) ?? [];
  const note = `/c/acme-sas/customers/${id ?? ''}/note`;
  const other = over(await clerk.page.browserContext().newPage(), desk.url);
  const before = await count('activity');
  await clerk.go(note);
  await clerk.fill({ note: 'Pressed twice.' });
  await clerk.page.evaluate(`document.querySelector('main form button').setAttribute('id', 'twice')`);
  await Promise.all([clerk.page.waitForNavigation(), clerk.page.click('#twice', { count: 2, delay: 5 })]);
  await other.go(note);
  await clerk.go(note);
  for (const tab of [other, clerk]) await tab.fill({ note: 'In a tab of its own.' });
  await Promise.all([other.press('Keep the note'), clerk.press('Keep the note')]);
  expect(await count('activity')).toBe(before + 3);
  await other.page.close();
});

it('raises a dispute by the keys of the page, finds it among the disputes, answers it, and the customer is convinced', async () => {
  await clerk.go('/c/acme-sas/customers?q=Brauhaus');
  await clerk.press('Brauhaus');
  await key('d');
  await clerk.fill({ item: true, category: 'quality', objection: 'Two of the barrels leaked.' });
  await clerk.press('Raise dispute');
  expect(await clerk.said('#notices')).toContain('Disputed: F-1003; Quality answers by 17 Mar 2026');
  await clerk.go('/c/acme-sas/disputes');
  await clerk.press('F-1003');
  await clerk.fill({ text: 'The delivery note was signed without a remark.', sentOn: '2026-03-03' });
  await clerk.press('Record the answer');
  expect(await clerk.said('#notices')).toContain('the dispute waits for the customer');
  await clerk.fill({ outcome: 'unjustified' });
  await clerk.press('Settle the dispute');
  expect(await clerk.said('main')).toContain('unjustified');
});

it('is sent to sign in where the session has ended over a form, and loses nothing that was typed', async () => {
  await clerk.go('/c/acme-sas/customers?q=Parc');
  await clerk.press('Café du Parc');
  await clerk.press('Note');
  await clerk.fill({ note: 'Typed before lunch, sent after it.' });
  desk.setNow('2026-03-04T09:00:00.000Z');
  await clerk.press('Keep the note');
  expect(clerk.where()).toBe('/sign-in?next=%2Fresume');
  await clerk.fill({ email: 'collector@acme.example', password: PASSWORD });
  await clerk.press('Sign in');
  expect(await clerk.said('main')).toMatch(/Your form was kept.*Typed before lunch, sent after it\./);
  await clerk.press('Send it now');
  expect(await clerk.said('main')).toContain('Typed before lunch, sent after it.');
  expect(clerk.where()).toMatch(/^\/c\/acme-sas\/customers\/cu_\w+$/);
});
