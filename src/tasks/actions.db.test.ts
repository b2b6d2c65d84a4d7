import { day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { plantCompany } from '../ledger/testing/plant';
import { testDatabase } from '../platform/testing/database';
import { duly, workOn } from '../platform/testing/work';
import { closeTasksAbout, completeTask, openTasks } from './actions';
import { taskCommands } from './cli';
import { passToManager } from './late.actions';
import { tasksOf } from './store';
import type { NewTask } from './task';

const open = testDatabase();
const work = (today = '2026-03-02'): ReturnType<typeof workOn> => workOn(open.db, today);

let count = 0;
const fresh = async (): Promise<{ companyId: number; customerId: number; code: string }> => {
  const code = `acme${(count += 1)}`;
  return { ...(await plantCompany(open.db, code)), code };
};

const task = (whose: { companyId: number; customerId: number }, key: string, more: Partial<NewTask> = {}): NewTask => ({
  companyId: whose.companyId,
  customerId: whose.customerId,
  kind: 'call',
  key,
  about: `dispute/${key}`,
  title: `Call about ${key}`,
  dueOn: day('2026-03-05'),
  ...more,
});

const put = (...tasks: NewTask[]): Promise<number> => open.db.transaction((tx) => openTasks(tx, work(), tasks));
const keys = async (companyId: number): Promise<string[]> =>
  (await tasksOf(open.db.read, { companyId })).map((one) => one.key);

describe('tasks', () => {
  it('are opened once per cause, also when it is noticed again after they were done', async () => {
    const whose = await fresh();
    expect(await put(task(whose, 'a'), task(whose, 'b'))).toBe(2);
    expect(await put(task(whose, 'a', { title: 'other words' }), task(whose, 'c'))).toBe(1);
    expect(await keys(whose.companyId)).toEqual(['a', 'b', 'c']);
    const [first] = await tasksOf(open.db.read, { companyId: whose.companyId });
    await completeTask(work(), whose.companyId, first?.id ?? 0, 'called');
    expect(await put(task(whose, 'a'))).toBe(0);
    expect(await keys(whose.companyId)).toEqual(['b', 'c']);
    expect(await put()).toBe(0);
  });

  it('of one batch with the same key are one task', async () => {
    const whose = await fresh();
    expect(await put(task(whose, 'a'), task(whose, 'a'))).toBe(1);
  });

  it('are one company’s: the same key in another is another task', async () => {
    const [one, two] = [await fresh(), await fresh()];
    expect(await put(task(one, 'a'), task(two, 'a'))).toBe(2);
    const [theirs] = await tasksOf(open.db.read, { companyId: two.companyId });
    await expect(completeTask(work(), one.companyId, theirs?.id ?? 0, 'x')).rejects.toThrow(Refusal);
    expect(await keys(two.companyId)).toEqual(['a']);
  });

  it('are done once: asked again, the first outcome stands', async () => {
    const whose = await fresh();
    await put(task(whose, 'a'));
    const [one] = await tasksOf(open.db.read, { companyId: whose.companyId });
    await completeTask(work(), whose.companyId, one?.id ?? 0, 'called');
    const again = await completeTask(work('2026-03-09'), whose.companyId, one?.id ?? 0, 'called again');
    expect(again).toMatchObject({ outcome: 'called', doneBy: 'maria', doneAt: '2026-03-02T09:00:00.000Z' });
  });

  it('end with their cause', async () => {
    const whose = await fresh();
    await put(task(whose, 'a', { about: 'dispute/7' }), task(whose, 'b', { about: 'dispute/7' }), task(whose, 'c'));
    const ended = { companyId: whose.companyId, abouts: ['dispute/7'], outcome: 'void' };
    expect(await open.db.transaction((tx) => closeTasksAbout(tx, work(), ended))).toBe(2);
    expect(await keys(whose.companyId)).toEqual(['c']);
  });

  it('that nobody did in time stand for the manager too; whoever does one has done both', async () => {
    const whose = await fresh();
    const { companyId } = whose;
    const answer = task(whose, 'answer/1', { kind: 'answer' });
    await put(answer, task(whose, 'answer/2', { kind: 'answer' }), task(whose, 'hold/3', { kind: 'hold_review' }));
    expect(await passToManager(work('2026-03-05'), companyId)).toBe(0); // the last day is not over
    expect(await passToManager(work('2026-03-06'), companyId)).toBe(2);
    expect(await passToManager(work('2026-03-06'), companyId)).toBe(0);
    expect(await passToManager(work('2026-03-13'), companyId)).toBe(1); // a hold a week later
    const all = async () => (await tasksOf(open.db.read, { companyId })).map(({ key, assignee }) => `${key} ${assignee ?? '-'}`); // prettier-ignore
    expect(await all()).toEqual(['answer/1 -', 'answer/2 -', 'hold/3 -', 'answer/1/manager manager', 'answer/2/manager manager', 'hold/3/manager manager']); // prettier-ignore
    const idOf = async (key: string) => (await tasksOf(open.db.read, { companyId })).find((one) => one.key === key)?.id ?? 0; // prettier-ignore
    await completeTask(work('2026-03-13'), companyId, await idOf('answer/1'), 'answered');
    await completeTask(work('2026-03-13'), companyId, await idOf('answer/2/manager'), 'called');
    await open.db.transaction((tx) => closeTasksAbout(tx, work(), { companyId, abouts: ['dispute/hold/3'], outcome: 'over' })); // prettier-ignore
    expect(await passToManager(work('2026-03-14'), companyId)).toBe(0);
    expect(await all()).toEqual([]);
    const outcomes = await tasksOf(open.db.read, { companyId, done: true });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([
      'answered',
      'called',
      'over',
      'answered',
      'called',
      'over',
    ]);
  });

  it('to issue a rejected e-invoice anew go to the manager a week after their day, and end with the rejection', async () => {
    const whose = await fresh();
    const { companyId } = whose;
    const ask = task(whose, 'e_invoice/7/2026-03-05', { kind: 'reissue', about: 'e_invoice/7', assignee: 'billing' });
    await put(ask);
    expect(await passToManager(work('2026-03-12'), companyId)).toBe(0);
    expect(await passToManager(work('2026-03-13'), companyId)).toBe(1);
    expect(await tasksOf(open.db.read, { companyId })).toMatchObject([
      { kind: 'reissue', assignee: 'billing' },
      { kind: 'reissue_overdue', assignee: 'manager', about: 'e_invoice/7', title: ask.title },
    ]);
    await open.db.transaction((tx) => closeTasksAbout(tx, work(), { companyId, abouts: ['e_invoice/7'], outcome: 'over' })); // prettier-ignore
    expect(await passToManager(work('2026-03-14'), companyId)).toBe(0);
    expect(await tasksOf(open.db.read, { companyId })).toEqual([]);
  });

  it('are thousands in one statement', async () => {
    const whose = await fresh();
    const many = Array.from({ length: 5_000 }, (_, n) => task(whose, `t${n}`));
    expect(await put(...many)).toBe(5_000);
    expect(await put(...many)).toBe(0);
  });
});

describe('duly tasks', () => {
  it('lists what is to be done, the longest due first, and takes it off the list', async () => {
    const whose = await fresh();
    await put(
      task(whose, 'later', { dueOn: day('2026-03-09'), assignee: 'anna' }),
      task(whose, 'sooner'),
      task(whose, 'general', { customerId: null, dueOn: day('2026-03-20') }),
    );
    const run = (...args: string[]): ReturnType<typeof duly> =>
      duly(work(), taskCommands, ['tasks', ...args, '--company', whose.code]);
    const { text } = await run();
    expect(text.split('\n').map((line) => line.replace(/ta_\w+/, 'TASK'))).toEqual([
      '2026-03-05  TASK  4711  Call about sooner',
      '2026-03-09  TASK  4711, for anna  Call about later',
      '2026-03-20  TASK  Call about general',
    ]);
    expect((await run('list', '4711', '--assignee', 'anna', '--json')).json).toMatchObject([
      { title: 'Call about later' },
    ]);
    const [due] = (await run('list', '--until', '2026-03-05', '--json')).json as { task: string }[];
    expect((await run('done', due?.task ?? '', '--outcome', 'will pay')).text).toContain('(maria: will pay)');
    expect((await run()).text.split('\n')).toHaveLength(2);
    expect((await run('list', '--all')).text.split('\n')).toHaveLength(3);
    await expect(run('done', 'ta_00000000000')).rejects.toThrow(Refusal);
    await expect(run('list', '--until', '2026-02-30')).rejects.toThrow('2026-02-30 is no day.');
  });
});
