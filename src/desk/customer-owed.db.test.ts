import { changeSetting } from '../companies/actions';
import { day } from '../kernel/day';
import { allocateMany } from '../ledger/allocation.store';
import { bookEntries } from '../ledger/entry.store';
import { loadShippedRates } from '../law/rates.actions';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { openTestDesk, type TestDesk, type Visitor } from './testing/test-desk';

/** Interest and costs on the desk: shown for any day, claimed, waived, reinstated, reversed by people with the right, and by nobody else. */
const database = testDatabase();
let desk: TestDesk;
let clerk: Visitor;
const page: Record<string, string> = {};
const item: Record<string, string> = {};
beforeAll(async () => {
  desk = await openTestDesk(database);
  const work = desk.work();
  await loadShippedRates(work);
  clerk = await desk.as('collector');
  const rows = await rowsOf<{ id: number; code: string }>(database.db.read, 'select id, code from v_customer');
  for (const { id, code } of rows) page[code] = `${AT}/customers/${work.ids.seal('customer', id)}`;
  const items = await rowsOf<{ id: number; document: string }>(database.db.read, 'select item_id as id, document from v_open_item'); // prettier-ignore
  for (const { id, document } of items) item[document] = work.ids.seal('item', id);
  await database.db.write('customer').where({ code: '4711' }).update({ debtor_type: 'company' });
});
afterAll(() => desk.close());

const AT = '/c/acme-sas';
const of = (code: string): string => page[code] ?? '';
const owed = async (query = ''): Promise<string> => read((await clerk.get(`${of('4711')}/interest${query}`)).text);
/** Without what stands around it. */
const read = (html: string): string => html.slice(html.indexOf('<main')).replace(/\s+/g, ' ');
const pick = (document: string, kind: string): string => `${item[document] ?? ''}.${kind}`;

it('is shown line by line with the source of each rate, and nothing is offered while the company claims nothing', async () => {
  const text = await owed();
  for (const said of ['€1,200.00', '15 Jan 2026', '48', '12.15 %', 'European Central Bank: 2.15', '€19.17', 'L441-10'].map((one) => one.replace('€1,200', '1,200'))) expect(text).toContain(said); // prettier-ignore
  expect(text).toContain('The company claims nothing for late payment');
  expect(text).not.toContain('/interest/claim"');
  const refused = await clerk.post(`${of('4711')}/interest/claim`, {
    what: pick('F-1001', 'interest'),
    checked: 'yes',
  });
  expect(refused.status).toBe(409);
  expect(await rowsOf(database.db.read, 'select id from charge')).toEqual([]);
  expect((await clerk.get(of('4711'))).text).toContain(`${of('4711')}/interest"`);
  expect((await clerk.get(`${of('1007')}/interest`)).text).toContain('It is not known what kind of debtor this is');
});

it('is asked for another day, past, to come, or none at all', async () => {
  expect(await owed('?day=2026-01-31')).toContain('€6.79');
  const ahead = await owed('?day=2027-12-31');
  expect(ahead).toContain('The rate is not known from 1 Jan 2027');
  for (const day of ['2026-13-45', 'x', '0000-01-01', '9999-12-31', '%3Cscript%3E'])
    expect(await owed(`?day=${day}`)).toContain('This is no day.');
  expect(await owed(`?item=${item['F-1002'] ?? ''}`)).not.toContain('F-1001, due');
  expect((await clerk.get(`${of('4711')}/interest?item=it_xx`)).status).toBe(200);
});

it('leaves the house as a table', async () => {
  const csv = await clerk.get(`${of('4711')}/interest/export?day=2026-03-03`);
  expect(csv.text.split('\n').slice(0, 3)).toEqual([
    'Document,Principal,Currency,From,To,Days,Year,Rate,Source,Amount',
    expect.stringMatching(/^F-1001,1200.00,EUR,2026-01-15,2026-03-03,48,365,12.15 %,Main refinancing rate of the European Central Bank: 2.15 \(2026-01-01\),19.17/), // prettier-ignore
    'F-1001,,EUR,,,,,,Interest,19.17',
  ]);
  expect((await clerk.get(`${of('4711')}/interest/export?as=xlsx`)).status).toBe(200);
});

