import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { flawsIn } from '../platform/testing/browser';
import { insertBankAccount } from '../companies/store';
import { seat } from './testing/browse';
import { handsOf } from './testing/hands';
import { aSourceDelivered } from './testing/states-delivered';

/** What sources delivered, at a real browser: what came of each file, its problems dealt with, the source changed; and printed advices. */
const IBAN = 'FR1420041010050500013M02606';
const seated = seat('administrator', {
  before: async (desk, db) => {
    await db.transaction((tx) =>
      insertBankAccount(tx, desk.work(), desk.company.id, { iban: IBAN, currency: 'EUR', holder: 'ACME' }),
    );
    await aSourceDelivered(desk, handsOf(await desk.as('administrator')), IBAN);
  },
});
const on = (path: string): string => `/c/acme-sas${path}`;

it('shows what came, and why something was not taken, until somebody has dealt with it', async () => {
  const { who } = seated;
  await who.go(on('/imports'));
  expect(await who.press('Files that came by themselves')).toBe(200);
  const all = await who.said('main');
  for (const part of ['statement-2026-06.xml imported file of the bank House bank', 'plan.pdf waits for a person paper']) expect(all).toContain(part); // prettier-ignore
  expect(await who.press('With problems')).toBe(200);
  expect(await who.press('avis.csv')).toBe(200);
  expect(await who.said('main')).toMatch(
    /does not agree with itself[^]*The lines come to €98\.00, the advice says €99\.00/,
  );
  await who.press('Dealt with');
  expect(await who.said('main')).toContain('Somebody has dealt with it.');
  await who.go(on('/imports/delivered?show=problems'));
  await who.press('of-somebody-else.sta');
  expect(await who.said('main')).toMatch(
    /an account that the company does not have[^]*The bank accounts of the company/,
  );
  await who.go(on(''));
  expect(await who.said('main')).toContain('1 file of a bank or advice that came by itself has problems');
  await who.go(on('/notifications'));
  expect(await who.said('main')).toContain('File with problems of-somebody-else.sta');
  await who.go(on('/imports/delivered'));
  await who.press('statement-2026-06.xml');
  expect(await who.said('main')).toMatch(/What stands of it[^]*EUR[^]*New statements: 1, known before: 0/);
  expect(await who.press('Statement 1')).toBe(200);
});

it('leads to the upload that a file became as long as that is there', async () => {
  const clerk = handsOf(await seated.desk.as('collector'));
  const list = (await clerk.visitor.get(on('/imports/delivered'))).text;
  const plan = on(`/imports/delivered/${/(if_\w+)"[^>]*>\s*plan\.pdf/.exec(list)?.[1] ?? ''}`);
  const upload = await clerk.link(plan, /imports\/new\/up_\w+$/);
  const administrator = await seated.desk.as('administrator');
  const notices = async (): Promise<string> => (await administrator.get(on('/notifications'))).text;
  expect(await notices()).toContain(upload);
  await clerk.visitor.post(`${upload}/leave`, {});
  expect(await notices()).not.toContain(upload);
  const { status, text } = await clerk.visitor.get(plan);
  expect([status, text.includes('/imports/new/')]).toEqual([200, false]);
});

it('changes a source, and refuses what it cannot be', async () => {
  const { who } = seated;
  await who.go(on('/settings/intake'));
  const form = 'form[action$="/change"]';
  const set = (name: string, value: string) => who.page.$eval(`${form} [name="${name}"]`, (field, to) => ((field as unknown as { value: string }).value = to), value); // prettier-ignore
  const send = () => Promise.all([who.page.waitForNavigation(), who.page.$eval(form, (one) => (one as unknown as { submit(): void }).submit())]); // prettier-ignore
  await set('place', '../out');
  await send();
  expect(await who.said('main')).toContain('A folder below the one that is allowed');
  await who.go(on('/settings/intake'));
  await set('name', 'Bank');
  await set('takes', 'bank');
  await set('everyMinutes', '15');
  await send();
  expect(await who.said()).toContain('Bank was changed.');
  expect(await who.said('main')).toMatch(/Brings files of the bank[^]*each 15 min/);
});

it('takes a printed advice in, and says what a person must look at', async () => {
  const { who, desk } = seated;
  await who.go(on('/cash/remittances'));
  const fixture = join(__dirname, '../../fixtures/imports/remittance/de-zahlungsavis.pdf');
  await who.choose('file', fixture);
  await who.press('Take in');
  const said = await who.said('main');
  expect(said).toMatch(/€1,100\.00|names no document that is known here/);
  const clerk = await desk.as('reader');
  expect((await clerk.get(on('/imports/delivered'))).status).toBe(200);
  expect((await clerk.post(on('/imports/delivered/if_00000000000/seen'), {})).status).toBe(403);
  expect(readFileSync(fixture).length).toBeGreaterThan(0);
});

it('has no flaws in light, dark and on a phone', async () => {
  const { who } = seated;
  await who.go(on('/imports/delivered'));
  const files = await who.page.$$eval('main table a', (links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const [scheme, width] of [
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
  ] as const) {
    await who.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await who.page.setViewport({ width, height: 900 });
    const paths = [...files, on('/imports/delivered'), on('/imports/delivered?show=problems'), on('/settings/intake'), on('/cash/remittances')]; // prettier-ignore
    for (const path of paths) {
      expect([path, await who.go(path)]).toEqual([path, 200]);
      expect([path, await flawsIn(who.page)]).toEqual([path, []]);
      const wide = await who.page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect([path, width, wide]).toEqual([path, width, 0]);
    }
  }
}, 120_000);
