import { changeSetting } from '../companies/actions';
import { companyById } from '../companies/store';
import { customerById } from '../customers/store';
import { raise } from '../disputes/actions';
import { settle } from '../disputes/settle.actions';
import { gatherClaim } from '../dossier/claim.actions';
import { interestTable } from '../dossier/interest';
import { day } from '../kernel/day';
import { loadShippedRates } from '../law/rates.actions';
import { keptCharges } from '../ledger/claimed.store';
import { makeNote } from '../notices/interest-note.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { tasksOf } from '../tasks/store';
import { openTestDesk, type TestDesk, type Visitor } from './testing/test-desk';

/** Days without interest on the desk: put, ended and taken back by people with the right; what every paper and file makes of them is one sum. */
const database = testDatabase();
let desk: TestDesk;
let clerk: Visitor;
let customerId = 0;
let page = '';
let item = '';
let itemId = 0;
beforeAll(async () => {
  desk = await openTestDesk(database);
  await loadShippedRates(desk.work());
  await changeSetting(desk.work(), desk.company.id, 'latePayment', 'on_demand');
  clerk = await desk.as('collector');
  const [row] = await rowsOf<{ id: number; customerId: number }>(database.db.read, `select item_id as id, customer_id as "customerId" from v_open_item where document = 'F-1001'`); // prettier-ignore
  [itemId, customerId] = [row?.id ?? 0, row?.customerId ?? 0];
  item = desk.work().ids.seal('item', itemId);
  page = `/c/acme-sas/customers/${desk.work().ids.seal('customer', customerId)}`;
  await database.db.write('customer').where({ id: customerId }).update({ debtor_type: 'company' });
});
afterAll(() => desk.close());

const read = (html: string): string => html.slice(html.indexOf('<main')).replace(/\s+/g, ' ');
const shown = async (): Promise<string> => read((await clerk.get(`${page}/interest?item=${item}`)).text);
const put = (more: Record<string, string> = {}) =>
  clerk.post(`${page}/interest/hold`, {
    ...{ scope: item, reason: 'standstill', from: '2026-01-20', until: '2026-02-10', basis: 'letter of 19 January' },
    ...{ why: 'talks', ...more },
  });
const standing = () => rowsOf<{ id: number; reason: string; until: string | null }>(database.db.read, `select id, reason, until_on as "until" from v_interest_hold where ended_at is null order by id`); // prettier-ignore
const holdPath = async (what: string): Promise<string> =>
  `${page}/interest/holds/${desk.work().ids.seal('interest_hold', (await standing()).at(-1)?.id ?? 0)}/${what}`;

it('refuses what is no hold beside its field, and whoever may only look', async () => {
  expect(await shown()).toContain('Interest is stopped on no day.');
  for (const wrong of [
    { from: '' },
    { from: '2026-02-31' },
    { until: '2026-01-19' },
    { until: 'soon' },
    { reason: 'mercy' },
    { scope: 'it_00000000000' },
    { scope: '1 or 1=1' },
    { basis: ' ' },
    { why: '' },
    { why: 'x'.repeat(501) },
    { claimed: 'perhaps' },
  ])
    expect({ wrong, status: (await put(wrong)).status }).toEqual({ wrong, status: 422 });
  expect((await put({ from: '1980-01-01' })).status).toBe(409);
  const reader = await desk.as('reader');
  expect([403, 404]).toContain((await reader.post(`${page}/interest/hold`, {})).status);
  expect((await clerk.get(`${page}/interest/holds/ih_x/end`)).status).toBe(404);
  expect(await standing()).toEqual([]);
});

it('is put, and the table names its days with the reason, the page what it leaves out', async () => {
  expect(await shown()).toContain('€19.17');
  expect((await put()).status).toBe(303);
  const text = await shown();
  for (const said of ['held: agreed standstill (8.7879', 'letter of 19 January', '20 Jan 2026 – 10 Feb 2026', '€10.39'])
    expect(text).toContain(said);
  const csv = (await clerk.get(`${page}/interest/export?item=${item}`)).text.split('\n');
  expect(csv.filter((line) => line.includes('held: agreed standstill'))).toHaveLength(1);
});

