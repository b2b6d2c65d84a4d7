import { countAdvice } from '../advice/actions';
import { forgetEnd, learnEnd } from '../advice/ends.store';
import { holdSources } from '../app';
import { day } from '../kernel/day';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { openTestDesk, type TestDesk, type Visitor } from './testing/test-desk';

/** When to move on, as people meet it: on the customer, in the list and its files, on Today, in the wizard; set aside and told again. */
const database = testDatabase();
let desk: TestDesk;
let clerk: Visitor;
let page = '';
const AT = '/c/acme-sas';

beforeAll(async () => {
  desk = await openTestDesk(database);
  clerk = await desk.as('collector');
  const [row] = await rowsOf<{ id: number }>(database.db.read, `select id from v_customer where code = '4711'`);
  page = `${AT}/customers/${desk.work().ids.seal('customer', row!.id)}`;
  await database.db.write('customer').where({ code: '4711' }).update({ debtor_type: 'company' });
  await countAdvice(desk.work(), desk.company, holdSources);
});
afterAll(() => desk.close());

it('stands on the page of the customer with what speaks for it, and in the first step of the wizard', async () => {
  const { text } = await clerk.get(page);
  for (const said of ['When to move on', 'Go on amicably', 'Asked for fewer than two times', 'All advice'])
    expect(text).toContain(said);
  const wizard = await clerk.get(`${page}/recovery`);
  expect(wizard.text).toContain('Go on amicably');
  expect(wizard.text.indexOf('id="advice"')).toBeLessThan(wizard.text.indexOf('id="items"'));
  expect((await clerk.get(`${AT}/recovery`)).text).toContain(`${AT}/recovery/advice`);
  expect((await clerk.get(`${page}?on=2026-02-10`)).text).not.toContain('id="advice"');
}); // prettier-ignore

it('says how earlier recovery files ended, and what that means for new orders', async () => {
  const [row] = await rowsOf<{ id: number }>(database.db.read, `select id from v_customer where code = '4711'`);
  const end = { caseId: 7, companyId: desk.company.id, customerId: row!.id, partner: 'Delmas <b>& Fils' };
  const days = { handedOverOn: day('2025-11-03'), endedOn: day('2026-01-12') };
  await database.db.transaction((tx) => learnEnd(tx, { ...end, ...days, outcome: 'uncollectable' }));
  const { text } = await clerk.get(page);
  expect(text).toContain('Files that ended without money: 1 of 1, the last on 12 Jan 2026 (Delmas &lt;b&gt;&amp; Fils). Take prepayment for new orders.'); // prettier-ignore
  await database.db.transaction((tx) => forgetEnd(tx, end.companyId, end.caseId));
  expect((await clerk.get(page)).text).not.toContain('Files that ended without money');
});

it.each([
  ['a day that is no day', { until: 'soon', why: 'x' }],
  ['yesterday', { until: '2026-03-02', why: 'x' }],
  ['today', { until: '2026-03-03', why: 'x' }],
  ['too far a day', { until: '2099-01-01', why: 'x' }],
  ['no reason', { until: '2026-03-20', why: '  ' }],
  ['a reason that is too long', { until: '2026-03-20', why: 'x'.repeat(400) }],
])('is not set aside with %s', async (_, given) => {
  expect((await clerk.post(`${page}/advice/aside`, given)).status).toBe(422);
});

it('is set aside with a reason, says so, and is told again; who only sees may not', async () => {
  const why = '<script>alert(1)</script> "new buyer"';
  expect((await (await desk.as('reader')).post(`${page}/advice/aside`, { until: '2026-03-20', why })).status).toBe(403);
  expect((await clerk.get(`${page}/advice/aside`)).text).toContain('Set the advice aside');
  expect((await clerk.post(`${page}/advice/aside`, { until: '2026-03-20', why })).location).toBe(page);
  const { text } = await clerk.get(page);
  expect(text).toContain('Set aside until 20 Mar 2026');
  expect(text).not.toContain('<script>alert(1)');
  expect((await clerk.get(`${AT}/recovery/advice?aside=yes`)).text).toContain('4711');
  expect((await clerk.get(`${AT}/recovery/advice?aside=no&q=4711`)).text).toContain('No customer answers to this');
  expect((await clerk.post(`${page}/advice/back`, {})).location).toBe(page);
  expect((await clerk.post(`${page}/advice/back`, {})).status).toBe(409);
  expect((await clerk.get(page)).text).not.toContain('Set aside until');
  expect((await (await desk.as('administrator')).get(`${AT}/audit`)).text).toContain('Advice set aside');
});

it('is a list that sorts, filters and goes into files, whatever is asked', async () => {
  const list = await clerk.get(`${AT}/recovery/advice?sort=-overdue`);
  for (const said of ['4711', 'Go on amicably', 'Counted on 3 Mar 2026', 'File by']) expect(list.text).toContain(said);
  expect((await clerk.get(`${AT}/recovery/advice?kind=hand_over`)).text).toContain('No customer answers to this');
  for (const hostile of ['kind=%27', 'kind=drop', 'within=-1', 'within=1e9', 'q=%25', 'q=%5C', 'sort=%27', 'aside=maybe', 'currency=%3Cx%3E', 'page=9999'])
    expect((await clerk.get(`${AT}/recovery/advice?${hostile}`)).status).toBe(200);
  const csv = await clerk.get(`${AT}/recovery/advice/export`);
  expect(csv.text).toMatch(/customer.name.collector.advice/);
  expect(csv.text).toMatch(/4711.*go_on.*Go on amicably/);
  expect((await clerk.get(`${AT}/recovery/advice/export?as=xlsx`)).status).toBe(200);
  expect((await clerk.get(`${AT}/recovery/advice/totals`)).status).toBe(303);
}); // prettier-ignore

it('comes to Today where it turned to now, until somebody sets it aside', async () => {
  expect((await clerk.get(AT)).text).not.toContain('should be handed over now');
  const advice = database.db.write('advice');
  await advice.update({ kind: 'hand_over' });
  expect((await clerk.get(AT)).text).toMatch(/\d+ customers? should be handed over now/);
  await countAdvice(desk.work(), desk.company, holdSources);
  expect((await clerk.get(AT)).text).not.toContain('should be handed over now');
});
