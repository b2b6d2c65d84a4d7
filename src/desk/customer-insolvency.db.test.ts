import { changeSetting } from '../companies/actions';
import { proceedingsOf } from '../insolvency/store';
import { rowsOf } from '../platform/db';
import { flawsIn } from '../platform/testing/browser';
import { seat } from './testing/browse';

/** The insolvency of a customer at a real browser: typed, seen in figures, a side changed by hand, recorded, noted as sent, taken back. */
const seated = seat('collector', {
  before: async ({ work, company }) => {
    await changeSetting(work(), company.id, 'latePayment', 'on_demand');
    await changeSetting(work(), company.id, 'debtorType', 'company');
  },
});
let customerId = 0;
let page = '';
let item = '';

beforeAll(async () => {
  const [row] = await rowsOf<{ id: number; itemId: number }>(seated.database.db.read, `select customer_id as id, item_id as "itemId" from v_open_item where document = 'F-1001'`); // prettier-ignore
  customerId = row?.id ?? 0;
  page = `/c/acme-sas/customers/${seated.desk.house.ids.seal('customer', customerId)}`;
  item = seated.desk.house.ids.seal('item', row?.itemId ?? 0);
});

const kept = () => proceedingsOf(seated.database.db.read, seated.desk.company.id, customerId);
const held = () => rowsOf<{ id: number }>(seated.database.db.read, `select id from v_hold where kind = 'insolvency' and ended_at is null`); // prettier-ignore
const given = { kind: 'fr_redressement', opened: '2026-02-20', published: '2026-02-27', source: 'own' };

/** In light, dark and on the narrowest phone. */
async function looked(name: string): Promise<void> {
  const browsed = seated.who.page;
  for (const [scheme, width] of [['light', 1280], ['dark', 1280], ['light', 320]] as const) {
    const features = [{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }];
    await browsed.emulateMediaFeatures(features);
    await browsed.setViewport({ width, height: 900 });
    expect([name, await flawsIn(browsed)]).toEqual([name, []]);
    const wide = await browsed.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect([name, width, wide]).toEqual([name, width, 0]);
  }
  await browsed.setViewport({ width: 1280, height: 900 });
} // prettier-ignore

it('refuses what is no proceeding, beside its field, and whoever may only look', async () => {
  const clerk = await seated.desk.as('collector');
  for (const wrong of [
    { kind: '' },
    { kind: 'fr_mercy' },
    { kind: '__proto__' },
    { opened: '2026-02-31' },
    { opened: "2026-02-20'; drop table insolvency" },
    { published: 'soon' },
    { proof_by: '1' },
    { court: 'x'.repeat(201) },
    { email: 'nobody' },
    { source: 'rumour' },
  ])
    for (const to of ['/insolvency/check', '/insolvency'])
      expect({ wrong, to, status: (await clerk.post(`${page}${to}`, { ...given, ...wrong })).status }).toEqual({ wrong, to, status: 422 }); // prettier-ignore
  for (const days of [{ opened: '2026-03-04', published: '' }, { published: '2026-02-19' }])
    for (const to of ['/insolvency/check', '/insolvency'])
      expect((await clerk.post(`${page}${to}`, { ...given, ...days })).status).toBe(409);
  const reader = await seated.desk.as('reader');
  for (const to of ['/insolvency/check', '/insolvency', '/insolvency/proof', '/insolvency/end'])
    expect([403, 404]).toContain((await reader.post(`${page}${to}`, given)).status);
  for (const to of ['/insolvency/proof', '/insolvency/end']) expect((await clerk.get(`${page}${to}`)).status).toBe(404);
  const marked = await clerk.post(`${page}/insolvency/check`, { ...given, court: '<script>alert(1)</script>' });
  expect(marked.text).not.toContain('<script>alert(1)');
  expect([await kept(), await held()]).toEqual([[], []]);
});

it('keeps what was typed, and shows in figures what follows', async () => {
  const { who } = seated;
  await who.go(page);
  await who.go(`${page}/insolvency`);
  await who.page.select('[name=kind]', 'fr_redressement');
  await who.fill({ opened: '2026-03-09', court: 'TC Lyon', number: '2026J00123', administrator: 'Me Roux' });
  await looked('form');
  expect(await who.press('See what follows')).toBe(409);
  expect(await who.page.$eval('[name=court]', (field) => (field as unknown as { value: string }).value)).toBe('TC Lyon'); // prettier-ignore
  await who.fill({ opened: '2026-02-20', published: '2026-02-27' });
  expect(await who.press('See what follows')).toBe(200);
  const said = await who.said('main');
  for (const text of [
    'FR · Redressement judiciaire, opened 20 Feb 2026',
    'Proof of debt: 27 Apr 2026 (C. com. R622-24)',
    'presumed from the invoice',
    'Guarantors are not frozen',
    'A task asks whether interest stops',
  ])
    // prettier-ignore
    expect(said).toContain(text);
  await looked('check');
  expect([await kept(), await held()]).toEqual([[], []]);
});

