import { record } from '../audit/actions';
import { Refusal, WrongUse } from '../kernel/result';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import {
  finishTasks,
  giveTasks,
  insertTasks,
  passTasksAbout,
  taskById,
  unfinishTask,
  unfinishTasksAbout,
} from './store';
import type { NewTask, Task } from './task';

/**
 * Opens tasks inside the caller's transaction; a key that was ever opened in the company is left as it is, done or not.
 * Returns how many are new. The caller's own audit line says why.
 */
export async function openTasks(tx: Tx, work: Work, tasks: readonly NewTask[]): Promise<number> {
  return insertTasks(tx, work, tasks);
}

/** Closes the open tasks about these things (`dispute/3`), because their cause is gone. Returns how many there were. */
export async function closeTasksAbout(tx: Tx, work: Work, ended: EndedCauses): Promise<number> {
  return finishTasks(tx, work, ended, ended.outcome);
}

/** Closes these, because their cause is gone; those that are done stay as they are. */
export const closeTasks = (tx: Tx, work: Work, { companyId, ids, outcome }: { readonly companyId: number; readonly ids: readonly number[]; readonly outcome: string }): Promise<number> =>
  finishTasks(tx, work, { companyId, ids }, outcome); // prettier-ignore

/** Their cause is back: those that were closed with that outcome are open again, inside the caller's transaction. */
export async function reopenTasksAbout(tx: Tx, ended: EndedCauses): Promise<void> {
  await unfinishTasksAbout(tx, ended.companyId, ended.abouts, ended.outcome);
}

export interface EndedCauses {
  readonly companyId: number;
  readonly abouts: readonly string[];
  readonly outcome: string;
  /** Only tasks of this kind. */
  readonly kind?: string;
}

/** A person has done the task. Asked again, it answers with what was recorded the first time. */
export async function completeTask(work: Work, companyId: number, taskId: number, outcome: string): Promise<Task> {
  return work.db.transaction(async (tx) => {
    const task = await taskById(tx, companyId, taskId);
    if (!task) throw new Refusal('no-such-task', 'There is no such task.', 'See which are open: duly tasks');
    if (task.doneAt !== null) return task;
    await finishTasks(tx, work, { companyId, ids: [taskId] }, outcome);
    await record(tx, work, { companyId, kind: 'task.done', ref: `task/${taskId}`, payload: { outcome } });
    return (await taskById(tx, companyId, taskId)) ?? task;
  });
}

/** It was not done after all. Only who did it takes it back; a task whose cause is gone stays closed. */
export async function reopenTask(work: Work, companyId: number, taskId: number): Promise<void> {
  return work.db.transaction(async (tx) => {
    if (!(await unfinishTask(tx, work, companyId, taskId))) {
      throw new Refusal('not-yours', 'You have not done this task.', 'Only who has done a task takes that back.');
    }
    await record(tx, work, { companyId, kind: 'task.reopened', ref: `task/${taskId}`, payload: {} });
  });
}

/** Gives open tasks to somebody. Those that are done meanwhile stay as they are; returns how many were given. */
export async function assignTasks(
  work: Work,
  companyId: number,
  taskIds: readonly number[],
  assignee: string,
): Promise<number> {
  const to = assignee.trim();
  if (to === '') throw new WrongUse('It is not said to whom.', 'Name somebody.');
  return work.db.transaction(async (tx) => {
    const given = await giveTasks(tx, work, { companyId, ids: taskIds }, to);
    if (given === 0) return 0;
    await record(tx, work, {
      companyId,
      kind: 'task.assigned',
      ref: `task/${taskIds.join(',')}`,
      payload: { tasks: taskIds, assignee: to },
    });
    return given;
  });
}

/** The open tasks about a thing that the one before had go to whoever answers for it now, inside the caller's transaction. */
export async function passTasks(
  tx: Tx,
  companyId: number,
  about: string,
  whose: { readonly from: string; readonly to: string },
): Promise<void> {
  if (whose.from !== whose.to) await passTasksAbout(tx, companyId, about, whose);
}
