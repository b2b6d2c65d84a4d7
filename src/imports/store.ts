import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import { overlaps, type FecYear } from './formats/fec-years';
import type { FileFormat, FileKind } from './mapping';
import type { Profile } from './mapping-profile';
import type { Problem } from './problem';
import type { CurrencyTotals } from './reading';
import type { Mode, Scope } from './scope';

/** Imports, the lines they left out, and what is remembered of each source: rows in, rows out. */
export interface Import {
  readonly id: number;
  readonly companyId: number;
  readonly source: string;
  readonly fileName: string;
  readonly fileSha: string;
  readonly bytes: number;
  readonly format: FileFormat;
  readonly kind: FileKind;
  readonly mode: Mode;
  readonly scope: Scope;
  readonly asOf: Day;
  readonly asOfAssumed: boolean;
  readonly state: 'booked' | 'undone';
  readonly rows: number;
  readonly booked: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly missing: number;
  readonly problems: number;
  readonly totals: Readonly<Record<string, CurrencyTotals>>;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly undoneAt: Instant | null;
  readonly undoneBy: string | null;
}

/** What is known of an import before its rows are booked. */
export type NewImport = Pick<
  Import,
  | 'companyId'
  | 'source'
  | 'fileName'
  | 'fileSha'
  | 'bytes'
  | 'format'
  | 'kind'
  | 'mode'
  | 'scope'
  | 'asOf'
  | 'asOfAssumed'
> & { readonly recognised: unknown };

export async function insertImport(tx: Tx, work: Work, made: NewImport): Promise<number> {
  const [row] = await tx('import')
    .insert({
      company_id: made.companyId,
      source: made.source,
      file_name: made.fileName,
      file_sha: made.fileSha,
      bytes: made.bytes,
      format: made.format,
      kind: made.kind,
      mode: made.mode,
      scope: JSON.stringify(made.scope),
      as_of: made.asOf,
      as_of_assumed: made.asOfAssumed ? 1 : 0,
      state: 'booked',
      recognised: JSON.stringify(made.recognised),
      recorded_at: work.now,
      recorded_by: actorText(work.actor),
    })
    .returning<{ id: number }[]>('id');
  return row?.id ?? 0;
}

export type Counts = Pick<Import, 'rows' | 'booked' | 'changed' | 'unchanged' | 'skipped' | 'missing' | 'problems'>;

export async function noteCounts(tx: Tx, importId: number, counts: Counts, totals: Import['totals']): Promise<void> {
  await tx('import')
    .where('id', importId)
    .update({ ...counts, totals: JSON.stringify(totals) });
}

export async function insertProblems(tx: Tx, importId: number, problems: readonly Problem[]): Promise<void> {
  if (problems.length === 0) return;
  const columns = { line: 'bigint', column_name: 'text', value: 'text', fault: 'text', expected: 'text', remedy: 'text', code: 'text' } as const; // prettier-ignore
  const rows = tableOf(
    tx,
    columns,
    problems.map((problem) => ({ ...problem, column_name: problem.column })),
  );
  const list = Object.keys(columns).join(', ');
  await tx.raw(
    `insert into import_problem (import_id, ${list}) select ${importId}, ${list} from ${rows.sql} as given where true`,
    [...rows.bindings],
  );
}

/** Marks it undone, once: false where it was undone before. */
export async function markUndone(tx: Tx, work: Work, importId: number): Promise<boolean> {
  const many = await tx('import')
    .where({ id: importId, state: 'booked' })
    .update({ state: 'undone', undone_at: work.now, undone_by: actorText(work.actor) });
  return many === 1;
}

export async function importById(q: Query, companyId: number, id: number): Promise<Import | undefined> {
  const [row] = await importsWhere(q, 'company_id = ? and id = ?', [companyId, id]);
  return row;
}

/** Newest first. */
export async function importsOf(q: Query, companyId: number, limit = 50): Promise<Import[]> {
  return importsWhere(q, `company_id = ?`, [companyId], `limit ${limit}`);
}

/** Booked ones of a kind that still stand, oldest first. */
export async function standingImports(q: Query, companyId: number, kind: FileKind): Promise<Import[]> {
  const rows = await importsWhere(q, `company_id = ? and kind = ? and state = 'booked'`, [companyId, kind]);
  return rows.reverse();
}

/** Booked after this one and still standing, oldest first. */
export async function laterImports(q: Query, companyId: number, importId: number): Promise<Import[]> {
  const rows = await importsWhere(q, `company_id = ? and id > ? and state = 'booked'`, [companyId, importId]);
  return rows.reverse();
}

async function importsWhere(q: Query, where: string, bindings: readonly unknown[], limit = ''): Promise<Import[]> {
  const rows = await rowsOf<ImportRow>(
    q,
    `select ${COLUMNS} from import where ${where} order by id desc ${limit}`,
    bindings,
  );
  return rows.map(importFrom);
}

