import { seat } from '../desk/testing/browse';
import { addCharges } from '../ledger/charge.store';
import { day } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { closeBrowser } from '../platform/pdf/browser';
import { flawsIn } from '../platform/testing/browser';

/** Journals at the desk: accounts that were looked at first, what is shown is what is exported, each by whoever may. */
const at = seat('manager');
afterAll(() => closeBrowser());

const on = (path: string): string => `/c/acme-sas${path}`;
const SETTINGS = { format: 'fec', beginsOn: '2026-01-01', charges: 'claimed', journal: 'OD', series: 'D' };

async function charged(minor: number, cause: string): Promise<void> {
  const { house, company, work } = at.desk;
  const [entry] = await rowsOf<{ id: number; customerId: number }>(house.db.read, `select id, customer_id as "customerId" from v_entry where company_id = ? and document = 'F-1001'`, [company.id]); // prettier-ignore
  const of = { companyId: company.id, customerId: entry!.customerId, entryId: entry!.id, currency: 'EUR' };
  await house.db.transaction((tx) => addCharges(tx, work(), [{ ...of, kind: 'interest', cause, amountMinor: minor, aroseOn: day('2026-03-02') }])); // prettier-ignore
}

it('accounts that are proposed count only once they are saved', async () => {
  const [boss, manager, clerk] = [await at.desk.as('administrator'), await at.desk.as('manager'), await at.desk.as('collector')]; // prettier-ignore
  await charged(1_234, 'one');
  const { text } = await boss.get(on('/settings/accounting'));
  expect([text.includes('value="763100"'), text.includes('proposed, not saved: Revenus des créances commerciales')]).toEqual([true, true]); // prettier-ignore
  expect((await manager.get(on('/settings/accounting'))).text).not.toContain('value="763100"');
  expect((await clerk.get(on('/settings/accounting'))).status).toBe(403);
  expect((await manager.post(on('/settings/accounting'), SETTINGS)).status).toBe(403);
  await boss.post(on('/settings/accounting'), SETTINGS);
  expect((await manager.get(on('/journals?until=2026-03-02'))).text).toContain('No account is named for: Customers, Interest income from customers.'); // prettier-ignore
  for (const wrong of [
    { format: '<script>' },
    { beginsOn: 'soon' },
    { percent: '20' },
    { 'account.fee': '=1+1' },
    { consultant: 'x' },
  ])
    // prettier-ignore
    expect((await boss.post(on('/settings/accounting'), { ...SETTINGS, ...wrong })).status).toBe(422);
  await boss.post(on('/settings/accounting'), { ...SETTINGS, 'account.interest': '763100', 'account.receivable': '411000' }); // prettier-ignore
  expect((await manager.get(on('/settings/accounting'))).text).toContain('value="763100"');
});

it('what is shown is what is exported, and it is seen once', async () => {
  const { page } = at.who;
  await at.who.go(on('/journals?until=2026-03-02'));
  expect(await at.who.said('main')).toContain('1 posting, FEC lines');
  expect(await flawsIn(page)).toEqual([]);
  const manager = await at.desk.as('manager');
  const seen = /name="seen" value="(\w+)"/.exec((await manager.get(on('/journals?until=2026-03-02'))).text)?.[1] ?? '';
  await charged(66, 'two');
  const changed = await manager.post(on('/journals'), { until: '2026-03-02', seen });
  expect([changed.status, changed.text.includes('has changed since you looked')]).toEqual([409, true]);
  expect((await (await at.desk.as('collector')).post(on('/journals'), { until: '2026-03-02', seen })).status).toBe(403);
  await at.who.go(on('/journals?until=2026-03-02'));
  await at.who.press('Export 2 postings');
  expect(await at.who.said('main')).toContain('Journal 1');
  expect(await flawsIn(page)).toEqual([]);
  const here = new URL(page.url()).pathname;
  const file = await manager.get(`${here}/file`);
  expect([file.status, file.text.includes('\t763100\t'), file.text.includes('\t12,34\t')]).toEqual([200, true, true]);
  expect((await manager.get(on('/journals?until=2026-03-02'))).text).toContain('Everything before 3 Mar 2026 was exported.'); // prettier-ignore
  expect((await (await at.desk.as('reader')).get(here)).status).toBe(200);
  expect((await (await at.desk.as('collector')).post(`${here}/undo`)).status).toBe(403);
  await manager.post(`${here}/undo`);
  expect((await manager.get(here)).text).toContain('Taken back');
  expect((await manager.post(`${here}/undo`)).status).toBe(409);
  expect((await manager.get(`${here}/file`)).text).toBe(file.text);
});

it('answers what nobody meant', async () => {
  const manager = await at.desk.as('manager');
  for (const path of ['/journals/je_00000000000', "/journals/x'", '/journals/1/file', '/journals/je_x/undo'])
    expect((await manager.get(on(path))).status).toBe(404);
  for (const until of ['soon', '2026-02-30', '9'.repeat(9_000), "'; drop table entry"]) {
    expect((await manager.get(on(`/journals?until=${encodeURIComponent(until)}`))).status).toBe(422);
    expect((await manager.post(on('/journals'), { until, seen: '' })).status).toBe(422);
  }
  expect((await manager.get(on('/journals?until=2026-12-31'))).text).toContain('That day is still to come');
  expect((await manager.post(on('/journals'), {})).status).toBe(200);
});
