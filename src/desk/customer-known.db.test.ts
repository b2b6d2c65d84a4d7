import { holdSources } from '../app';
import { handOver } from '../cases/actions';
import { customerById } from '../customers/store';
import { makeDossier } from '../dossier/actions';
import { factsOf } from '../finances/store';
import { rowsOf } from '../platform/db';
import { flawsIn } from '../platform/testing/browser';
import { tracesOf } from '../tracing/store';
import { seat } from './testing/browse';
import type { TestDesk } from './testing/test-desk';

/** What is known of a customer at a real browser: its means with source and day, and the search for it when letters come back. */
let kase = '';
const seated = seat('collector', { before: (desk, db) => aCaseIsOut(desk, db) });
let customerId = 0;
let page = '';

async function aCaseIsOut(desk: TestDesk, db: typeof seated.database.db): Promise<void> {
  const work = desk.work();
  const [row] = await rowsOf<{ id: number }>(db.read, `select customer_id as id from v_open_item where document = 'F-1003'`); // prettier-ignore
  customerId = row?.id ?? 0;
  await db.transaction((tx) => tx('customer').where({ id: customerId }).update({ legal_name: 'Brauhaus Nord GmbH' }));
  const customer = await customerById(db.read, desk.company.id, customerId);
  const asked = { company: desk.company, customer, items: ['F-1003', 'F-1004'], currency: null, keyDate: work.today, language: 'en', interest: null, recipient: 'Agence Delmas', facts: null }; // prettier-ignore
  const { number } = await makeDossier(work, asked, holdSources);
  const id = await handOver(work, { companyId: desk.company.id, number, partner: 'Agence Delmas', partnerKind: 'agency' }); // prettier-ignore
  kase = `/c/acme-sas/cases/${desk.house.ids.seal('case', id)}`;
  page = `/c/acme-sas/customers/${desk.house.ids.seal('customer', customerId)}`;
}

const whose = () => ({ companyId: seated.desk.company.id, customerId });
const facts = () => factsOf(seated.database.db.read, whose());
const traces = () => tracesOf(seated.database.db.read, seated.desk.company.id, customerId);

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

const given = { kind: 'equity', figure: '-12,000', currency: 'EUR', year: '2025', source: 'accounts', as_of: '2025-12-31', told_by: 'us' }; // prettier-ignore

it('refuses what is no fact, beside its field, and whoever may only look', async () => {
  const clerk = await seated.desk.as('collector');
  for (const wrong of [
    { kind: '' },
    { kind: '__proto__' },
    { figure: '' },
    { figure: 'much' },
    { figure: '1e9' },
    { figure: '9'.repeat(30) },
    { currency: 'EURO' },
    { currency: 'E1R' },
    { year: '25' },
    { year: "2025' or 1=1" },
    { source: '' },
    { source: 'x'.repeat(201) },
    { as_of: '2026-02-31' },
    { told_by: 'a rumour' },
    { kind: 'employees', figure: '-1' },
    { kind: 'employees', figure: '1.5' },
    { kind: 'note', figure: '' },
  ])
    expect({ wrong, status: (await clerk.post(`${page}/finances`, { ...given, ...wrong })).status }).toEqual({ wrong, status: 422 }); // prettier-ignore
  for (const wrong of [{ as_of: '2031-01-01' }, { year: '2031' }, { kind: 'turnover' }, { kind: 'assets' }])
    expect({ wrong, status: (await clerk.post(`${page}/finances`, { ...given, ...wrong })).status }).toEqual({ wrong, status: 409 }); // prettier-ignore
  const kept = await clerk.post(`${page}/finances`, { ...given, figure: 'much', source: '<script>alert(1)</script>' });
  expect(kept.text).toContain('value="much"');
  expect(kept.text).not.toContain('<script>alert(1)');
  for (const to of ['/finances/fi_00000000000/back', '/finances/1/back'])
    expect([to, (await clerk.get(`${page}${to}`)).status]).toEqual([to, 404]);
  const reader = await seated.desk.as('reader');
  for (const to of ['/finances', '/trace', '/trace/look', '/trace/found', '/trace/end', '/trace/resume', '/trace/ask'])
    expect([to, (await reader.post(`${page}${to}`, given)).status]).toEqual([to, 403]);
  expect((await reader.get(page)).text).not.toContain('/finances');
  expect([await facts(), await traces()]).toEqual([[], []]);
});

