import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import type { DocumentKind } from '../documents/kind';
import type { Instant } from '../kernel/day';
import { Refusal, WrongUse } from '../kernel/result';
import type { Behind, Undertaking } from '../platform/behind';
import { claimant } from '../platform/claimant';
import type { Log } from '../platform/log';
import type { Work } from '../platform/work';
import { importFile, RefusedFile } from './actions';
import { attachMatched, matchFolder } from './attach-many.actions';
import type { FileKind } from './mapping';
import { openAsFound, withTerms } from './open.actions';
import type { ImportRequest, Seen } from './request';
import { undoImport, type UndoDeps } from './undo.actions';
import { asksOf, type Found, type ImportWork, type Said, type Task } from './upload';
import { dropFiles, pathOf, somebodyIsAtIt } from './upload.actions';
import { claimWork, finishWork, noteProgress, pastOf, type Finish } from './upload.store';

/**
 * The long work with uploads and imports: it goes on when the page is left, tells how far it is in the database, and what it books is
 * booked together with the note that it is done, so that it is never booked twice, whatever breaks.
 */
export interface TaskDeps {
  readonly behind: Behind;
  readonly log: Log;
  /** DULY_HOME. */
  readonly home: string;
  undoDeps(work: Work): UndoDeps;
}

export interface Begun {
  readonly company: Company;
  readonly upload: ImportWork;
  readonly task: Task;
  /** By the real clock. */
  readonly at: Instant;
  /** So much may vanish: the person has seen it. Of booking alone. */
  readonly confirmed?: boolean;
}

/** Refuses where somebody else has changed it since it was seen, or works on it (`upload-changed`). */
export async function beginTask(deps: TaskDeps, work: Work, begun: Begun): Promise<Undertaking> {
  const { upload, task, at } = begun;
  const by = claimant();
  const claimed = await work.db.transaction((tx) => claimWork(tx, upload, { by: by.name, at, task }));
  if (!claimed) {
    by.end();
    throw somebodyIsAtIt(upload);
  }
  return deps.behind.begin(by.name, () => carryOut(deps, work, begun, by.name).finally(() => by.end()));
}

/** Whatever happens, what came of it is noted. */
async function carryOut(deps: TaskDeps, work: Work, begun: Begun, by: string): Promise<void> {
  const { upload, task } = begun;
  try {
    const finish = await TASKS[task]({ deps, work, begun, by });
    if (finish) await work.db.transaction((tx) => finishWork(tx, upload.id, finish));
  } catch (error) {
    const result = foundIn(error);
    if (result.is === 'broken') deps.log.error({ err: error }, 'an import failed');
    await work.db.transaction((tx) => finishWork(tx, upload.id, { by, state: 'waiting', result }));
  }
}

function foundIn(error: unknown): Found {
  if (error instanceof RefusedFile) return { is: 'refused', outcome: error.outcome };
  if (!(error instanceof Refusal || error instanceof WrongUse)) return { is: 'broken' };
  const code = error instanceof Refusal ? error.code : 'wrong-use';
  return { is: 'stopped', code, message: error.message, remedy: error.remedy };
}

interface Doing {
  readonly deps: TaskDeps;
  readonly work: Work;
  readonly begun: Begun;
  readonly by: string;
}

/** What is to be noted at the end; nothing where it was noted together with the work itself. */
type Do = (doing: Doing) => Promise<Finish | undefined>;

const TASKS: Readonly<Record<Task, Do>> = { read, book, match, attach, undo };

/** Recognises the file; previews it where nothing must be asked first. */
async function read(doing: Doing): Promise<Finish> {
  const { work, by, begun } = doing;
  const request = await requestOf(doing);
  const { reading, source } = await openAsFound(work, request);
  await reading.close();
  const { recognised, questions, refusal } = reading;
  const { debtorType } = await settingsOf(work.db.read, begun.company.id);
  const said = await asMeantBefore(doing, source, recognised.kind?.value);
  const asks = refusal
    ? undefined
    : asksOf({ recognised, questions: await withTerms(work, begun.company, questions), source }, said, debtorType);
  if (asks) return { by, state: 'waiting', said, result: asks };
  const { mode, scope } = said;
  const { stops } = doing.deps.undoDeps(work);
  const outcome = await importFile(work, { ...request, mode, scope, dryRun: true }, undefined, stops);
  return { by, state: 'waiting', said, result: { is: 'previewed', outcome } };
}

