import { seat } from '../desk/testing/browse';
import { mailCameIn } from '../desk/testing/states-inbox';
import { rowsOf } from '../platform/db';
import { flawsIn } from '../platform/testing/browser';
import { plantCase } from './testing/plant-case';
import { eml, receive } from './testing/receive';

/** The inbox at a real browser: walked by keys, a mail given and taken back, a case with what its partner wrote; without flaws in any look. */
const known = { mails: [] as string[], kase: '' };
const seated = seat('administrator', {
  before: async (desk, db) => {
    known.mails = await mailCameIn(desk);
    const [customer] = await rowsOf<{ id: number }>(db.read, 'select id from v_customer order by id limit 1');
    const kase = await plantCase(db, { companyId: desk.company.id, customerId: customer?.id ?? 0 });
    known.kase = `/c/acme-sas/cases/${desk.work().ids.seal('case', kase)}`;
    const mail = eml({ From: 'files@agency.example', Subject: 'RF-2026-0001: he has paid' }, 'In full.');
    await receive(desk.work(), desk.company.id, mail);
  },
});
const on = (path: string): string => `/c/acme-sas${path}`;

it('is walked by keys from one mail to the next, and gives and takes back by buttons', async () => {
  const { who, desk } = seated;
  await receive(desk.work(), desk.company.id, eml({ From: 'a@b.example', Subject: 'Second to wait' }, 'Hello'));
  await who.go(on('/inbox'));
  await who.page.keyboard.press('j');
  await Promise.all([who.page.waitForNavigation(), who.page.keyboard.press('Enter')]);
  expect(await who.said('h1')).toBe('Second to wait');
  await Promise.all([who.page.waitForNavigation(), who.page.keyboard.press('j')]);
  expect(await who.said('h1')).toBe('Our spring offers');
  await Promise.all([who.page.waitForNavigation(), who.page.keyboard.press('k')]);
  await who.fill({ customer: '1007' });
  expect(await who.press('It is theirs')).toBe(200);
  // on to the next that waits, with the way back
  expect([await who.said('h1'), await who.said('#notices')]).toEqual(['Our spring offers', expect.stringContaining('It is Brauhaus Nord GmbH’s now')]); // prettier-ignore
  expect(await who.press('Undo')).toBe(200);
  expect([await who.said('h1'), (await who.said('main')).includes('Nobody knows whose it is.')]).toEqual(['Second to wait', true]); // prettier-ignore
});

it('shows a case what its partner wrote, unread until somebody has read it', async () => {
  const { who, desk } = seated;
  await who.go(known.kase);
  expect(desk.failures).toEqual([]);
  expect(await who.said('main')).toContain('RF-2026-0001: he has paid unread');
  await who.press('RF-2026-0001: he has paid');
  expect(await who.press('I have read it')).toBe(200);
  expect([who.where(), (await who.said('main')).includes('unread')]).toEqual([known.kase, false]);
});

it('has no flaws in light, dark and on a phone', async () => {
  const { who } = seated;
  for (const [scheme, width] of [['light', 1280], ['dark', 1280], ['light', 390]] as const) {
    await who.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await who.page.setViewport({ width, height: 900 });
    const paths = [...known.mails, known.kase, on('/inbox'), on('/inbox?show=all'), on('/settings/mailbox')];
    for (const path of paths) {
      expect([path, await who.go(path)]).toEqual([path, 200]);
      expect([path, await flawsIn(who.page)]).toEqual([path, []]);
      const wide = await who.page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      expect([path, width, wide]).toEqual([path, width, 0]);
    }
  }
}, 120_000); // prettier-ignore
