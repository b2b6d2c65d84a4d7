import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { askInEnglish } from '../languages/task-title';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { NewTask, Task } from './task';

/** Tasks: rows in, rows out. Opening is one statement however many, and a key that is known stays as it is. */
export async function insertTasks(tx: Tx, work: Work, tasks: readonly NewTask[]): Promise<number> {
  if (tasks.length === 0) return 0;
  const given = tableOf(tx, NEW_COLUMNS, tasks.map(newRow));
  const made = await rowsOf<{ id: number }>(
    tx,
    `insert into task (company_id, customer_id, kind, key, about, title, ask, assignee, due_on, recorded_at, recorded_by)
     select company_id, customer_id, kind, key, about, title, ask, assignee, due_on, ?, ? from ${given.sql} as given where true
     on conflict (company_id, key) do nothing returning id`,
    [work.now, actorText(work.actor), ...given.bindings],
  );
  return made.length;
}

const NEW_COLUMNS = {
  company_id: 'bigint',
  customer_id: 'bigint',
  kind: 'text',
  key: 'text',
  about: 'text',
  title: 'text',
  ask: 'text',
  assignee: 'text',
  due_on: 'text',
} as const;

const newRow = (task: NewTask): Record<string, unknown> => ({
  company_id: task.companyId,
  customer_id: task.customerId,
  kind: task.kind,
  key: task.key,
  about: task.about,
  title: typeof task.title === 'string' ? task.title : askInEnglish(task.title),
  ask: typeof task.title === 'string' ? null : JSON.stringify(task.title),
  assignee: task.assignee ?? null,
  due_on: task.dueOn,
});

/** Marks those of these tasks done that are still open; returns how many were. */
export async function finishTasks(tx: Tx, work: Work, which: Which, outcome: string): Promise<number> {
  const wanted = 'ids' in which ? which.ids : which.abouts;
  if (wanted.length === 0) return 0;
  const given = tableOf(
    tx,
    { wanted: 'ids' in which ? 'bigint' : 'text' },
    wanted.map((one) => ({ wanted: one })),
  );
  const done = await rowsOf<{ id: number }>(
    tx,
    `update task set done_at = ?, done_by = ?, outcome = ?
     where company_id = ? and done_at is null and ${'ids' in which ? 'id' : 'about'} in (select wanted from ${given.sql} as given)
       and kind = coalesce(cast(? as text), kind) returning id`,
    [work.now, actorText(work.actor), outcome, which.companyId, ...given.bindings, which.kind ?? null],
  );
  return done.length;
}

/** A task of a kind, and the one of the manager that stands beside it when it is late. */
interface LateKind {
  readonly companyId: number;
  readonly kind: string;
  readonly as: string;
}

/** Tasks of a kind that are open and were due before the day stand for the manager too, once. Returns how many are new. */
export async function repeatLate(tx: Tx, work: Work, late: LateKind & { readonly dueBefore: Day }): Promise<number> {
  const made = await rowsOf<{ id: number }>(
    tx,
    `insert into task (company_id, customer_id, kind, key, about, title, ask, assignee, due_on, recorded_at, recorded_by)
     select company_id, customer_id, cast(? as text), key || '/manager', about, title, ask, 'manager', cast(? as text),
       cast(? as text), cast(? as text)
     from task where company_id = ? and kind = ? and done_at is null and due_on < ?
     on conflict (company_id, key) do nothing returning id`,
    [late.as, work.today, work.now, actorText(work.actor), late.companyId, late.kind, late.dueBefore],
  );
  return made.length;
}

/** Where one of the two is done, the other is over, with the same outcome. */
export async function closeLate(tx: Tx, work: Work, { companyId, kind, as }: LateKind): Promise<void> {
  for (const [open, done, key] of [
    [as, kind, `task.key = o.key || '/manager'`],
    [kind, as, `o.key = task.key || '/manager'`],
  ] as const) {
    await tx.raw(
      `update task set done_at = ?, done_by = ?, outcome = o.outcome from task o
       where task.company_id = ? and task.kind = ? and task.done_at is null and o.company_id = task.company_id
         and o.kind = ? and o.done_at is not null and ${key}`,
      [work.now, actorText(work.actor), companyId, open, done],
    );
  }
}

/** The task is open again, if that person had done it; returns whether it is. */
export async function unfinishTask(tx: Tx, work: Work, companyId: number, taskId: number): Promise<boolean> {
  const changed = await tx('task')
    .where({ company_id: companyId, id: taskId, done_by: actorText(work.actor) })
    .update({ done_at: null, done_by: null, outcome: null });
  return changed > 0;
}

/** Those about these things that were closed with that outcome are open again. */
export async function unfinishTasksAbout(
  tx: Tx,
  companyId: number,
  abouts: readonly string[],
  outcome: string,
): Promise<void> {
  const given = tableOf(tx, { wanted: 'text' }, abouts.map((wanted) => ({ wanted }))); // prettier-ignore
  await tx.raw(
    `update task set done_at = null, done_by = null, outcome = null
     where company_id = ? and outcome = ? and about in (select wanted from ${given.sql} as given)`,
    [companyId, outcome, ...given.bindings],
  );
}

/** Gives these open tasks to somebody; returns how many there were. */
export async function giveTasks(
  tx: Tx,
  work: Work,
  which: { readonly companyId: number; readonly ids: readonly number[] },
  assignee: string,
): Promise<number> {
  return tx('task')
    .where('company_id', which.companyId)
    .whereNull('done_at')
    .whereIn('id', which.ids)
    .update({ assignee, given_at: work.now });
}