/** Without `recognised`, which is large where the books of a year are kept for the next one. */
const COLUMNS = `id, company_id, source, file_name, file_sha, bytes, format, kind, mode, scope, as_of, as_of_assumed, state, rows, booked, changed,
  unchanged, skipped, missing, problems, totals, recorded_at, recorded_by, undone_at, undone_by`;

/** What standing imports of books leave open for other years, of those of the same days only the newest. */
export async function yearsBooked(q: Query, companyId: number): Promise<readonly FecYear[]> {
  const rows = await rowsOf<{ recognised: string }>(
    q,
    `select recognised from import where company_id = ? and format = 'fec' and state = 'booked' order by id desc`,
    [companyId],
  );
  const years: FecYear[] = [];
  for (const { recognised } of rows)
    for (const year of (JSON.parse(recognised) as { readonly years?: readonly FecYear[] }).years ?? [])
      if (!years.some((other) => overlaps(year, other))) years.push(year);
  return years;
}

interface ImportRow {
  id: number;
  company_id: number;
  source: string;
  file_name: string;
  file_sha: string;
  bytes: number;
  format: FileFormat;
  kind: FileKind;
  mode: Mode;
  scope: string;
  as_of: Day;
  as_of_assumed: number;
  state: 'booked' | 'undone';
  rows: number;
  booked: number;
  changed: number;
  unchanged: number;
  skipped: number;
  missing: number;
  problems: number;
  totals: string;
  recorded_at: Instant;
  recorded_by: string;
  undone_at: Instant | null;
  undone_by: string | null;
}

const importFrom = (row: ImportRow): Import => ({
  id: row.id,
  companyId: row.company_id,
  source: row.source,
  fileName: row.file_name,
  fileSha: row.file_sha,
  bytes: row.bytes,
  format: row.format,
  kind: row.kind,
  mode: row.mode,
  scope: JSON.parse(row.scope) as Scope,
  asOf: row.as_of,
  asOfAssumed: row.as_of_assumed === 1,
  state: row.state,
  rows: row.rows,
  booked: row.booked,
  changed: row.changed,
  unchanged: row.unchanged,
  skipped: row.skipped,
  missing: row.missing,
  problems: row.problems,
  totals: JSON.parse(row.totals) as Import['totals'],
  recordedAt: row.recorded_at,
  recordedBy: row.recorded_by,
  undoneAt: row.undone_at,
  undoneBy: row.undone_by,
});

/** What is remembered of a source, or undefined the first time. */
export async function profileOf(q: Query, companyId: number, source: string): Promise<Profile | undefined> {
  const kept = await keptProfile(q, companyId, source);
  return kept === undefined ? undefined : (JSON.parse(kept) as Profile);
}

export async function keptProfile(q: Query, companyId: number, source: string): Promise<string | undefined> {
  const [row] = await rowsOf<{ profile: string }>(
    q,
    `select profile from mapping_profile where company_id = ? and source = ? and ended_at is null`,
    [companyId, source],
  );
  return row?.profile;
}

/** Every version of what is remembered of every source, the oldest first. */
export async function profileVersions(
  q: Query,
  companyId: number,
): Promise<{ source: string; profile: Profile; recordedAt: Instant; recordedBy: string }[]> {
  const rows = await rowsOf<{ source: string; profile: string; recordedAt: Instant; recordedBy: string }>(
    q,
    `select source, profile, recorded_at as "recordedAt", recorded_by as "recordedBy" from mapping_profile
     where company_id = ? order by source, id`,
    [companyId],
  );
  return rows.map((row) => ({ ...row, profile: JSON.parse(row.profile) as Profile }));
}

/** Keeps what was recognised, unless it is what is kept already; the one before is ended. */
export async function keepProfile(
  tx: Tx,
  work: Work,
  kept: { companyId: number; source: string; profile: object },
): Promise<void> {
  const { companyId, source } = kept;
  const profile = JSON.stringify(kept.profile);
  if ((await keptProfile(tx, companyId, source)) === profile) return;
  const stamp = { at: work.now, by: actorText(work.actor) };
  await tx('mapping_profile')
    .where({ company_id: companyId, source })
    .whereNull('ended_at')
    .update({ ended_at: stamp.at, ended_by: stamp.by });
  await tx('mapping_profile').insert({
    company_id: companyId,
    source,
    profile,
    recorded_at: stamp.at,
    recorded_by: stamp.by,
  });
}

/** Row numbers of customers by the numbers that people use. Refuses where one is not known. */
export async function accountIds(q: Query, companyId: number, codes: readonly string[]): Promise<number[]> {
  const wanted = tableOf(
    q,
    { code: 'text' },
    codes.map((code) => ({ code })),
  );
  const found = await rowsOf<{ id: number; code: string }>(
    q,
    `select coalesce(merged_into, id) as id, code from v_customer where company_id = ? and code in (select code from ${wanted.sql} as wanted)`,
    [companyId, ...wanted.bindings],
  );
  const missing = codes.find((code) => !found.some((customer) => customer.code === code));
  if (missing !== undefined) {
    throw new Refusal('no-such-customer', `There is no customer ${missing}.`, 'Look for it: duly customers TEXT');
  }
  return found.map(({ id }) => id);
}
