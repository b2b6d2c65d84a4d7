import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seat } from '../testing/browse';

/** The main job in a browser without a script: import, hold, promise, run with approval and letters, recovery file. */
const at = seat('manager', {
  script: false,
  before: (_, db) =>
    db.transaction((tx) => tx('customer').where({ code: '1007' }).update({ legal_name: 'Brauhaus Nord GmbH' })),
});

/** Without a script a page does not follow what goes on: one looks again. */
async function lookAgain(until: string): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    if ((await at.who.said()).includes(until)) return;
    await new Promise((waited) => setTimeout(waited, 200));
    await at.who.page.reload();
  }
  throw new Error(`the page never said “${until}”: ${await at.who.said('main')}`);
}

it('imports a file', async () => {
  const path = join(at.database.home, 'march.csv');
  const head = 'Customer no;Customer;Invoice no;Invoice date;Due date;Amount;Open;Currency';
  writeFileSync(path, `${head}\n4711;Roux et Fils SARL;F-2001;2026-01-05;2026-02-04;100.00;100.00;EUR\n`);
  await at.who.go('/c/acme-sas/imports');
  await at.who.choose('file', path);
  await at.who.press('Upload');
  await lookAgain('What the file does not say');
  await at.who.fill({ debtorType: 'company', asOf: '2026-03-02' });
  await at.who.press('Continue');
  await lookAgain('What booking it would change');
  await at.who.press('Book 1 line');
  await lookAgain('march.csv is booked: 1 new');
});

it('holds a customer and takes a promise of another', async () => {
  await at.who.go('/c/acme-sas/customers?q=Parc');
  await at.who.press('Café du Parc');
  await at.who.press('Hold');
  await at.who.fill({ until: '2026-03-20', reason: 'a new manager' });
  await at.who.press('Hold');
  expect(await at.who.said('#notices')).toContain('On hold until 20 Mar 2026: the whole customer');
  await at.who.go('/c/acme-sas/customers?q=Roux');
  await at.who.press('Roux');
  await at.who.press('Promise');
  await at.who.fill({ amount: '100.00', on: '2026-03-06' });
  await at.who.press('Record promise');
  expect(await at.who.said('#notices')).toContain('Promised: €100.00 by 6 Mar 2026; reminders pause');
});

it('decides a run, approves it, sees it through, and notes the letters as posted', async () => {
  await at.who.go('/c/acme-sas/runs');
  await at.who.press('Decide upon today');
  await lookAgain('Approve');
  await at.who.press('Approve 2 messages');
  await lookAgain('printed, not posted');
  await at.who.fill({ service: 'Deutsche Post' });
  await at.who.press('Mark as posted');
  expect(await at.who.said('#notices')).toContain('1 letter is in the post');
  expect(await at.count('message')).toBe(2);
});

it('makes a recovery file', async () => {
  await at.who.go('/c/acme-sas/customers?q=Brauhaus');
  await at.who.press('Brauhaus');
  await at.who.press('Recovery file');
  await at.who.press('Make the file');
  await lookAgain('RF-2026-0001, version 1');
  expect(await at.count('dossier')).toBe(1);
});
