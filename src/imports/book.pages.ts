import type { Visit } from '../companies/visit.pages';
import { IMPORTS_WORDS } from '../languages/imports-words';
import type { ImportsWords } from '../languages/imports-words';
import { fill, inLanguage, numberText } from '../languages/said';
import { see, type Answer } from '../platform/web/answer';
import { begun, beginOn } from './begin.pages';
import { uploadPath } from './history.pages';
import { PAPERS } from './papers.pages';
import type { TaskDeps } from './task.actions';
import type { ImportWork } from './upload';
import { noteSaid, workById } from './upload.store';

/**
 * The press of the button that books: once, by whoever is first, and only what was seen. Sent again, from a page that is no longer
 * true, or by a second person, it books nothing and shows what is.
 */
export async function bookOrAttach(
  visit: Visit,
  deps: TaskDeps,
  upload: ImportWork,
  again: (wrong: Readonly<Record<string, string>>) => Promise<Answer>,
): Promise<Answer> {
  const w = inLanguage(IMPORTS_WORDS, visit.language);
  const { form, session } = visit.asked;
  if (upload.importId !== null) {
    session.tell({ text: w.upload.already });
    return see(visit.at.import(visit.work.ids.seal('import', upload.importId)));
  }
  const here = see(uploadPath(visit, upload.id));
  const { result, state } = upload;
  if (state !== 'waiting') return here;
  if (form.get('version') !== String(upload.version)) {
    session.tell({ text: w.upload.changed });
    return here;
  }
  if (result?.is === 'matched') return attach(visit, deps, upload);
  if (result?.is !== 'previewed') return here;
  const confirmed = form.get('confirm') === '1';
  if (result.outcome.missing.mustConfirm && !confirmed) return again({ confirm: w.preview.confirmMissing });
  await begun(visit, deps, { upload, task: 'book', confirmed });
  return booked(visit, w, upload.id);
}

/** To the import where it is booked already, else to the page that shows how far it is. */
async function booked(visit: Visit, w: ImportsWords, id: number): Promise<Answer> {
  const now = await workById(visit.work.db.read, visit.company.id, id);
  if (now?.result?.is !== 'booked' || now.importId === null) return see(uploadPath(visit, id));
  const { booked: made, changed, unchanged } = now.result.outcome;
  const n = (count: number): string => numberText(count, visit.locale);
  const said = { file: now.fileName, new: n(made), changed: n(changed), unchanged: n(unchanged) };
  visit.asked.session.tell({ text: fill(w.result.done, said) });
  return see(visit.at.import(visit.work.ids.seal('import', now.importId)));
}

async function attach(visit: Visit, deps: TaskDeps, upload: ImportWork): Promise<Answer> {
  const chosen = visit.asked.form.get('paper') ?? '';
  const paper = PAPERS.find((one) => one === chosen) ?? 'invoice';
  await visit.work.db.transaction((tx) => noteSaid(tx, upload, { ...upload.said, paper }));
  return beginOn(visit, deps, upload.id, 'attach');
}
