import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { hasEnded } from '../platform/claimant';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { FileKind } from './mapping';
import type { Found, ImportWork, Past, Progress, Said, Task, WorkKind } from './upload';
import type { Mode, Scope } from './scope';

/** Uploads and what is being done with them: rows in, rows out. One process works on one at a time, and says so here. */
export interface NewWork {
  readonly companyId: number;
  readonly kind: WorkKind;
  readonly fileName: string;
  readonly place: string | null;
  readonly bytes: number;
  readonly said: Said;
  readonly task: Task;
  readonly importId: number | null;
  /** The day on which the file was written; empty: today. */
  readonly fileDay?: Day;
  /** By the real clock, also where the company lives on another day. */
  readonly at: Instant;
}

/** Its number; 0 where an undo of that import is on its way already. */
export async function insertWork(tx: Tx, work: Work, made: NewWork): Promise<number> {
  const [row] = await tx('import_work')
    .insert({
      company_id: made.companyId,
      kind: made.kind,
      file_name: made.fileName,
      place: made.place,
      bytes: made.bytes,
      file_day: made.fileDay ?? work.today,
      said: JSON.stringify(made.said),
      task: made.task,
      state: 'waiting',
      import_id: made.importId,
      recorded_at: made.at,
      recorded_by: actorText(work.actor),
    })
    .onConflict()
    .ignore()
    .returning<{ id: number }[]>('id');
  return row?.id ?? 0;
}

export async function workById(q: Query, companyId: number, id: number): Promise<ImportWork | undefined> {
  const row = await q<WorkRow>('import_work').where({ company_id: companyId, id }).first();
  return row && workFrom(row);
}

/** The last undo of an import that is remembered. */
export async function undoOf(q: Query, companyId: number, importId: number): Promise<ImportWork | undefined> {
  const asked = { company_id: companyId, import_id: importId, kind: 'undo' };
  const row = await q<WorkRow>('import_work').where(asked).orderBy('id', 'desc').first();
  return row && workFrom(row);
}

/** What was booked from an upload that is remembered, with all that was found. */
export async function bookedWorkOf(q: Query, companyId: number, importId: number): Promise<ImportWork | undefined> {
  const asked = { company_id: companyId, import_id: importId, kind: 'file' };
  const row = await q<WorkRow>('import_work').where(asked).first();
  return row && workFrom(row);
}

/** Takes in what a person said, unless somebody changed or took it since: false then. */
export async function noteSaid(tx: Tx, work: ImportWork, said: Said): Promise<boolean> {
  const many = await tx('import_work')
    .where({ id: work.id, version: work.version, state: 'waiting' })
    .update({ said: JSON.stringify(said), version: work.version + 1 });
  return many === 1;
}

/** A claim of another machine older than this is taken over. */
const LONGEST_MS = 7_200_000;

/** Whoever worked on it is no more, as far as anybody can know. */
export function isAbandoned(work: ImportWork, now: Instant): boolean {
  if (work.state !== 'working' || work.claimedBy === null || work.claimedAt === null) return false;
  return hasEnded(work.claimedBy) || Date.parse(now) - Date.parse(work.claimedAt) > LONGEST_MS;
}

/**
 * As it stands now: what came of a work is noted before the name of whoever was at it ends. So one that was read just before the note and
 * whose name has ended since is not abandoned, and is read again.
 */
export async function asItStands(q: Query, work: ImportWork, now: Instant): Promise<ImportWork> {
  return isAbandoned(work, now) ? ((await workById(q, work.companyId, work.id)) ?? work) : work;
}

export interface Claim {
  readonly by: string;
  readonly at: Instant;
  readonly task: Task;
}

