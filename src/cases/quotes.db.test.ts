import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { MODELS } from '../mandates/fees/testing/models';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';

/** Quotes as people meet them: asked by hand, for a file, for many; kept, lapsed, accepted. */
const open = testDatabase();
const RECORDED = { recorded_at: '2026-01-01T00:00:00.000Z', recorded_by: 'test' };
let desk: TestDesk;
let clerk: Visitor;
let manager: Visitor;
let at: string;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  [clerk, manager] = [await desk.as('collector'), await desk.as('manager')];
  at = `/c/${desk.company.code}/recovery`;
  const own = { company_id: desk.company.id, ...RECORDED };
  await open.db.transaction(async (tx) => {
    for (const [name, kind, model, countries] of [
      ['Nord Inkasso', 'agency', MODELS.setup, '["DE","FR"]'],
      ['=Delmas <b>', 'agency', MODELS.age, '[]'],
      ['Rossi', 'solicitor', MODELS.slices, '["IT"]'],
    ] as const) {
      const [row] = await tx('partner').insert({ name, kind, countries, ...own }).returning<{ id: number }[]>('id');
      const of = { partner_id: row?.id, ...own };
      await tx('fee_model').insert({ name: 'Prices', model: JSON.stringify(model), valid_from: '2026-01-01', ...of });
      await tx('agreement').insert({ kind: 'collection', origin: 'uploaded', valid_from: '2026-01-01', ...of });
    }
    for (const [number, code] of [['RF-2026-0001', '1007'], ['RF-2026-0002', '4711']] as const) {
      const items = await rowsOf<{ id: number; customer_id: number; open_minor: number; due_on: string }>(tx, `select i.id, i.customer_id, i.open_minor, i.due_on from open_item i join customer c on c.id = i.customer_id where c.code = ? and i.open_minor > 0 order by i.id`, [code]); // prettier-ignore
      const entries = items.map(({ open_minor, due_on }) => ({ claimedMinor: open_minor, dueOn: due_on }));
      const claim = { currency: 'EUR', route: 'amicable', keyDate: '2026-03-01', entries, charges: [], costs: [], interest: null, exhibits: [], disputes: [], account: [], unclaimed: [], promises: [], reminders: [], contacts: [] };
      const principal = entries.reduce((total, { claimedMinor }) => total + claimedMinor, 0);
      const made = { number, version: 1, currency: 'EUR', key_date: '2026-03-01', route: 'amicable', principal_minor: principal, pages: 1 };
      const shas = { pdf_sha: 'x', zip_sha: 'x', manifest_sha: 'x', readiness: '[]', claim: JSON.stringify(claim) };
      const [row] = await tx('dossier').insert({ ...made, ...shas, customer_id: items[0]?.customer_id, ...own }).returning<{ id: number }[]>('id');
      for (const { id, open_minor } of items) await tx('dossier_item').insert({ dossier_id: row?.id, item_id: id, claimed_minor: open_minor });
    }
  }); // prettier-ignore
});
afterAll(() => desk.close());

const idOf = async (table: string, column: string, value: string): Promise<number> =>
  (await rowsOf<{ id: number }>(open.db.read, `select id from ${table} where ${column} = ?`, [value]))[0]?.id ?? 0;
const file = async (number: string): Promise<string> => desk.house.ids.seal('dossier', await idOf('dossier', 'number', number)); // prettier-ignore
const partner = async (name: string): Promise<string> => desk.house.ids.seal('partner', await idOf('partner', 'name', name)); // prettier-ignore
const seenOf = (text: string, sealed: string): string => new RegExp(`name="partner" value="${sealed}">.*?name="seen" value="([0-9a-f]+)"`, 's').exec(text)?.[1] ?? ''; // prettier-ignore

const ASKED = 'debtor=Brauhaus&country=DE&amount=400.00&currency=EUR&age=60';

