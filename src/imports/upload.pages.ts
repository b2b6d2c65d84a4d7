import type { Route, Visit } from '../companies/visit.pages';
import { IMPORTS_WORDS } from '../languages/imports-words';
import type { ImportsWords } from '../languages/imports-words';
import { refusalText, remedyText } from '../languages/refusal';
import { fill, inLanguage, momentText, numberText } from '../languages/said';
import { nameOf } from '../people/colleagues';
import { peopleOf } from '../people/store';
import { NotFound, page, part, see, type Answer } from '../platform/web/answer';
import type { Typed } from '../platform/web/form';
import { bookOrAttach } from './book.pages';
import { uploadPath } from './history.pages';
import { paperBlanks, papersFile } from './papers.pages';
import { codeBlanks, codesSaid, mustDecideCodes } from './codes.pages';
import { previewBlanks } from './preview.pages';
import type { Problem } from './problem';
import { problemBlanks, problemsFile, sayProblem } from './problems.pages';
import { progressBlanks } from './progress.pages';
import { namesAsked, questionBlanks } from './questions.pages';
import { correctionBlanks, factsOf, scopeBlanks, shownFields } from './recognised.pages';
import { readSaid } from './said.pages';
import { beginOn, isChanged } from './begin.pages';
import { bankListPath } from './bank.pages';
import type { TaskDeps } from './task.actions';
import { recognisedIn, type Asks, type ImportWork, type Said } from './upload';
import { leaveUpload } from './upload.actions';
import { asItStands, isAbandoned, noteSaid, workById } from './upload.store';

/** One upload: what was recognised, what must be asked, what booking it would change; corrected, booked, or left. */
export const uploadRoutes = (deps: TaskDeps): readonly Route[] => [
  { method: 'get', path: PATH, right: 'work', visit: (visit) => withUpload(visit, (upload) => show(visit, upload, NEW)) },
  { method: 'get', path: `${PATH}/progress`, right: 'work', visit: (visit) => withUpload(visit, (upload) => progress(visit, upload)) },
  { method: 'get', path: `${PATH}/problems`, right: 'work', visit: (visit) => withUpload(visit, (upload) => report(visit, upload)) },
  { method: 'post', path: PATH, right: 'work', visit: (visit) => withUpload(visit, (upload) => say(visit, deps, upload)) },
  { method: 'post', path: `${PATH}/book`, right: 'work', visit: (visit) => withUpload(visit, (upload) => bookOrAttach(visit, deps, upload, (wrong) => show(visit, upload, { typed: {}, wrong }))) },
  { method: 'post', path: `${PATH}/leave`, right: 'work', visit: (visit) => withUpload(visit, (upload) => leave(visit, deps, upload)) },
]; // prettier-ignore

const PATH = '/imports/new/:upload';

async function withUpload(visit: Visit, answer: (upload: ImportWork) => Answer | Promise<Answer>): Promise<Answer> {
  const id = visit.work.ids.open('upload', visit.asked.params['upload'] ?? '');
  const upload = id === undefined ? undefined : await workById(visit.work.db.read, visit.company.id, id);
  if (upload === undefined || upload.kind === 'undo') throw new NotFound();
  if (upload.kind === 'bank') return see(bankListPath(visit, upload.id));
  return answer(upload);
}

interface Sent {
  readonly typed: Typed;
  readonly wrong: Readonly<Record<string, string>>;
}
const NEW: Sent = { typed: {}, wrong: {} };

const isAtWork = (visit: Visit, upload: ImportWork): boolean =>
  upload.state === 'working' && !isAbandoned(upload, visit.asked.now);

async function show(visit: Visit, read: ImportWork, sent: Sent): Promise<Answer> {
  const { work, asked, at } = visit;
  const w = inLanguage(IMPORTS_WORDS, visit.language);
  const isSent = Object.keys(sent.wrong).length > 0;
  const who = nameOf(await peopleOf(work.db.read), read.recordedBy);
  const upload = await asItStands(work.db.read, read, asked.now);
  if (upload.importId !== null) return see(at.import(work.ids.seal('import', upload.importId)));
  return page('pages/imports/upload', upload.fileName, uploadBlanks({ visit, w, upload, sent, who }), {
    status: isSent ? 422 : 200,
  });
}

interface Showing {
  readonly visit: Visit;
  readonly w: ImportsWords;
  readonly upload: ImportWork;
  readonly sent: Sent;
  /** Who brought it. */
  readonly who: string;
}