/** Gives the open tasks about a thing that one person has to another. */
export async function passTasksAbout(
  tx: Tx,
  companyId: number,
  about: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await tx('task')
    .where({ company_id: companyId, about, assignee: from })
    .whereNull('done_at')
    .update({ assignee: to });
}

/** The open tasks about the customers of a portfolio that its collector has go along; returns how many. */
export async function passPortfolioTasks(
  tx: Tx,
  work: Work,
  move: { readonly id: number; readonly companyId: number; readonly to: string },
  from: readonly string[],
): Promise<number> {
  const names = tableOf(
    tx,
    { name: 'text' },
    from.map((name) => ({ name: name.toLowerCase() })),
  );
  await tx.raw(
    `insert into task_pass (move_id, task_id, before)
     select cast(? as bigint), t.id, t.assignee from task t
     where t.company_id = ? and t.done_at is null and lower(t.assignee) in (select name from ${names.sql} as names)
       and t.customer_id in (select customer_id from v_portfolio_customer where move_id = ?)`,
    [move.id, move.companyId, ...names.bindings, move.id],
  );
  const passed = await rowsOf<{ id: number }>(
    tx,
    `update task set assignee = ?, given_at = ? where id in (select task_id from task_pass where move_id = ?) returning id`,
    [move.to, work.now, move.id],
  );
  return passed.length;
}

/** Those of them that are still open and theirs go back. */
export async function passTasksBack(
  tx: Tx,
  work: Work,
  move: { readonly id: number; readonly to: string },
): Promise<void> {
  await tx.raw(
    `update task set assignee = (select before from task_pass p where p.move_id = ? and p.task_id = task.id), given_at = ?
     where done_at is null and assignee = ? and id in (select task_id from task_pass where move_id = ?)`,
    [move.id, work.now, move.to, move.id],
  );
}

/** Tasks of a company: these ones, or all that are about these things. */
export type Which = (
  | { readonly companyId: number; readonly ids: readonly number[] }
  | { readonly companyId: number; readonly abouts: readonly string[] }
) & {
  /** Only those of this kind. */
  readonly kind?: string;
};

/** Those of these customers of whom a task of a kind is open. */
export async function customersWithTask(
  q: Query,
  companyId: number,
  kind: string,
  customerIds: readonly number[],
): Promise<ReadonlySet<number>> {
  const given = tableOf(q, { id: 'bigint' }, customerIds.map((id) => ({ id }))); // prettier-ignore
  const rows = await rowsOf<{ id: number }>(
    q,
    `select distinct customer_id as id from task where company_id = ? and kind = ? and done_at is null
       and customer_id in (select id from ${given.sql} as given)`,
    [companyId, kind, ...given.bindings],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Of tasks with these keys, those that were ever opened; true: still open. */
export async function tasksByKey(q: Query, companyId: number, keys: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
  if (keys.length === 0) return new Map();
  const given = tableOf(q, { wanted: 'text' }, keys.map((wanted) => ({ wanted }))); // prettier-ignore
  const rows = await rowsOf<{ key: string; doneAt: string | null }>(
    q,
    `select t.key, t.done_at as "doneAt" from ${given.sql} as given join task t on t.company_id = ? and t.key = given.wanted`,
    [...given.bindings, companyId],
  );
  return new Map(rows.map(({ key, doneAt }) => [key, doneAt === null]));
} // prettier-ignore

/** Of these, what nobody was ever asked: where there is none, there is nothing to write. */
export async function unasked<One extends { readonly key: string }>(
  q: Query,
  companyId: number,
  tasks: readonly One[],
): Promise<One[]> {
  const known = await tasksByKey(q, companyId, tasks.map(({ key }) => key)); // prettier-ignore
  return tasks.filter(({ key }) => !known.has(key));
}

export interface TaskFilter {
  readonly companyId: number;
  readonly customerId?: number;
  /** Only those due on or before this day. */
  readonly dueUntil?: Day;
  readonly assignee?: string;
  /** Also those that are done. */
  readonly done?: boolean;
}

/** Open tasks, the longest due first. */
export async function tasksOf(q: Query, filter: TaskFilter): Promise<Task[]> {
  const asked = q<TaskRow>('task').where('company_id', filter.companyId);
  if (filter.customerId !== undefined) void asked.where('customer_id', filter.customerId);
  if (filter.dueUntil !== undefined) void asked.where('due_on', '<=', filter.dueUntil);
  if (filter.assignee !== undefined) void asked.where('assignee', filter.assignee);
  if (filter.done !== true) void asked.whereNull('done_at');
  const rows = await asked.orderBy(['due_on', 'id']);
  return rows.map(taskFrom);
}

export async function taskById(q: Query, companyId: number, id: number): Promise<Task | undefined> {
  const row = await q<TaskRow>('task').where({ company_id: companyId, id }).first();
  return row && taskFrom(row);
}

interface TaskRow {
  id: number;
  company_id: number;
  customer_id: number | null;
  kind: string;
  key: string;
  about: string;
  title: string;
  ask: string | null;
  assignee: string | null;
  due_on: Day;
  recorded_at: Instant;
  done_at: Instant | null;
  done_by: string | null;
  outcome: string | null;
}

const taskFrom = (row: TaskRow): Task => ({
  id: row.id,
  companyId: row.company_id,
  customerId: row.customer_id,
  kind: row.kind,
  key: row.key,
  about: row.about,
  title: row.title,
  ask: row.ask,
  assignee: row.assignee,
  dueOn: row.due_on,
  recordedAt: row.recorded_at,
  doneAt: row.done_at,
  doneBy: row.done_by,
  outcome: row.outcome,
});