it('shows what each suitable partner would charge, all of it, and why the others do not', async () => {
  const { status, text } = await clerk.get(`${at}/quotes?${ASKED}`);
  expect(status).toBe(200);
  for (const said of ['Quotes for Brauhaus: €400.00, due for 60 days', '€275.05', '-€29.75', '€62.00', 'at least €40.00', 'to be paid before work begins', 'None needed', 'Fewer than five closed cases', '17 Mar 2026'])
    expect(text).toContain(said); // prettier-ignore
  expect(text).toContain('Rossi: does not work in the country of the debtor');
  expect(text).not.toContain('Delmas <b>');
  expect((await rowsOf(open.db.read, 'select id from quote')).length).toBe(0);
});

it('names the papers that a hand-over takes, and none where it takes none', async () => {
  const needs = (value: string | null) => open.db.transaction((tx) => tx('partner').where({ name: 'Nord Inkasso' }).update({ needs_agreement: value })); // prettier-ignore
  expect((await clerk.get(`${at}/quotes?${ASKED}`)).text).not.toContain('Collection agreement');
  await needs('yes');
  const { text } = await clerk.get(`${at}/quotes?${ASKED}`);
  for (const said of ['Collection agreement: signature missing', 'None needed']) expect(text).toContain(said);
  expect(text.match(/Collection agreement/g)).toHaveLength(1);
  await needs(null);
});

it('says what own closed cases like it brought, from five on, and expects nothing of fewer', async () => {
  const dossierId = await idOf('dossier', 'number', 'RF-2026-0002');
  const customerId = await idOf('customer', 'code', '4711');
  const nord = await idOf('partner', 'name', 'Nord Inkasso');
  const like = { company_id: desk.company.id, customer_id: customerId, dossier_id: dossierId, partner_id: nord, ...RECORDED };
  const ended = { state: 'closed', outcome: 'uncollectable', handed_over_on: '2025-06-01', ended_on: '2025-09-01', age_days: 60 };
  const claimed = (await rowsOf<{ minor: number }>(open.db.read, 'select principal_minor as minor from dossier where id = ?', [dossierId]))[0]?.minor ?? 0;
  const asked = `debtor=Roux&country=FR&amount=${(claimed / 100).toFixed(2)}&currency=EUR&age=60`;
  const add = (n: number, more = {}): Promise<unknown> =>
    open.db.transaction((tx) => tx('recovery_case').insert(Array.from({ length: n }, () => ({ ...like, ...ended, ...more }))));
  await add(4);
  await add(1, { outcome: 'withdrawn' });
  expect((await clerk.get(`${at}/quotes?${asked}`)).text).not.toContain('of your own cases');
  await add(1);
  const { text } = await clerk.get(`${at}/quotes?${asked}`);
  expect(text).toContain('from 5 of your own cases with this partner: 0% came in');
  expect(text).toContain('from 5 of your own cases like it: 0% came in');
  await open.db.transaction((tx) => tx('recovery_case').where({ ended_on: '2025-09-01' }).del());
}); // prettier-ignore

it('keeps what was typed, and takes nothing that is hostile', async () => {
  for (const wrong of ['amount=-5', 'amount=1e9', 'age=-1', 'age=1.5', 'country=ZZ', 'country=%3Cscript%3E', 'currency=EURO', 'debtor=']) {
    const { status, text } = await clerk.get(`${at}/quotes?${ASKED}&${wrong}`);
    expect([wrong, status]).toEqual([wrong, 422]);
    expect(text).not.toContain('<script>x');
  } // prettier-ignore
  const csv = await clerk.get(`${at}/quotes/export?${ASKED}`);
  expect(csv.text).toContain(`'=Delmas <b>`);
  expect((await clerk.get(`${at}/quotes/export`)).status).toBe(404);
  expect((await clerk.get(`${at}/quotes/qt_00000000000`)).status).toBe(404);
});