function uploadBlanks(showing: Showing): Readonly<Record<string, unknown>> {
  const { visit, w, upload, who } = showing;
  const working = isAtWork(visit, upload);
  const found = working ? null : upload.state === 'working' ? BROKEN : upload.result;
  const recognised = working ? undefined : recognisedIn(upload.result);
  return {
    w,
    title: upload.fileName,
    from: fill(w.upload.by, {
      size: sizeText(upload.bytes, visit.locale),
      who,
      when: momentText(upload.recordedAt, visit.locale, visit.company.zone),
    }),
    here: uploadPath(visit, upload.id),
    book: uploadPath(visit, upload.id, '/book'),
    leave: uploadPath(visit, upload.id, '/leave'),
    list: visit.at.imports,
    version: String(upload.version),
    mayChange: visit.on === null && !working && upload.state !== 'done',
    goodRows: upload.said.goodRows === true,
    progress: working ? progressBlanks(visit, w, upload, uploadPath(visit, upload.id, '/progress')) : null,
    ...foundBlanks(showing, found),
    facts: recognised && found?.is !== 'broken' ? factsOf({ visit, w }, recognised) : null,
    correction: isCorrectable(found)
      ? correctionBlanks({ visit, w }, upload, showing.sent.typed, showing.sent.wrong)
      : null,
    correctionOpen: isWhole(found) || Object.keys(showing.sent.wrong).length > 0,
  };
}

const BROKEN = { is: 'broken' } as const;
/** `12 kB`, `3.4 MB`, in the reader's own way. */
function sizeText(bytes: number, locale: string): string {
  const [unit, size] = bytes < 1_000_000 ? ['kilobyte', Math.ceil(bytes / 1_000)] : ['megabyte', bytes / 1_000_000];
  return new Intl.NumberFormat(locale, { style: 'unit', unit: unit, maximumFractionDigits: 1 }).format(size);
}

/** What no correction can help: the file must be made again. */
const HOPELESS: ReadonlySet<string> = new Set([
  'empty-file', 'not-a-table', 'password', 'damaged-file', 'too-big', 'too-slow', 'other-format', 'bank-statement', 'aged-summary', 'no-rows',
]); // prettier-ignore

function isCorrectable(found: ImportWork['result']): boolean {
  if (found === null) return false;
  if (found.is === 'previewed' || found.is === 'stopped') return true;
  return found.is === 'refused' && !HOPELESS.has(found.outcome.problems[0]?.code ?? '');
}

/** The state of the upload: what is not there is null. */
function foundBlanks(showing: Showing, found: ImportWork['result']): Readonly<Record<string, unknown>> {
  const { visit, w, upload, sent } = showing;
  return {
    asks: found?.is === 'asks' ? asksBlanks(showing, found) : null,
    preview: found?.is === 'previewed' ? previewBlanks(visit, w, found.outcome) : null,
    codes: found === null ? null : codeBlanks(w, upload),
    mayBook: !mustDecideCodes(upload),
    confirmWrong: sent.wrong['confirm'] ?? '',
    stopped: stoppedText(visit, w, found),
    papers: found?.is === 'matched' || found?.is === 'attached' ? paperBlanks(visit, w, upload, found) : null,
    ...faultBlanks(showing, found),
  };
}

const asksBlanks = ({ visit, w, upload, sent }: Showing, asks: Asks): unknown => ({
  questions: questionBlanks({ visit, w, ...sent }, asks, upload),
  scope: scopeBlanks({ ...shownFields(upload), ...sent.typed }, sent.wrong),
});

/** Nothing of the file could be taken. */
const isWhole = (found: ImportWork['result']): boolean =>
  found?.is === 'refused' && found.outcome.problems[0]?.line === null;

/** What is wrong: with the file as a whole, or with some of its lines. */
function faultBlanks({ visit, w, upload }: Showing, found: ImportWork['result']): Readonly<Record<string, unknown>> {
  const nothing = { refusal: null, problems: null, othersLabel: '' };
  if (found?.is !== 'previewed' && found?.is !== 'refused') return nothing;
  const { problems: kept, problemCount: count, rows } = found.outcome;
  if (count === 0) return nothing;
  if (isWhole(found)) {
    return { ...nothing, refusal: kept.slice(0, 5).map((problem) => refusalBlanks(visit, w, problem)) };
  }
  const report = uploadPath(visit, upload.id, '/problems');
  const others = found.is === 'refused' && rows > 0 ? othersLabel(visit, w, rows) : '';
  return { ...nothing, problems: problemBlanks(visit, w, { kept, count, report }), othersLabel: others };
}

