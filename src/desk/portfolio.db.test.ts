import { correctCustomer } from '../customers/actions';
import { findCustomer } from '../customers/store';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { openTasks } from '../tasks/actions';
import { openTestDesk, type TestDesk, type Visitor } from './testing/test-desk';

/** Customers go from one collector to another with their tasks, as the preview said; taken back, all is as it was. */
const database = testDatabase();
let desk: TestDesk;
let manager: Visitor;
beforeAll(async () => {
  desk = await openTestDesk(database);
  manager = await desk.as('manager');
});
afterAll(() => desk.close());

const AT = '/c/acme-sas';
const [FROM, TO] = ['collector@acme.example', 'manager@acme.example'];
const state = (): Promise<unknown[]> =>
  rowsOf(
    desk.house.db.read,
    `select c.code, c.collector, o.value, o.source_value as source, t.assignee from customer c
     left join override o on o.subject = 'customer/' || c.id and o.field = 'collector' and o.ended_at is null
     left join task t on t.customer_id = c.id order by c.code`,
  );

describe('a portfolio', () => {
  it('goes to a colleague with its tasks, as the preview said, and back', async () => {
    const work = desk.work();
    const companyId = desk.company.id;
    const { id } = await findCustomer(work.db.read, companyId, '4711');
    await correctCustomer(work, { companyId, customerId: id, field: 'collector', text: 'The collector', why: 'x' });
    await work.db.transaction((tx) =>
      openTasks(tx, work, [
        {
          companyId,
          customerId: id,
          kind: 'call',
          key: 'k',
          about: `customer/${id}`,
          title: 'Ring',
          assignee: FROM,
          dueOn: work.today,
        },
      ]),
    );
    const before = await state();
    const query = new URLSearchParams({ from: 'The collector', to: TO });
    const { text } = await manager.get(`${AT}/portfolio?${query.toString()}`);
    expect(text).toContain('This would go from The collector to The manager');
    expect(text.match(/<li>([^<]*)<\/li>\s*<li>([^<]*)<\/li>/g)?.join('')).toMatch(/1 customer<.*1 open task</);
    await manager.post(`${AT}/portfolio`, { from: 'The collector', to: TO });
    const moved = await state();
    expect(moved).toContainEqual({ code: '4711', collector: TO, value: TO, source: null, assignee: TO });
    const page = (await manager.get(`${AT}/portfolio`)).text;
    expect(page).toMatch(new RegExp(`<option value="${TO}">The manager`));
    const list = (await manager.get(`${AT}/customers?q=4711`)).text;
    expect([list.includes('>The manager<'), list.includes(`>${TO}<`)]).toEqual([true, false]);
    const [, undo = ''] = /action="(\/c\/acme-sas\/portfolio\/pf_\w+\/undo)"/.exec(page) ?? [];
    expect(page).toContain('1 customer and 1 open task went to The manager');
    await manager.post(undo);
    expect(await state()).toEqual(before);
    await manager.post(undo);
    expect((await manager.get(`${AT}/portfolio`)).text).toContain('0 customers went back');
  });

  it('of nobody goes to a colleague, and back', async () => {
    const before = await state();
    const query = new URLSearchParams({ from: '-', to: TO, country: 'FR' });
    const { text } = await manager.get(`${AT}/portfolio?${query.toString()}`);
    expect(text).toMatch(/<option value="-" selected>\(nobody\) \(\d\)/);
    expect(text).toContain('This would go from (nobody) to The manager');
    await manager.post(`${AT}/portfolio`, { from: '-', to: TO, country: 'FR' });
    const without = (rows: readonly unknown[]) =>
      rows.filter((row) => (row as { collector: unknown }).collector === null);
    expect(without(await state()).length).toBeLessThan(without(before).length);
    const [, undo = ''] =
      /action="(\/c\/acme-sas\/portfolio\/pf_\w+\/undo)"/.exec((await manager.get(`${AT}/portfolio`)).text) ?? [];
    await manager.post(undo);
    expect(await state()).toEqual(before);
  });

  it.each([
    ['nobody known', { from: FROM, to: 'x@y.example' }],
    ['the same person', { from: TO, to: TO }],
    ['nobody', { from: '', to: TO }],
  ])('refuses %s', async (_, fields) => {
    expect((await manager.post(`${AT}/portfolio`, fields)).status).toBe(400);
  });
});
