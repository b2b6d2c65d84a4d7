import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rowsOf } from '../platform/db';
import { flawsIn } from '../platform/testing/browser';
import { seat } from './testing/browse';

/** The insolvency check at a real browser: a list is chosen, what fits is looked at, one is somebody else, and one is recorded with what the list says. */
const seated = seat('collector', {
  before: (_, db) =>
    db.transaction(async (tx) => {
      await tx('customer').where({ code: '4711' }).update({ register_no: '123 456 789', country: 'FR' });
      await tx('customer').where({ code: '1007' }).update({ vat_no: 'FR32987654321', country: 'FR' });
    }),
});
const HERE = '/c/acme-sas/insolvency-list';
const LIST = `dateparution;tribunal;commercant;registre;cp;familleavis_lib;Date jugement
2026-02-27;TC Lyon;Roux <script>alert(1)</script>;123 456 789;69003;Redressement judiciaire;2026-02-20
2026-02-27;TC Lille;Somebody;987 654 321;59000;Liquidation judiciaire;2026-02-20
2026-02-27;TC Lille;Nobody;;59000;Liquidation judiciaire;soon
`;

async function looked(name: string): Promise<void> {
  const { page } = seated.who;
  for (const [scheme, width] of [['light', 1280], ['dark', 1280], ['light', 320]] as const) {
    const features = [{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }];
    await page.emulateMediaFeatures(features);
    await page.setViewport({ width, height: 900 });
    expect([name, await flawsIn(page)]).toEqual([name, []]);
    const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect([name, width, wide]).toEqual([name, width, 0]);
  }
  await page.setViewport({ width: 1280, height: 900 });
} // prettier-ignore

const matches = () => rowsOf<{ decision: string | null }>(seated.database.db.read, 'select decision from insolvency_match order by id'); // prettier-ignore

it('is empty at first, and refuses what is no list, with a remedy', async () => {
  const { who, database } = seated;
  await who.go('/c/acme-sas/recovery');
  await who.page.click(`main a[href="${HERE}"]`);
  await who.until('No list was checked yet.');
  await looked('list-empty');
  const path = join(database.home, 'bad.csv');
  writeFileSync(path, 'a;b\n1;2\n');
  await who.choose('file', path);
  expect(await who.press('Check the list')).toBe(422);
  expect(await who.said('main')).toContain('bad.csv is no list of insolvencies that can be read.');
  const reader = await seated.desk.as('reader');
  expect((await reader.get(HERE)).status).toBe(200);
  for (const path of [HERE, `${HERE}/not-this`]) expect((await reader.post(path, {})).status).toBe(403);
});

it('shows what fits and which rows could not be used', async () => {
  const { who, database } = seated;
  const path = join(database.home, 'bodacc.csv');
  writeFileSync(path, LIST);
  await who.choose('file', path);
  expect(await who.press('Check the list')).toBe(200);
  const said = await who.said('main');
  for (const text of ['Rows read: 2. New proposals: 2.', 'Line 4: “soon” is no day', 'The same register or VAT number', 'Roux <script>alert(1)</script>']) expect(said).toContain(text); // prettier-ignore
  await looked('list-found');
  expect(await rowsOf(database.db.read, 'select id from insolvency')).toEqual([]);
});

it('remembers that it is somebody else, and fills in what the list says of the other', async () => {
  const { who } = seated;
  const clerk = await seated.desk.as('collector');
  for (const wrong of [{}, { match: '1', customer: '1' }, { match: 'x', customer: "' or 1=1" }])
    expect((await clerk.post(`${HERE}/not-this`, wrong)).status).toBe(303);
  expect((await matches()).map(({ decision }) => decision)).toEqual([null, null]);
  await who.page.click('article:nth-of-type(2) button');
  await who.until('Remembered: it is not that customer.');
  expect((await matches()).map(({ decision }) => decision).sort()).toEqual(['not_this', null].sort());
  await who.press('Record insolvency');
  const value = (name: string) => who.page.$eval(`[name=${name}]`, (field) => (field as unknown as { value: string }).value); // prettier-ignore
  expect([await value('kind'), await value('opened'), await value('published'), await value('court'), await value('source')]).toEqual(['fr_redressement', '2026-02-20', '2026-02-27', 'TC Lyon', 'list']); // prettier-ignore
  expect(await who.press('See what follows')).toBe(200);
  expect(await who.press('Record the insolvency')).toBe(200);
  await who.go(HERE);
  expect(await who.said('main')).toContain('No row of a list waits to be looked at.');
  expect(seated.desk.failures).toEqual([]);
});