function refusalBlanks({ language }: Visit, w: ImportsWords, problem: Problem): unknown {
  const said = sayProblem(problem, language);
  return { ...said, expected: fill(w.problems.expectedIs, { what: said.expected }) };
}

const othersLabel = (visit: Visit, w: ImportsWords, rows: number): string =>
  fill(rows === 1 ? w.problems.goodRows.one : w.problems.goodRows.other, { n: numberText(rows, visit.locale) });

function stoppedText(visit: Visit, w: ImportsWords, found: ImportWork['result']): string {
  if (found?.is === 'broken') return w.stopped.broken;
  if (found?.is !== 'stopped') return '';
  if (found.code === 'several-companies') return w.stopped.severalCompanies;
  if (found.code === 'no-such-customer') return fill(w.stopped.unknownCustomer, { label: w.scope.accounts });
  if (found.code === 'upload-gone') return w.stopped.gone;
  if (found.code.startsWith('zip-')) return w.stopped.zip;
  return `${refusalText(found.message, visit)} ${remedyText(found.remedy, visit)}`.trim();
}

function progress(visit: Visit, upload: ImportWork): Answer {
  const here = uploadPath(visit, upload.id);
  if (!visit.asked.partial || !isAtWork(visit, upload)) return see(here);
  const w = inLanguage(IMPORTS_WORDS, visit.language);
  const blanks = progressBlanks(visit, w, upload, uploadPath(visit, upload.id, '/progress'));
  return part('pages/imports/progress', { progress: blanks });
}

function report(visit: Visit, { result, fileName }: ImportWork): Answer {
  const w = inLanguage(IMPORTS_WORDS, visit.language);
  if (result?.is === 'matched' || result?.is === 'attached') return papersFile(w, result);
  if (result === null || !('outcome' in result)) throw new NotFound();
  const { problems, problemCount } = result.outcome;
  return problemsFile(visit, w, { kept: problems, count: problemCount, fileName });
}

/** Takes in what was said, and looks at the file again. Without a word about it, it is only looked at again. */
async function say(visit: Visit, deps: TaskDeps, upload: ImportWork): Promise<Answer> {
  const w = inLanguage(IMPORTS_WORDS, visit.language);
  const { form } = visit.asked;
  const here = see(uploadPath(visit, upload.id));
  if (upload.importId !== null || upload.state === 'done') return here;
  if (form.get('version') !== String(upload.version)) {
    visit.asked.session.tell({ text: w.upload.changed });
    return here;
  }
  const said = saidIn(form, upload, w);
  if ('typed' in said) return show(visit, upload, said);
  const isNoted = upload.state !== 'waiting' || (await visit.work.db.transaction((tx) => noteSaid(tx, upload, said)));
  if (isNoted) return beginOn(visit, deps, upload.id, upload.kind === 'file' ? 'read' : 'match');
  visit.asked.session.tell({ text: w.upload.changed });
  return here;
}

function saidIn(form: URLSearchParams, upload: ImportWork, w: ImportsWords): Said | Sent {
  const good = form.get('good_rows');
  if (good !== null) return { ...upload.said, goodRows: good === '1' };
  if (form.get('codes') !== null) return codesSaid(form, upload);
  if (form.get('again') !== null) return upload.said;
  const found = upload.result;
  const columns = recognisedIn(found)?.columns ?? [];
  const asked = found?.is === 'asks' ? namesAsked(found) : [];
  const read = readSaid(form, { said: upload.said, shown: shownFields(upload), columns, asked }, w);
  return read.ok ? read.said : { typed: read.typed, wrong: read.wrong };
}

async function leave(visit: Visit, deps: TaskDeps, upload: ImportWork): Promise<Answer> {
  const w = inLanguage(IMPORTS_WORDS, visit.language);
  if (upload.importId !== null) return see(visit.at.import(visit.work.ids.seal('import', upload.importId)));
  const { session, now } = visit.asked;
  try {
    await leaveUpload(visit.work, deps.home, upload, now);
  } catch (error) {
    if (!isChanged(error)) throw error;
    session.tell({ text: w.upload.changed });
    return see(uploadPath(visit, upload.id));
  }
  session.tell({ text: fill(w.upload.left, { file: upload.fileName }) });
  return see(visit.at.imports);
}
