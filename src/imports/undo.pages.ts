import type { Route, Visit } from '../companies/visit.pages';
import { IMPORTS_WORDS } from '../languages/imports-words';
import type { ImportsWords } from '../languages/imports-words';
import { countText, dayText, fill, inLanguage, numberText } from '../languages/said';
import type { Dependent } from '../ledger/dependents';
import { page, part, see, type Answer } from '../platform/web/answer';
import { begun } from './begin.pages';
import { dependentBlanks } from './dependent.pages';
import { progressBlanks } from './progress.pages';
import { importPath, withImport } from './result.pages';
import { laterImports, type Import } from './store';
import type { TaskDeps } from './task.actions';
import { touchedByUndo } from './undo.actions';
import type { ImportWork } from './upload';
import { asItStands, insertWork, isAbandoned, undoOf } from './upload.store';

/** Taking an import back: first everything that it would touch, then the undo itself, which goes on when the page is left. */
export const undoRoutes = (deps: TaskDeps): readonly Route[] => [
  { method: 'get', path: PATH, right: 'work', visit: (visit) => withImport(visit, (one) => ask(visit, deps, one)) },
  { method: 'get', path: `${PATH}/progress`, right: 'work', visit: (visit) => withImport(visit, (one) => progress(visit, one)) },
  { method: 'post', path: PATH, right: 'work', visit: (visit) => withImport(visit, (one) => undo(visit, deps, one)) },
]; // prettier-ignore

const PATH = '/imports/:import/undo';

async function ask(visit: Visit, deps: TaskDeps, one: Import): Promise<Answer> {
  if (one.state === 'undone') return see(importPath(visit, one));
  const w = inLanguage(IMPORTS_WORDS, visit.language);
  const { read } = visit.work.db;
  const found = await undoOf(read, visit.company.id, one.id);
  const last = found && (await asItStands(read, found, visit.asked.now));
  if (last?.state === 'done') return see(importPath(visit, one));
  const title = fill(w.undo.title, { file: one.fileName });
  const frame = { w, title, here: importPath(visit, one, '/undo'), back: importPath(visit, one) };
  if (last && isAtWork(visit, last)) {
    return page('pages/imports/undo', title, {
      ...frame,
      progress: progressOf(visit, w, one, last),
      touches: null,
      failed: '',
    });
  }
  const failed = last && last.result !== null ? w.undo.failed : '';
  return page('pages/imports/undo', title, {
    ...frame,
    progress: null,
    touches: await touchBlanks(visit, w, deps, one),
    failed,
  });
}

const isAtWork = (visit: Visit, work: ImportWork): boolean =>
  work.state === 'working' && !isAbandoned(work, visit.asked.now);

const progressOf = (visit: Visit, w: ImportsWords, one: Import, work: ImportWork): unknown =>
  progressBlanks(visit, w, work, importPath(visit, one, '/undo/progress'));

async function touchBlanks(visit: Visit, w: ImportsWords, deps: TaskDeps, one: Import): Promise<unknown> {
  const { work, company, locale } = visit;
  const which = { companyId: company.id, importId: one.id };
  const { withdrawn, sent, blocks } = await touchedByUndo(work, deps.undoDeps(work), which);
  const later = await laterImports(work.db.read, company.id, one.id);
  const n = (count: number): string => numberText(count, locale);
  return {
    text: fill(w.undo.text, { new: n(one.booked), changed: n(one.changed), day: dayText(one.asOf, locale) }),
    withdrawn: groupOf(visit, w, withdrawn, countText(w.undo.withdrawn, withdrawn.length, locale)),
    sent: groupOf(visit, w, sent, countText(w.undo.sent, sent.length, locale)),
    blocks: groupOf(visit, w, blocks, w.undo.blocks),
    nothing: withdrawn.length + sent.length + blocks.length === 0,
    later: later.map((other) => ({
      text: `${other.fileName}, ${dayText(other.asOf, locale)}`,
      href: importPath(visit, other),
    })),
    button:
      blocks.length === 0 && visit.on === null ? countText(w.undo.button, one.booked + one.changed, visit.locale) : '',
  };
}

/** Dependents on the page; the others are counted. */
const SHOWN = 30;

function groupOf(visit: Visit, w: ImportsWords, found: readonly Dependent[], title: string): unknown {
  if (found.length === 0) return null;
  const more = found.length - SHOWN;
  return {
    title,
    rows: found.slice(0, SHOWN).map((one) => dependentBlanks(visit, w, one)),
    more: more > 0 ? fill(w.undo.more, { n: numberText(more, visit.locale) }) : '',
  };
}

async function progress(visit: Visit, one: Import): Promise<Answer> {
  const last = await undoOf(visit.work.db.read, visit.company.id, one.id);
  if (!visit.asked.partial || last === undefined || !isAtWork(visit, last)) return see(importPath(visit, one, '/undo'));
  const w = inLanguage(IMPORTS_WORDS, visit.language);
  return part('pages/imports/progress', { progress: progressOf(visit, w, one, last) });
}

async function undo(visit: Visit, deps: TaskDeps, one: Import): Promise<Answer> {
  const w = inLanguage(IMPORTS_WORDS, visit.language);
  const { session } = visit.asked;
  if (one.state === 'undone') {
    session.tell({ text: w.undo.already });
    return see(importPath(visit, one));
  }
  const { read } = visit.work.db;
  await visit.work.db.transaction((tx) => insertWork(tx, visit.work, newUndo(visit, one)));
  const made = await undoOf(read, visit.company.id, one.id);
  if (made && made.state !== 'done' && !isAtWork(visit, made))
    await begun(visit, deps, { upload: made, task: 'undo', confirmed: true });
  const now = await undoOf(read, visit.company.id, one.id);
  if (now?.result?.is !== 'undone') return see(importPath(visit, one, '/undo'));
  const n = (count: number): string => numberText(count, visit.locale);
  session.tell({ text: fill(w.undo.done, { cancelled: n(now.result.cancelled), restored: n(now.result.restored) }) });
  return see(importPath(visit, one));
}

const newUndo = (visit: Visit, one: Import): Parameters<typeof insertWork>[2] => ({
  companyId: visit.company.id,
  kind: 'undo',
  fileName: one.fileName,
  place: null,
  bytes: 0,
  said: { options: {} },
  task: 'undo',
  importId: one.id,
  at: visit.asked.now,
});
