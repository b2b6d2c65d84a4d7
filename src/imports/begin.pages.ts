import type { Visit } from '../companies/visit.pages';
import { IMPORTS_WORDS } from '../languages/imports-words';
import { inLanguage } from '../languages/said';
import { Refusal } from '../kernel/result';
import { see, type Answer } from '../platform/web/answer';
import { PATIENCE_MS, uploadPath } from './history.pages';
import { beginTask, type TaskDeps } from './task.actions';
import type { ImportWork, Task } from './upload';
import { workById } from './upload.store';

/** Begins the work with an upload and waits a moment: what is short is done when the answer comes, what is long shows how far it is. */
export async function beginOn(
  visit: Visit,
  deps: TaskDeps,
  id: number,
  task: Task,
  confirmed = false,
): Promise<Answer> {
  const here = see(uploadPath(visit, id));
  const upload = await workById(visit.work.db.read, visit.company.id, id);
  if (upload) await begun(visit, deps, { upload, task, confirmed });
  return here;
}

interface Wanted {
  readonly upload: ImportWork;
  readonly task: Task;
  readonly confirmed: boolean;
}

/** Somebody else has changed it, or is at it. */
export const isChanged = (error: unknown): boolean => error instanceof Refusal && error.code === 'upload-changed';

/** False where somebody else was faster: the page shows what he does. */
export async function begun(visit: Visit, deps: TaskDeps, wanted: Wanted): Promise<boolean> {
  try {
    const { company, work, asked } = visit;
    const undertaking = await beginTask(deps, work, { company, at: asked.now, ...wanted });
    await undertaking.over(PATIENCE_MS);
    return true;
  } catch (error) {
    if (!isChanged(error)) throw error;
    visit.asked.session.tell({ text: inLanguage(IMPORTS_WORDS, visit.language).upload.changed });
    return false;
  }
}
