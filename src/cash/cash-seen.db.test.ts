import { seat } from '../desk/testing/browse';
import { flawsIn } from '../platform/testing/browser';
import { matchReceipts } from './matching.actions';
import { plantReceipts } from './testing/plant-receipts';

/** Cash at a real browser: by keys alone, without flaws, nothing wider than its window. */
const seated = seat('collector', {
  before: async (desk, db) => {
    await plantReceipts(db, desk.company.id, [
      { on: '2026-03-01', amountMinor: 119_300, text: 'FACTURE F-1001 ET AUTRES CHOSES '.repeat(12), name: 'Quelqu’un SARL', iban: 'FR7630006000011234567890189', reference: 'RF18539007547034' },
      { on: '2026-03-02', amountMinor: 40_000, text: 'F-1002', name: 'Roux et Fils' },
      { on: '2026-03-02', amountMinor: 777, text: 'Interest' },
    ]); // prettier-ignore
    await matchReceipts(desk.work(), desk.company);
  },
});
const on = (path: string): string => `/c/acme-sas${path}`;

it('walks, accepts, takes back and opens by keys', async () => {
  const { who } = seated;
  await who.go(on('/cash'));
  expect(await who.said('main')).toContain('2');
  await who.page.keyboard.press('j');
  await Promise.all([who.page.waitForNavigation(), who.page.keyboard.press('a')]);
  expect(await who.said('#notices')).toContain('1 payment applied');
  await Promise.all([who.page.waitForNavigation(), who.page.keyboard.press('u')]);
  expect(await who.said('#notices')).toContain('waits for a decision again');
  await who.page.keyboard.press('j');
  await Promise.all([who.page.waitForNavigation(), who.page.keyboard.press('Enter')]);
  expect(who.where()).toMatch(/\/cash\/bl_/);
  await who.page.type('[name^="part.it_"]', '1');
  await who.until('has a place');
});

it('has no flaws in light, dark and on a phone', async () => {
  const { who } = seated;
  await who.go(on('/cash'));
  await who.page.keyboard.press('j');
  await Promise.all([who.page.waitForNavigation(), who.page.keyboard.press('Enter')]);
  const line = who.where();
  for (const [scheme, width] of [
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
  ] as const) {
    await who.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await who.page.setViewport({ width, height: 900 });
    for (const path of [
      on('/cash'),
      line,
      on('/cash/applied'),
      on('/cash/on-account'),
      on('/cash/aside'),
      on('/cash/accounts'),
      on('/cash/report'),
    ]) {
      expect([path, await who.go(path)]).toEqual([path, 200]);
      expect([path, await flawsIn(who.page)]).toEqual([path, []]);
      const wide = await who.page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect([path, width, wide]).toEqual([path, width, 0]);
    }
  }
}, 120_000);

it('says how much was decided by itself, exports it, and refuses a period that ends before it begins', async () => {
  const { who, desk } = seated;
  await who.go(on('/cash/report'));
  expect(await who.said('main')).toMatch(/Decided by itself\s+100[.]0 %/);
  const reader = await desk.as('reader');
  const csv = await reader.get(on('/cash/report/export?as=csv'));
  expect(csv.text).toContain('2026-03');
  expect((await reader.get(on('/cash/report?from=2026-03-02&to=2026-03-01'))).status).toBe(400);
  expect((await reader.get(on('/cash/report/export?as=xlsx&from=x'))).status).toBe(200);
});
