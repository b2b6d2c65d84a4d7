import { addDays } from '../kernel/day';
import { format } from '../kernel/money';
import { rowsOf } from '../platform/db';
import { openTasks } from '../tasks/actions';
import { testDatabase } from '../platform/testing/database';
import { openTestDesk, type TestDesk } from './testing/test-desk';

/** The sums of Today come after its page. */
const open = testDatabase();
let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk(open);
});
afterAll(() => desk.close());

describe('the sums of Today', () => {
  it('come by themselves after the page, or with it for whoever has no script', async () => {
    const [owed] = await rowsOf<{ minor: number }>(
      open.db.read,
      `select sum(open_minor) as minor from v_open_item where company_id = ? and open_minor > 0 and due_on < ?`,
      [desk.company.id, desk.work().today],
    );
    const overdue = format({ minor: owed!.minor, currency: 'EUR' }, 'en-GB');
    const reader = await desk.as('reader');
    const at = `/c/${desk.company.code}`;
    const page = (await reader.get(at)).text;
    expect(page).toContain(`${at}/figures`);
    expect(page).not.toContain(overdue);
    const late = (await reader.get(`${at}/figures`, { headers: { 'hx-request': 'true' } })).text;
    expect(late).toContain(overdue);
    expect(late).not.toContain('<html');
    const whole = (await reader.get(`${at}/figures`)).text;
    expect(whole).toContain(overdue);
    expect(whole).toContain('<html');
  });
});

describe('the tasks of Today', () => {
  it('that are alike about one customer stand as one, the oldest, with the way to all of them', async () => {
    const [customer] = await rowsOf<{ id: number; name: string }>(open.db.read, `select id, name from v_customer where code = '4711'`); // prettier-ignore
    const work = desk.work();
    const due = [work.today, addDays(work.today, -3), addDays(work.today, -1)];
    const tasks = due.map((dueOn, n) => ({ companyId: desk.company.id, customerId: customer!.id, kind: 'hand_over', key: `alike-${n}`, about: `item/${n}`, title: `Hand over part ${n}?`, dueOn })); // prettier-ignore
    await open.db.transaction((tx) => openTasks(tx, work, tasks));
    const reader = await desk.as('reader');
    const { text } = await reader.get(`/c/${desk.company.code}`);
    expect([0, 1, 2].filter((n) => text.includes(`Hand over part ${n}?`))).toEqual([1]);
    const [, more = ''] = /href="([^"]+)">and 2 more like it</.exec(text) ?? [];
    const all = (await reader.get(more.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='))).text;
    expect([0, 1, 2].filter((n) => all.includes(`Hand over part ${n}?`))).toEqual([0, 1, 2]);
  });
});