it('is claimed once, what is not sure only by who says to have checked it; waived, reinstated, reversed', async () => {
  await changeSetting(desk.work(), desk.company.id, 'latePayment', 'on_demand');
  const claim = `${of('4711')}/interest/claim`;
  expect((await clerk.get(claim)).text).toContain('It must be printed on the invoice.');
  for (const what of [
    '',
    'x',
    'it_00000000000.interest',
    `${item['F-1003'] ?? ''}.interest`,
    `${item['F-1001'] ?? ''}.fee`,
  ])
    expect([409, 422]).toContain((await clerk.post(claim, { what, checked: 'yes' })).status);
  expect((await clerk.post(claim, { what: pick('F-1001', 'fixed_sum'), checked: 'no' })).status).toBe(409);
  expect((await clerk.post(claim, { what: pick('F-1001', 'fixed_sum'), checked: 'yes' })).location).toContain(
    '/interest',
  );
  expect((await clerk.post(claim, { what: pick('F-1001', 'interest') })).location).toContain('/interest');
  expect((await clerk.post(claim, { what: pick('F-1001', 'interest') })).status).toBe(409);
  const after = await owed();
  for (const said of [
    'claimed €59.17, paid €0.00, waived €0.00, open €59.17',
    'said to be checked',
    'All that accrued by that day was claimed',
  ])
    // prettier-ignore
    expect(after).toContain(said);
  const charge = /\/charges\/(ch_\w+)\/waive/.exec(after)?.[1] ?? '';
  const deed = (name: string, why = 'a reason', code = '4711') => clerk.post(`${of(code)}/charges/${charge}/${name}`, { why }); // prettier-ignore
  expect((await deed('waive', '')).status).toBe(422);
  expect((await deed('waive', 'x', '1007')).status).toBe(404);
  expect((await clerk.get(`${of('4711')}/charges/ch_00000000000/waive`)).status).toBe(404);
  expect((await deed('waive')).location).toContain('/interest');
  expect((await deed('waive')).status).toBe(409);
  expect(await owed()).toContain('waived €40.00, open €19.17');
  expect((await deed('reinstate')).location).toContain('/interest');
  expect((await deed('reverse')).location).toContain('/interest');
  expect(await owed()).toContain('claimed €19.17, paid €0.00, waived €0.00, open €19.17');
});

it('is seen by who may see, and changed by nobody else than who may work', async () => {
  const reader = await desk.as('reader');
  const { status, text } = await reader.get(`${of('4711')}/interest`);
  expect([status, text.includes('/interest/claim"'), text.includes('/waive"')]).toEqual([200, false, false]);
  expect((await reader.get(`${of('4711')}/interest/claim`)).status).toBe(403);
  expect((await reader.post(`${of('4711')}/interest/claim`, { what: pick('F-1002', 'interest') })).status).toBe(403);
});

it('folds what was paid late, and says the order of part payments once; an invoice that is asked for stands open', async () => {
  const paid = item['F-1002'] ?? '';
  const [row] = await rowsOf<{ id: number; customerId: number; openMinor: number }>(database.db.read, `select item_id as id, customer_id as "customerId", open_minor as "openMinor" from v_open_item where document = 'F-1002'`); // prettier-ignore
  if (row === undefined) throw new Error('there is no F-1002');
  await database.db.transaction(async (tx) => {
    const whose = { companyId: desk.company.id, customerId: row.customerId, currency: 'EUR' };
    const on = day('2026-03-02');
    const [payment] = await bookEntries(tx, desk.work(), [{ ...whose, type: 'payment', document: 'P-9', identity: 'P-9', amountMinor: -row.openMinor, issuedOn: on }]); // prettier-ignore
    await allocateMany(tx, desk.work(), [{ companyId: desk.company.id, fromItemId: payment?.itemIds[0] ?? 0, to: { itemId: row.id }, amountMinor: row.openMinor, allocatedOn: on, basis: 'manual' }]); // prettier-ignore
  });
  const text = await owed('?day=2026-03-03');
  expect(text.indexOf(paid)).toBeGreaterThan(text.indexOf('<details class="desk-panel owed-late"'));
  expect(text).toContain('1 invoice whose principal was paid late');
  expect(text.split('A part payment pays').length).toBe(2);
  const alone = await owed(`?item=${paid}&day=2026-03-03`);
  expect([alone.includes(`id="${paid}"`), alone.includes('<details')]).toEqual([true, false]);
});