/** A list of open items is meant as the last one of its source, unless somebody says otherwise. */
async function asMeantBefore({ work, begun }: Doing, source: string, kind: FileKind | undefined): Promise<Said> {
  const { company, upload } = begun;
  if (kind !== 'items' || upload.said.mode !== undefined) return upload.said;
  return { ...upload.said, ...(await pastOf(work.db.read, company.id, source, kind)) };
}

/** Books it and notes that in one transaction. What has changed since the preview is previewed again, not booked. */
async function book(doing: Doing): Promise<Finish | undefined> {
  const { work, begun, by, deps } = doing;
  const request = { ...(await requestOf(doing)), yes: begun.confirmed === true };
  try {
    await importFile(work, request, async (tx, outcome) => {
      const { importId } = outcome;
      const result: Found = { is: 'booked', outcome };
      if (!(await finishWork(tx, begun.upload.id, { by, state: 'done', result, importId }))) {
        throw somebodyIsAtIt(begun.upload);
      }
    });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'many-vanished') return read(doing);
    throw error;
  }
  await dropFiles(deps.home, begun.upload);
  return undefined;
}

async function requestOf(doing: Doing): Promise<ImportRequest> {
  const { company, upload } = doing.begun;
  const { options, source, mode, scope, goodRows, debtorType } = upload.said;
  return {
    company,
    path: await pathOf(doing.deps.home, upload),
    options: { ...options, fileName: upload.fileName },
    source,
    mode,
    scope,
    debtorType: debtorType === 'unknown' ? undefined : debtorType,
    goodRows: goodRows === true,
    fileDay: upload.fileDay,
    watch: watching(doing),
  };
}

const EVERY_MS = 1_000;

/** How far reading has come, at most each second; the time counts from the first rows. */
function watching({ work, begun, by }: Doing): (seen: Seen) => void {
  let started = 0;
  let told = 0;
  let telling = false;
  return (seen) => {
    started ||= performance.now();
    const elapsedMs = Math.round(performance.now() - started);
    const isLast = seen.taken >= seen.of;
    if (telling || elapsedMs < EVERY_MS || (elapsedMs - told < EVERY_MS && !isLast)) return;
    told = elapsedMs;
    telling = true;
    work.db
      .transaction((tx) => noteProgress(tx, begun.upload.id, by, { ...seen, elapsedMs }))
      .catch(() => undefined)
      .finally(() => (telling = false));
  };
}

async function match(doing: Doing): Promise<Finish> {
  const files = await matchFolder(doing.work, await folderOf(doing));
  return { by: doing.by, state: 'waiting', result: { is: 'matched', files } };
}

async function attach(doing: Doing): Promise<Finish> {
  const { work, begun, by, deps } = doing;
  const told = watching(doing);
  const progress = (_label: string, total = 0) => ({
    at: (done: number) => told({ rows: done, taken: done, of: total }),
    end: () => undefined,
  });
  const attached = await attachMatched(work, { progress }, await folderOf(doing));
  await dropFiles(deps.home, begun.upload);
  return { by, state: 'done', result: { is: 'attached', ...attached } };
}

async function folderOf({ deps, begun }: Doing) {
  const { company, upload } = begun;
  const kind = (upload.said.paper ?? 'invoice') as DocumentKind;
  return { companyId: company.id, path: await pathOf(deps.home, upload), kind };
}

async function undo({ deps, work, begun, by }: Doing): Promise<Finish> {
  const importId = begun.upload.importId ?? 0;
  const done = await undoImport(work, deps.undoDeps(work), { companyId: begun.company.id, importId });
  const { cancelled, restored, withdrawn, sent } = done;
  const later = done.later.map(({ fileName }) => fileName);
  return { by, state: 'done', result: { is: 'undone', cancelled, restored, withdrawn, sent, later } };
}