it('writes down what the partner of a case found, shows it on both pages, and takes it back', async () => {
  const { who } = seated;
  await who.go(kase);
  expect(await who.said('#finances')).toContain('Nothing is known of this customer’s means.');
  expect(await who.press('Add what the partner found')).toBe(200);
  expect(await who.page.$eval('[name=source]', (field) => (field as unknown as { value: string }).value)).toBe('RF-2026-0001, Agence Delmas'); // prettier-ignore
  expect(await who.page.$eval('[name=told_by]', (field) => (field as unknown as { value: string }).value)).toBe('partner'); // prettier-ignore
  await looked('finances-form');
  await who.page.select('[name=kind]', 'equity');
  await who.fill({ figure: '-12,000', year: '2025', as_of: '2025-12-31' });
  expect(await who.press('Write it down')).toBe(200);
  expect(await who.said()).toContain('Written down: Own funds -€12,000.00.');
  for (const at of [page, kase]) {
    await who.go(at);
    expect(await who.said('#finances')).toMatch(/Own funds: -€12,000\.00 \(2025\) RF-2026-0001, Agence Delmas · as of 31 Dec 2025 · the partner told it/); // prettier-ignore
  }
  const clerk = await seated.desk.as('collector');
  await clerk.post(`${page}/finances`, { ...given, kind: 'employees', figure: '12', as_of: '2024-01-01' });
  await clerk.post(`${page}/finances`, { ...given, figure: '3,400.50', as_of: '2026-02-01' });
  await clerk.post(`${page}/finances`, { ...given, kind: 'assets', figure: '', note: 'A van, not paid off' });
  await who.go(page);
  expect(await who.said('#finances')).toMatch(/Assets A van, not paid off .* Employees: 12 \(2025\) old: nothing is concluded from it .* Own funds: €3,400\.50/); // prettier-ignore
  await who.click('Told before');
  expect(await who.said('#finances')).toContain('-€12,000.00');
  await looked('finances-customer');
  const { text } = await clerk.get(page);
  const back = /href="([^"]*\/finances\/fi_\w+\/back)" aria-label="Take back: Own funds"/.exec(text)?.[1] ?? '';
  await who.go(back);
  await looked('finances-back');
  await who.fill({ why: 'of another company' });
  expect(await who.press('Take it back')).toBe(200);
  expect(await who.said('#finances')).toContain('Own funds: -€12,000.00');
  expect((await clerk.get(back)).status).toBe(404);
  await who.go(kase);
  await looked('finances-case');
});

it('proposes a search where letters and mail come back, and begins none by itself', async () => {
  const { who, database } = seated;
  await who.go(page);
  expect(await who.said()).not.toContain('A search is proposed');
  const clerk = await seated.desk.as('collector');
  await clerk.post(`${page}/addresses`, { role: 'billing', street: '1 Hafenstr.', city: 'Kiel', country: 'DE' });
  await database.db.transaction(async (tx) => {
    await tx('contact').where({ customer_id: customerId }).update({ state: 'bounced' });
    await tx('address').where({ customer_id: customerId }).update({ invalid_since: '2026-03-01T09:00:00.000Z' });
  });
  await who.go(page); // what was said of the address is not said over the next page
  await who.go(kase);
  expect(await who.said('#trace')).toMatch(/Letters came back from 1 address.*Nothing reaches this customer any more.*nothing begins by itself/); // prettier-ignore
  await looked('trace-proposed');
  expect(await traces()).toEqual([]);
  expect(await who.press('Search for the customer')).toBe(200);
  await looked('trace-start');
  await who.fill({ due: '2026-02-01' });
  expect(await who.press('Begin the search')).toBe(409);
  await who.fill({ due: '2026-03-20' });
  expect(await who.press('Begin the search')).toBe(200);
  const tasks = await rowsOf(database.db.read, `select due_on as "dueOn" from task where kind = 'trace' and done_at is null`); // prettier-ignore
  expect(tasks).toEqual([{ dueOn: '2026-03-20' }]);
});

