import { openTestDesk, type TestDesk, type Visitor } from '../desk/testing/test-desk';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';

/** Selected invoices of several customers in one file for an agency, as a clerk makes it. */
const open = testDatabase();
let desk: TestDesk;
let clerk: Visitor;
let at: string;
let ids: string[];

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  clerk = await desk.as('collector');
  at = `/c/${desk.company.code}/items/recovery`;
  await open.db.transaction((tx) => tx('customer').where({ code: '1007' }).update({ name: '=1+1 Brauhaus', legal_name: '=1+1 Brauhaus <b>Nord</b> GmbH', debtor_type: 'company' })); // prettier-ignore
  const rows = await rowsOf<{ id: number }>(open.db.read, `select i.id from open_item i join customer c on c.id = i.customer_id where c.company_id = ? and i.open_minor > 0 order by i.id`, [desk.company.id]); // prettier-ignore
  ids = rows.map(({ id }) => desk.house.ids.seal('item', id));
});
afterAll(() => desk.close());

it('is offered where invoices of several customers were selected', async () => {
  const { text } = await clerk.post(at, { id: ids });
  expect(text).toContain(`action="${at}/agency"`);
  expect(text).toContain('All to an agency in one file');
});

it('says who goes into the file and why the others do not, and makes none of nobody', async () => {
  const { text, status } = await clerk.post(`${at}/agency`, { id: ids });
  expect(status).toBe(200);
  expect(text).toContain('Stays out');
  expect(text).toContain('Nothing is known here, and the form must have it.');
  expect(text).toContain('&#x3D;1+1 Brauhaus');
  expect(text).not.toContain('<b>Nord</b>');
  const none = await clerk.post(`${at}/agency`, { id: ids, form: 'csv' });
  expect(none.text).toContain('Nothing can go into the file yet');
});

it('makes a table and JSON of what is there, in which nothing runs', async () => {
  const csv = await clerk.post(`${at}/agency`, { id: ids, incomplete: 'yes', form: 'csv' });
  expect(csv.text).toMatch(/^\ufeff?creditor_name,/);
  expect(csv.text).toContain(`'=1+1 Brauhaus <b>Nord</b> GmbH`);
  expect(csv.text).not.toMatch(/(^|,)"?=1\+1/m);
  const { text } = await clerk.post(`${at}/agency`, { id: ids, incomplete: 'yes', form: 'json' });
  const { format, cases } = JSON.parse(text) as { format: string; cases: { reference: string }[] };
  expect(format).toBe('duly-agency/1');
  expect(new Set(cases.map(({ reference }) => reference)).size).toBe(cases.length);
  expect(cases.length).toBeGreaterThan(1);
});

it('is for those who work here, and of what is ours', async () => {
  expect((await (await desk.as('reader')).post(`${at}/agency`, { id: ids })).status).toBe(403);
  expect((await clerk.post(`${at}/agency`, { id: ['it_wrong'] })).status).toBe(409);
  expect((await clerk.post(`${at}/agency`, { id: ids, form: '../x', incomplete: '<script>' })).status).toBe(200);
});

it.each(['fr', 'de', 'sv'])('is explained in %s', async (language) => {
  await clerk.post('/account', { name: 'The collector', locale: 'en-GB', theme: 'auto', language });
  const { text } = await clerk.post(`${at}/agency`, { id: ids });
  expect(text).not.toContain('Stays out');
  expect(text).not.toContain('Nothing is known here');
});
