import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { over, seat } from '../testing/browse';
import { PASSWORD } from '../testing/test-desk';

/** A clerk's day in a real browser: a file with a wrong line, a call with a promise, a dispute from its beginning to its answer. */
const at = seat('collector');

const HEAD = 'Customer no;Customer;Invoice no;Invoice date;Due date;Amount;Open;Currency';

const key = async (pressed: 'c' | 'd'): Promise<void> => {
  await Promise.all([at.who.page.waitForNavigation(), at.who.page.keyboard.press(pressed)]);
};

it('imports a file: answers what it does not say, corrects what was recognised, leaves the wrong line out, books', async () => {
  const path = join(at.database.home, 'march.csv');
  const lines = ['4711;Roux;F-2001;2026-01-05;2026-02-04;100.00;100.00;EUR', '4711;Roux;F-2002;2026-02-31;2026-03-01;7.00;7.00;EUR']; // prettier-ignore
  writeFileSync(path, [HEAD, ...lines, ''].join('\n'));
  await at.who.go('/c/acme-sas/imports');
  await at.who.choose('file', path);
  await at.who.press('Upload');
  await at.who.until('What the file does not say');
  await at.who.fill({ debtorType: 'company', asOf: '2026-03-02' });
  await at.who.press('Continue');
  await at.who.until('3 Invoice date 2026-02-31 there is no 31 February');
  await at.who.fill({ asOf: '2026-03-01' });
  await at.who.press('Look again');
  await at.who.until('1 Mar 2026');
  await at.who.press('Take the other 1 line alone');
  await at.who.until('What booking it would change');
  expect(await at.count('import')).toBe(1);
  await at.who.press('Book 1 line');
  await at.who.until('march.csv');
  await at.who.page.waitForFunction(`location.pathname.includes('/imports/im_')`, { timeout: 60_000 });
  expect(await at.count('import')).toBe(2);
  expect(await at.who.said('main')).toContain('march.csv is booked: 1 new, 0 changed, 0 unchanged.');
});

it('calls a customer, by the keys of the page, and writes down the promise; going back and sending it again does nothing more', async () => {
  await at.who.go('/c/acme-sas/customers?q=Roux');
  await at.who.press('Roux');
  await key('c');
  const promise = { promised_amount: '480.50', promised_on: '2026-03-06' };
  await at.who.fill({ outcome: 'reached', note: 'Will pay on Friday.', ...promise });
  await at.who.press('Log it');
  expect(await at.who.said('main')).toMatch(/^Logged, with the promise .* €480\.50 by 6 Mar 2026 open/);
  await at.who.page.goBack();
  await at.who.fill({ outcome: 'reached', note: 'Will pay on Friday.', ...promise });
  await at.who.press('Log it');
  expect(await at.who.said('#notices')).toContain('nothing was done a second time');
  expect([await at.count('promise'), await at.count('activity')]).toEqual([1, 1]);
});

it('presses twice, and in two tabs: each form is done once', async () => {
  const [, id] = /customers\/(cu_\w+)/.exec(at.who.where()) ?? [];
  const note = `/c/acme-sas/customers/${id ?? ''}/note`;
  const other = over(await at.who.page.browserContext().newPage(), at.desk.url);
  const before = await at.count('activity');
  await at.who.go(note);
  await at.who.fill({ note: 'Pressed twice.' });
  await at.who.page.evaluate(`document.querySelector('main form button').setAttribute('id', 'twice')`);
  await Promise.all([at.who.page.waitForNavigation(), at.who.page.click('#twice', { count: 2, delay: 5 })]);
  await other.go(note);
  await at.who.go(note);
  for (const tab of [other, at.who]) await tab.fill({ note: 'In a tab of its own.' });
  await Promise.all([other.press('Keep the note'), at.who.press('Keep the note')]);
  expect(await at.count('activity')).toBe(before + 3);
  await other.page.close();
});

it('raises a dispute by the keys of the page, finds it among the disputes, answers it, and the customer is convinced', async () => {
  await at.who.go('/c/acme-sas/customers?q=Brauhaus');
  await at.who.press('Brauhaus');
  await key('d');
  await at.who.fill({ item: true, category: 'quality', objection: 'Two of the barrels leaked.' });
  await at.who.press('Raise dispute');
  expect(await at.who.said('#notices')).toContain('Disputed: F-1003; Quality answers by 17 Mar 2026');
  await at.who.go('/c/acme-sas/disputes');
  await at.who.press('F-1003');
  await at.who.fill({ text: 'The delivery note was signed without a remark.', sentOn: '2026-03-03' });
  await at.who.press('Record the answer');
  expect(await at.who.said('#notices')).toContain('the dispute waits for the customer');
  await at.who.fill({ outcome: 'unjustified' });
  await at.who.press('Settle the dispute');
  expect(await at.who.said('main')).toContain('unjustified');
});

it('is sent to sign in where the session has ended over a form, and loses nothing that was typed', async () => {
  await at.who.go('/c/acme-sas/customers?q=Parc');
  await at.who.press('Café du Parc');
  await at.who.press('Note');
  await at.who.fill({ note: 'Typed before lunch, sent after it.' });
  at.desk.setNow('2026-03-04T09:00:00.000Z');
  await at.who.press('Keep the note');
  expect(at.who.where()).toBe('/sign-in?next=%2Fresume');
  await at.who.fill({ email: 'collector@acme.example', password: PASSWORD });
  await at.who.press('Sign in');
  expect(await at.who.said('main')).toMatch(/Your form was kept.*Typed before lunch, sent after it\./);
  await at.who.press('Send it now');
  expect(await at.who.said('main')).toContain('Typed before lunch, sent after it.');
  expect(at.who.where()).toMatch(/^\/c\/acme-sas\/customers\/cu_\w+$/);
});

it('loses the connection over a form: it says so, keeps what was typed, and sends it once it is back', async () => {
  await at.who.go('/c/acme-sas/customers?q=Parc');
  await at.who.press('Café du Parc');
  await at.who.press('Note');
  await at.who.fill({ note: 'Typed on a train.' });
  const form = at.who.where();
  await at.who.page.setOfflineMode(true);
  await at.who.click('Keep the note');
  await at.who.until('No connection: nothing was sent.');
  expect(at.who.where()).toBe(form);
  await at.who.page.setOfflineMode(false);
  await at.who.press('Keep the note');
  expect(await at.who.said('main')).toContain('Typed on a train.');
  expect(await at.who.said('main')).not.toContain('No connection');
});