it('counts again with a side chosen by hand, and records exactly that, once', async () => {
  const { who, desk } = seated;
  const before = await who.said('main');
  await who.page.select(`[name="side.${item}"]`, 'goes_on');
  expect(await who.press('Count again')).toBe(200);
  expect(await who.said('main')).not.toBe(before);
  expect(await who.page.$eval(`[name="side.${item}"]`, (field) => (field as unknown as { value: string }).value)).toBe('goes_on'); // prettier-ignore
  expect(await who.press('Change the particulars')).toBe(200);
  expect(await who.page.$eval('[name=administrator]', (field) => (field as unknown as { value: string }).value)).toBe('Me Roux'); // prettier-ignore
  expect(await who.press('See what follows')).toBe(200);
  await who.page.select(`[name="side.${item}"]`, 'goes_on');
  expect(await who.press('Record the insolvency')).toBe(200);
  const sides = await rowsOf<{ itemId: number; frozen: number }>(seated.database.db.read, 'select item_id as "itemId", frozen from insolvency_item'); // prettier-ignore
  const [chosen] = sides.filter(({ itemId }) => desk.house.ids.seal('item', itemId) === item);
  expect(chosen?.frozen).toBe(0);
  expect(await held()).toHaveLength(sides.filter(({ frozen }) => frozen === 1).length);
  expect(await who.said('#insolvency')).toMatch(/Redressement judiciaire.*opened 20 Feb 2026.*TC Lyon, number 2026J00123.*Next: Proof of debt: 27 Apr 2026/s); // prettier-ignore
  await looked('customer');
  const clerk = await desk.as('collector');
  const again = await clerk.post(`${page}/insolvency`, given);
  expect([again.status, (await kept()).length]).toEqual([409, 1]);
});

it('shows the claim to the cent, with interest and without, and files a draft once', async () => {
  const { who, desk } = seated;
  await who.go(`${page}/insolvency/claim`);
  await looked('claim');
  const sure = await who.said('tfoot');
  await who.page.click('[name=with][value=none]');
  expect(await who.press('Count again')).toBe(200);
  expect(await who.said('tfoot')).not.toBe(sure);
  expect(await who.press('Draft the proof of debt')).toBe(200);
  expect(await who.said('main')).toContain('Déclaration de créances');
  const clerk = await desk.as('collector');
  for (const wrong of ['', 'more', '__proto__'])
    expect((await clerk.post(`${page}/insolvency/claim`, { with: wrong })).status).toBe(404);
  expect((await clerk.get(`${page}/insolvency/claim?with=more`)).status).toBe(200);
  const reader = await desk.as('reader');
  expect((await reader.post(`${page}/insolvency/claim`, { with: 'sure' })).status).toBe(403);
  const drafts = await rowsOf(seated.database.db.read, `select id from document where about like 'insolvency/%'`);
  expect(drafts).toHaveLength(1);
});

it('asks whether interest stops, from the day of the opening', async () => {
  const clerk = await seated.desk.as('collector');
  const asked = await rowsOf<{ about: string }>(seated.database.db.read, `select about from task where kind = 'hold_interest' and done_at is null`); // prettier-ignore
  expect(asked).toMatchObject([{ about: expect.stringMatching(/^insolvency\/\d+\/interest$/) as string }]);
  const { text } = await clerk.get(`${page}/interest/hold`);
  expect(text).toMatch(/name="from"[^>]*value="2026-02-20"/);
  expect(text).toMatch(/value="insolvency" selected/);
  const put = { scope: 'frozen', reason: 'insolvency', from: '2026-02-20', basis: 'L622-28', why: 'opened' };
  expect((await clerk.post(`${page}/interest/hold`, put)).status).toBe(303);
  const { text: again } = await clerk.get(`${page}/interest/hold`);
  expect(again).not.toContain('value="frozen"'); // all of it is held
  expect(again).not.toMatch(/value="insolvency" selected/);
});

it('notes the proof of debt as sent, and is taken back as entered in error', async () => {
  const { who } = seated;
  await who.go(`${page}/insolvency/proof`);
  await who.fill({ way: 'registered letter' });
  await looked('sent');
  expect(await who.press('Note it as sent')).toBe(200);
  expect(await who.said('#insolvency')).toContain('Proof of debt sent 3 Mar 2026.');
  await who.go(`${page}/insolvency/end`);
  await looked('end');
  await who.page.click('[name=outcome][value=error]');
  await who.fill({ why: 'another company of that name' });
  expect(await who.press('End it')).toBe(200);
  expect(await who.said('#insolvency')).toContain('3 Mar 2026: entered in error');
  const open = await rowsOf(seated.database.db.read, `select id from task where kind in ('insolvency', 'hold_interest') and done_at is null`); // prettier-ignore
  expect([await held(), open]).toEqual([[], []]);
  expect(seated.desk.failures).toEqual([]);
});
