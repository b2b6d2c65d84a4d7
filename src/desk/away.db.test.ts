import { correctCustomer } from '../customers/actions';
import { findCustomer } from '../customers/store';
import { changeSetting } from '../companies/actions';
import { senderOf } from '../outbox/prepare.actions';
import { testDatabase } from '../platform/testing/database';
import { openTasks } from '../tasks/actions';
import { openTestDesk, type TestDesk, type Visitor } from './testing/test-desk';

/** While somebody is away the deputy sees the tasks, is told, is named in messages and on the customer's page; then no more. */
const database = testDatabase();
let desk: TestDesk;
let collector: Visitor;
let manager: Visitor;
beforeAll(async () => {
  desk = await openTestDesk(database);
  [collector, manager] = [await desk.as('collector'), await desk.as('manager')];
});
afterAll(() => desk.close());

const AT = '/c/acme-sas';
const EMAIL = 'collector@acme.example';
const away = (more: Readonly<Record<string, string>> = {}) => ({
  ...{ person: EMAIL, deputy: 'manager@acme.example', from: '2026-03-03', until: '2026-03-05', ...more },
});

describe('who is away', () => {
  it('is stood in for, everywhere, and until the last day', async () => {
    const work = desk.work();
    const companyId = desk.company.id;
    const { id } = await findCustomer(work.db.read, companyId, '4711');
    await correctCustomer(work, { companyId, customerId: id, field: 'collector', text: EMAIL, why: 'test' });
    await changeSetting(work, companyId, 'contactPerson', JSON.stringify({ name: 'The collector', phone: '1' }));
    await work.db.transaction((tx) =>
      openTasks(tx, work, [
        {
          companyId,
          customerId: id,
          kind: 'call',
          key: 'k',
          about: `customer/${id}`,
          title: 'Ring',
          assignee: EMAIL,
          dueOn: work.today,
        },
      ]),
    );
    const shown = async (): Promise<boolean[]> => {
      const page = await manager.get(`${AT}/customers/${work.ids.seal('customer', id)}`);
      const tasks = await manager.get(`${AT}/tasks?whose=mine`);
      const { settings } = await senderOf(desk.work(), desk.company);
      return [
        page.text.includes('The collector away until 5 Mar 2026, The manager stands in'),
        tasks.text.includes('Ring'),
        settings.contactPerson?.name === 'The manager' && settings.contactPerson.phone === undefined,
      ];
    };
    expect(await shown()).toEqual([false, false, false]);
    expect((await collector.post(`${AT}/away`, away())).status).toBe(303);
    expect(await shown()).toEqual([true, true, true]);
    expect((await manager.get(`${AT}/notifications`)).text).toContain('Ring');
    desk.setNow('2026-03-06T09:00:00.000Z');
    manager = desk.stranger();
    await manager.signIn('manager@acme.example', 'correct horse battery staple');
    expect(await shown()).toEqual([false, false, false]);
    desk.setNow('2026-03-03T09:00:00.000Z');
  });

  it.each([
    ['the same time twice', {}, 409],
    ['a deputy who is away', { person: 'manager@acme.example', deputy: EMAIL }, 403],
    ['a last day before the first', { from: '2026-04-02', until: '2026-04-01' }, 422],
    ['days that are none', { from: 'x' }, 422],
    ['nobody to stand in', { deputy: 'reader@acme.example' }, 422],
    ['oneself', { from: '2026-04-01', until: '2026-04-02', deputy: EMAIL }, 422],
  ])('refuses %s', async (_, more, status) => {
    const answered = await collector.post(`${AT}/away`, away(more));
    expect(answered.status).toBe(status);
    const asked = away(more); // what was typed stands in the form again
    if (status === 422) expect(answered.text).toContain(`name="from" value="${asked.from}"`);
  });

  it('comes back when they say so, or a manager; not a colleague', async () => {
    const [, path = ''] =
      /action="(\/c\/acme-sas\/away\/ab_\w+\/end)"/.exec((await collector.get(`${AT}/away`)).text) ?? [];
    expect((await (await desk.as('reader')).post(path)).status).toBe(403);
    expect((await manager.post(`${AT}/away`, away({ person: 'manager@acme.example', deputy: EMAIL }))).status).toBe(
      409,
    );
    await manager.post(path);
    expect((await collector.get(`${AT}/away`)).text).toContain('Nobody is away');
  });
});
