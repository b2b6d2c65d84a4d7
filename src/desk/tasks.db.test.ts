import { openTasks } from '../tasks/actions';
import type { NewTask } from '../tasks/task';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { openTestDesk, type TestDesk } from './testing/test-desk';

/** Tasks as people meet them in the desk: mine and everybody's, done with an outcome, given to a colleague, taken back. */
const open = testDatabase();
let desk: TestDesk;
let at: string;

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  at = `/c/${desk.company.code}`;
  const [customer] = await rowsOf<{ id: number }>(open.db.read, `select id from v_customer where code = '4711'`);
  const task = (key: string, more: Partial<NewTask>): NewTask => ({
    ...{ companyId: desk.company.id, customerId: customer!.id, kind: 'call', key, about: `customer/${customer!.id}` },
    ...{ title: `Call <${key}>`, dueOn: desk.work().today },
    ...more,
  });
  const tasks = [
    task('mine', { assignee: 'collector@acme.example' }),
    task('by name', { assignee: 'the COLLECTOR' }),
    task('nobody’s', { customerId: null, about: 'import/1', kind: 'presumed_settled' }),
    task('late', { assignee: 'manager', dueOn: '2026-02-01' as NewTask['dueOn'] }),
  ];
  await open.db.transaction((tx) => openTasks(tx, desk.work(), tasks));
});
afterAll(() => desk.close());

const idOf = async (key: string): Promise<string> => {
  const [row] = await rowsOf<{ id: number }>(open.db.read, 'select id from v_task where key = ?', [key]);
  return desk.house.ids.seal('task', row!.id);
};
const taskOf = async (key: string): Promise<unknown> => {
  const [row] = await rowsOf(open.db.read, 'select assignee, outcome, done_by from v_task where key = ?', [key]);
  return row;
};

describe('tasks in the desk', () => {
  it('are mine by address, by name, and as a manager by function', async () => {
    const mine = (await (await desk.as('collector')).get(`${at}/tasks?whose=mine`)).text;
    expect(mine).toContain('Call &lt;mine&gt;');
    expect(mine).toContain('Call &lt;by name&gt;');
    expect(mine).not.toContain('Call &lt;late&gt;');
    const manager = await desk.as('manager');
    expect((await manager.get(`${at}/tasks?whose=mine`)).text).toContain('Call &lt;late&gt;');
    expect((await manager.get(`${at}/tasks?due=late`)).text).not.toContain('Call &lt;mine&gt;');
    expect((await manager.get(`${at}/tasks?kind=presumed_settled`)).text).toContain('Confirm what vanished');
    expect((await manager.get(`${at}/tasks?whose=nobody`)).text).not.toContain('Call &lt;late&gt;');
    expect((await manager.get(`${at}/tasks?q=roux&due=late`)).text).toContain('Call &lt;late&gt;');
    expect((await manager.get(`${at}/tasks?on=2026-03-02`)).text).toContain('Nothing is to be done that fits.');
    const totals = await manager.get(`${at}/tasks/totals`, { headers: { 'hx-request': 'true' } });
    expect(totals.text).toContain('4 tasks');
    expect((await manager.get(`${at}/tasks?customer=nobody`)).status).toBe(404);
    expect((await (await desk.as('reader')).get(`${at}/tasks?whose=mine`)).text).toContain('See what everybody has.');
  });

  it('lead to what they are about', async () => {
    const { text } = await (await desk.as('reader')).get(`${at}/tasks/${await idOf('mine')}`);
    expect(text).toContain('Open what it is about');
    expect(text).toContain('The collector');
    expect(text).not.toContain('name="outcome"');
  });

  it('are done with an outcome, once, and taken back by who did it', async () => {
    const collector = await desk.as('collector');
    const id = await idOf('mine');
    expect((await collector.post(`${at}/tasks/done`, { id })).text).toContain('Mark 1 task done');
    const bare = await collector.post(`${at}/tasks/done/put`, { id, outcome: ' ' });
    expect(bare.status).toBe(422);
    expect(bare.text).toContain('Say what came of it.');
    await collector.post(`${at}/tasks/done/put`, { id, outcome: 'will pay on Friday' });
    const after = { outcome: 'will pay on Friday', done_by: 'collector@acme.example' };
    expect(await taskOf('mine')).toMatchObject(after);
    expect((await collector.get(`${at}/tasks`)).text).toContain(`action="${at}/tasks/${id}/reopen"`);
    expect((await collector.post(`${at}/tasks/done/put`, { id, outcome: 'again' })).status).toBe(409);
    expect(await taskOf('mine')).toMatchObject(after);
    expect((await (await desk.as('manager')).post(`${at}/tasks/${id}/reopen`)).status).toBe(409);
    expect((await collector.get(`${at}/tasks?state=done&cols=task,done,outcome`)).text).toContain('will pay on Friday');
    await collector.post(`${at}/tasks/${id}/reopen`);
    expect(await taskOf('mine')).toMatchObject({ outcome: null, done_by: null });
  });

  it('are given to a colleague, all that the list shows at once', async () => {
    const manager = await desk.as('manager');
    const asked = await manager.post(`${at}/tasks/assign`, { all: '1', state: 'due=late' });
    expect(asked.text).toContain('Give 1 task to a colleague');
    const id = await idOf('late');
    expect((await manager.post(`${at}/tasks/assign/put`, { id, to: 'stranger@acme.example' })).status).toBe(422);
    await manager.post(`${at}/tasks/assign/put`, { id, to: 'collector@acme.example' });
    expect(await taskOf('late')).toMatchObject({ assignee: 'collector@acme.example' });
    expect((await manager.get(`${at}/tasks`)).text).toContain('1 task given to The collector');
  });

  it('are changed by nobody without the right, on no other day, and known to nobody elsewhere', async () => {
    const reader = await desk.as('reader');
    const id = await idOf('late');
    for (const path of ['done', 'assign', 'done/put', 'assign/put', `${id}/reopen`])
      expect((await reader.post(`${at}/tasks/${path}`, { id, outcome: 'x' })).status).toBe(403);
    const collector = await desk.as('collector');
    expect((await collector.post(`${at}/tasks/done/put?on=2026-03-01`, { id, outcome: 'x' })).status).toBe(409);
    expect((await collector.post(`${at}/tasks/done`, { id: 'ta_00000000000' })).status).toBe(409);
    for (const wrong of ['ta_00000000000', 'x', desk.house.ids.seal('task', 999)])
      expect((await collector.get(`${at}/tasks/${wrong}`)).status).toBe(404);
  });
});
