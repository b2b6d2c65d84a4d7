import { record } from '../audit/actions';
import { Refusal } from '../kernel/result';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { finishTasks, insertTasks, taskById } from './store';
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
  return finishTasks(tx, work, { companyId: ended.companyId, abouts: ended.abouts }, ended.outcome);
}

export interface EndedCauses {
  readonly companyId: number;
  readonly abouts: readonly string[];
  readonly outcome: string;
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