/** False where somebody else has changed it or is at it. */
export async function claimWork(tx: Tx, work: ImportWork, { by, at, task }: Claim): Promise<boolean> {
  if (work.state === 'done' || (work.state === 'working' && !isAbandoned(work, at))) return false;
  const many = await tx('import_work')
    .where({ id: work.id, version: work.version, state: work.state, claimed_by: work.claimedBy })
    .update({ state: 'working', task, claimed_by: by, claimed_at: at, progress: null, version: work.version + 1 });
  return many === 1;
}

export async function noteProgress(tx: Tx, id: number, by: string, progress: Progress): Promise<void> {
  await tx('import_work')
    .where({ id, claimed_by: by, state: 'working' })
    .update({ progress: JSON.stringify(progress) });
}

export interface Finish {
  readonly by: string;
  readonly state: 'waiting' | 'done';
  readonly result: Found;
  readonly said?: Said;
  readonly importId?: number | null;
}

/** False where the claim was lost in the meantime: then nothing of this attempt may stand. */
export async function finishWork(tx: Tx, id: number, { by, state, result, said, importId }: Finish): Promise<boolean> {
  const many = await tx('import_work')
    .where({ id, claimed_by: by, state: 'working' })
    .update({
      state,
      found: result.is,
      result: JSON.stringify(result),
      claimed_by: null,
      version: tx.raw('version + 1'),
      ...(said === undefined ? {} : { said: JSON.stringify(said) }),
      ...(importId === undefined ? {} : { import_id: importId }),
    });
  return many === 1;
}

/** False where somebody has changed it, is at it, or it is gone. */
export async function dropWork(tx: Tx, work: ImportWork, now: Instant): Promise<boolean> {
  if (work.state === 'done' || (work.state === 'working' && !isAbandoned(work, now))) return false;
  const asked = { id: work.id, version: work.version, state: work.state, claimed_by: work.claimedBy };
  return (await tx('import_work').where(asked).delete()) === 1;
}

/** Older than that moment and not being worked on: removed. */
export async function dropOld(tx: Tx, before: Instant): Promise<number> {
  return tx('import_work').whereNot('state', 'working').where('recorded_at', '<', before).delete();
}

/** The folders that are still somebody's. */
export async function placesInUse(q: Query): Promise<Set<string>> {
  const rows = await rowsOf<{ place: string }>(q, 'select place from import_work where place is not null');
  return new Set(rows.map(({ place }) => place));
}

/** How the last file of this source was meant that is a list of this kind and still stands. */
export async function pastOf(q: Query, companyId: number, source: string, kind: FileKind): Promise<Past | undefined> {
  const [row] = await rowsOf<{ mode: Mode; scope: string }>(
    q,
    `select mode, scope from import where company_id = ? and source = ? and kind = ? and state = 'booked'
     order by id desc limit 1`,
    [companyId, source, kind],
  );
  return row && { mode: row.mode, scope: JSON.parse(row.scope) as Scope };
}

interface WorkRow {
  id: number;
  company_id: number;
  kind: WorkKind;
  file_name: string;
  place: string | null;
  bytes: number;
  file_day: Day;
  said: string;
  task: Task;
  state: ImportWork['state'];
  version: number;
  result: string | null;
  progress: string | null;
  claimed_by: string | null;
  claimed_at: Instant | null;
  import_id: number | null;
  recorded_at: Instant;
  recorded_by: string;
}

const workFrom = (row: WorkRow): ImportWork => ({
  id: row.id,
  companyId: row.company_id,
  kind: row.kind,
  fileName: row.file_name,
  place: row.place,
  bytes: row.bytes,
  fileDay: row.file_day,
  said: JSON.parse(row.said) as Said,
  task: row.task,
  state: row.state,
  version: row.version,
  result: row.result === null ? null : (JSON.parse(row.result) as Found),
  progress: row.progress === null ? null : (JSON.parse(row.progress) as Progress),
  claimedBy: row.claimed_by,
  claimedAt: row.claimed_at,
  importId: row.import_id,
  recordedAt: row.recorded_at,
  recordedBy: row.recorded_by,
});