it('keeps a quote once for fourteen days; declined and opened again; lapsed it is asked for again', async () => {
  const { text } = await clerk.get(`${at}/quotes?${ASKED}`);
  const sealed = await partner('Nord Inkasso');
  const fields = { ...Object.fromEntries(new URLSearchParams(ASKED)), partner: sealed, once: 'a'.repeat(32), seen: seenOf(text, sealed) }; // prettier-ignore
  const kept = await clerk.post(`${at}/quotes`, fields);
  expect(kept.status).toBe(303);
  expect((await clerk.post(`${at}/quotes`, fields)).location).toBe(kept.location);
  expect((await clerk.post(`${at}/quotes`, { ...fields, once: 'b'.repeat(32), seen: 'other' })).status).toBe(409);
  expect((await rowsOf(open.db.read, 'select id from quote')).length).toBe(1);
  expect((await clerk.get(kept.location)).text).toContain('valid until 17 Mar 2026');
  await clerk.post(`${kept.location}/decline`);
  expect((await clerk.get(kept.location)).text).toContain('declined');
  await clerk.post(`${kept.location}/reopen`);
  await open.db.transaction((tx) => tx('quote').update({ valid_until: '2026-03-02' }));
  expect((await clerk.get(kept.location)).text).toContain('expired on 2 Mar 2026');
  expect((await manager.post(`${kept.location}/accept`)).status).toBe(409);
});

it('hands a file over under its quote, begins when the set-up fee is paid, and leaves its terms', async () => {
  const sealed = await file('RF-2026-0001');
  const page = await manager.get(`${at}/${sealed}/quotes`);
  const to = await partner('Nord Inkasso');
  const fields = { partner: to, seen: seenOf(page.text, to) };
  expect((await clerk.post(`${at}/${sealed}/quotes/accept`, fields)).status).toBe(403);
  const taken = await manager.post(`${at}/${sealed}/quotes/accept`, fields);
  expect(taken.status).toBe(303);
  expect((await manager.post(`${at}/${sealed}/quotes/accept`, fields)).location).toBe(taken.location);
  const cases = 'select stage, start_when as "when", age_days as age, quote_id as quote, fee_model_id as fees from recovery_case';
  const [made] = await rowsOf<{ stage: string; when: string; quote: number; fees: number }>(open.db.read, cases);
  expect(made).toMatchObject({ stage: 'set_up_due', when: 'set_up_paid' });
  expect(made?.fees).toBe((await rowsOf<{ id: number }>(open.db.read, 'select fee_model_id as id from quote where id = ?', [made?.quote]))[0]?.id); // prettier-ignore
  const shown = await clerk.get(taken.location);
  expect(desk.failures).toEqual([]);
  expect(shown.text).toContain('€29.75 with VAT is to be paid');
  expect((await clerk.post(`${taken.location}/set-up-paid`)).status).toBe(303);
  expect((await rowsOf<{ stage: string }>(open.db.read, cases))[0]?.stage).toBe('received');
  const [task] = await rowsOf<{ outcome: string; title: string }>(open.db.read, `select outcome, title from task where kind = 'set_up_fee'`);
  expect(task).toMatchObject({ outcome: 'paid', title: expect.stringContaining('€29.75') as string });
}); // prettier-ignore

it('hands many over to one partner while others run, all or none', async () => {
  const sealed = await file('RF-2026-0002');
  const shown = await manager.get(`${at}/quotes/many?file=${sealed}`);
  expect(shown.text).toContain('Hand 1 file over');
  expect((await manager.get(`${at}/quotes/many?file=${await file('RF-2026-0001')}`)).status).toBe(404);
  const to = await partner('=Delmas <b>');
  expect((await manager.post(`${at}/quotes/many`, { partner: to, file: [sealed, await file('RF-2026-0001')] })).status).toBe(404); // prettier-ignore
  expect((await manager.post(`${at}/quotes/many`, { partner: to, file: sealed })).status).toBe(303);
  expect((await rowsOf(open.db.read, `select id from recovery_case where state = 'with_partner'`)).length).toBe(2);
});

it.each(['fr', 'de', 'sv'])('is said in %s', async (language) => {
  await clerk.post('/account', { name: 'The collector', locale: 'en-GB', theme: 'auto', language });
  const { text } = await clerk.get(`${at}/quotes?${ASKED}`);
  for (const said of ['Set-up fee', 'Valid until', 'Keep this quote', 'Ask for a quote']) expect(text).not.toContain(said); // prettier-ignore
});