it('keeps what was looked up, asks the partner, and ends with nobody found, which the closing names', async () => {
  const { who } = seated;
  expect(await who.press('Write down what was looked up')).toBe(200);
  await looked('trace-look');
  await who.fill({ what: 'Handelsregister', result: 'The seat is still in Kiel, the phone is dead.' });
  expect(await who.press('Write it down')).toBe(200);
  expect(await who.said('#trace')).toContain('Handelsregister: The seat is still in Kiel');
  await who.go(page);
  await looked('trace-customer');
  await who.go(kase);
  expect(await who.press('Ask the partner to look')).toBe(200);
  await looked('trace-ask');
  expect(await who.press('Send to the partner')).toBe(200);
  expect(who.where()).toBe(kase);
  expect(await who.said()).toContain('Please find out where it is now');
  await who.go(`${page}/trace/end`);
  await looked('trace-end');
  await who.page.click('[name=outcome][value=untraceable]');
  await who.fill({ why: 'nobody knows' });
  expect(await who.press('End the search')).toBe(200);
  expect(await who.said('#trace')).toContain('3 Mar 2026: nobody finds this customer');
  await who.go(`${kase}/close`);
  expect(await who.said()).toContain('3 Mar 2026: nobody finds this customer');
});

it('goes on again, and ends with the address that was found', async () => {
  const { who } = seated;
  await who.go(page);
  expect(await who.press('Go on searching')).toBe(200);
  await looked('trace-resume');
  expect(await who.press('Go on searching')).toBe(200);
  expect(await who.press('A new address was found')).toBe(200);
  expect(await who.page.$eval('[name=role]', (field) => (field as unknown as { value: string }).value)).toBe('billing');
  await looked('trace-found');
  await who.fill({ street: '9 Am Kai', postcode: '24103', city: 'Kiel', why: 'town hall' });
  expect(await who.press('Keep this address and end the search')).toBe(200);
  expect(await who.said('#trace')).toContain('a new address was found');
  expect(await who.said()).toContain('9 Am Kai, 24103 Kiel');
  const [last] = await traces();
  expect([last?.outcome, last?.lookups.length]).toEqual(['found', 1]);
  const clerk = await seated.desk.as('collector');
  expect((await clerk.post(`${page}/trace/resume`, {})).status).toBe(409);
  expect((await clerk.post(`${page}/trace/ask`, { case: 'ca_00000000000', text: 'x' })).status).toBe(422);
});

it('asks whether only prepaid orders are delivered when a case was lost; a person decides, and ends it', async () => {
  const { who, database, desk } = seated;
  const clerk = await desk.as('collector');
  const asked = () => rowsOf<{ title: string; outcome: string | null }>(database.db.read, `select title, outcome from task where kind = 'prepayment'`); // prettier-ignore
  expect((await clerk.post(`${kase}/close`, { outcome: 'uncollectable' })).status).toBe(303);
  expect(await asked()).toEqual([{ title: expect.stringMatching(/^Deliver to .* against prepayment only\? Case RF-2026-0001 ended without payment: €[\d,.]+ was given up$/) as string, outcome: null }]); // prettier-ignore
  const reader = await desk.as('reader');
  for (const to of ['/prepay', '/prepay/end'])
    expect([to, (await reader.post(`${page}${to}`, { why: 'x' })).status]).toEqual([to, 403]);
  expect((await clerk.post(`${page}/prepay`, { why: '' })).status).toBe(422);
  expect((await clerk.post(`${page}/prepay/end`, { why: 'x' })).status).toBe(409);
  await who.go(`${page}/prepay`);
  await looked('prepay');
  await who.fill({ why: 'lost €2,000 with them' });
  expect(await who.press('Deliver against prepayment only')).toBe(200);
  expect(await who.said('h1')).toContain('prepayment only since 3 Mar 2026');
  expect((await asked()).map(({ outcome }) => outcome)).toEqual(['lost €2,000 with them']);
  expect((await clerk.post(`${page}/prepay`, { why: 'again' })).status).toBe(409);
  await who.go(`${page}/prepay/end`);
  await looked('prepay-end');
  await who.fill({ why: 'paid three orders in advance' });
  expect(await who.press('Deliver on account again')).toBe(200);
  expect(await who.said('h1')).not.toContain('prepayment');
  expect(desk.failures).toEqual([]);
});

it('asks no partner where none works on the customer any more', async () => {
  const { who, desk } = seated;
  const clerk = await desk.as('collector');
  expect((await clerk.post(`${page}/trace`, { reason: 'gone again', due: '2026-03-20' })).status).toBe(303);
  await who.go(page);
  const said = await who.said('#trace');
  expect(said).toContain('A new address was found');
  expect(said).not.toContain('Ask the partner');
});