it('is the same in what is claimed, in its note and in the recovery file', async () => {
  const claim = await clerk.post(`${page}/interest/claim`, { what: `${item}.interest`, checked: 'yes' });
  expect(claim.status).toBe(303);
  const range = { companyId: desk.company.id, first: customerId, last: customerId };
  const [charge] = await keptCharges(database.db.read, range);
  expect(charge?.amountMinor).toBe(1039);
  const customer = await customerById(database.db.read, desk.company.id, customerId);
  const note = await makeNote(desk.work(), { company: desk.company, holds: () => [], customer }, { language: 'de', currency: null }); // prettier-ignore
  const lines = note.invoices.flatMap(({ interest }) => interest?.count.lines ?? []);
  expect(lines.map(({ held }) => held)).toEqual([null, 'standstill', null]);
  expect(note.totalMinor).toBe(1039);
  expect((await put({ from: '2026-02-01' })).status).toBe(409);
  expect((await put({ from: '2026-02-11', until: '2026-02-20', claimed: 'reverse' })).status).toBe(303);
  expect((await keptCharges(database.db.read, range)).map(({ reversedWhy }) => reversedWhy)).toEqual(['talks']);
  const company = await companyById(database.db.read, desk.company.id);
  const asked = { company, customer, items: ['F-1001'], currency: null, keyDate: day('2026-03-03'), language: 'en' };
  const { claim: file } = await gatherClaim(desk.work(), database.db.read, { ...asked, interest: 'law', recipient: null, facts: null }, []); // prettier-ignore
  const table = interestTable({ ...file, reference: 'RF', version: 1 });
  expect(table?.entries.flatMap(({ segments }) => segments.map(({ from, held }) => `${from} ${held ?? ''}`))).toEqual([
    '2026-01-15 ',
    '2026-01-20 standstill',
    '2026-02-11 standstill',
    '2026-02-21 ',
  ]);
  expect(await shown()).toContain('€6.39');
  expect(table?.totalMinor).toBe(639);
});

it('is ended, and taken back', async () => {
  const end = await holdPath('end');
  expect((await clerk.get(end)).text).toContain('When does interest run again?');
  expect((await clerk.post(end, { until: '2026-02-10', why: 'x' })).status).toBe(422);
  expect((await clerk.post(end, { until: '2026-02-18', why: 'they broke off' })).status).toBe(303);
  expect(await shown()).toContain('ended by');
  while ((await standing()).length > 0) {
    expect((await clerk.post(await holdPath('undo'), { why: 'wrong customer' })).status).toBe(303);
  }
  const text = await shown();
  expect(text).toContain('taken back by');
  expect(text).toContain('€19.17');
});

it('is proposed where a dispute is found justified, with its days filled in; nothing is put by itself', async () => {
  const work = { ...desk.work(), today: day('2026-03-03') };
  const companyId = desk.company.id;
  const dispute = await raise(work, {
    ...{ companyId, customerId, category: 'price', objection: 'the order says less', raisedOn: day('2026-02-05') },
    items: [{ itemId, amountMinor: null }],
  });
  await settle(work, { companyId, disputeId: dispute.id }, { outcome: 'justified' });
  const asked = async () =>
    (await tasksOf(database.db.read, { companyId })).filter(({ kind }) => kind === 'hold_interest');
  expect((await asked()).map(({ about }) => about)).toEqual([`interest/${itemId}`]);
  expect(await standing()).toEqual([]);
  const form = (await clerk.get(`${page}/interest/hold?item=${item}`)).text;
  for (const said of ['value="2026-02-05"', 'value="justified_dispute" selected']) expect(form).toContain(said);
  expect((await put({ reason: 'justified_dispute', from: '2026-02-05', until: '2026-03-03' })).status).toBe(303);
  expect(await asked()).toEqual([]);
});
