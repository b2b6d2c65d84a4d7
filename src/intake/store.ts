import { actorText } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import type { Rhythm, Tells } from '../ledger/freshness';
import { claimRow } from '../platform/claim';
import { hasEnded } from '../platform/claimant';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Intake, Looks, Refused, Trouble } from './intake';

/** Sources that deliver by themselves: rows in, rows out. One process looks at one of them at a time, and says so here. */
export type NewIntake = Pick<
  Intake,
  | 'companyId' | 'name' | 'kind' | 'place' | 'host' | 'port' | 'user' | 'secret' | 'hostKey' | 'pattern' | 'source' | 'takes' | 'fileDay'
  | 'required' | 'rhythm' | 'everyMinutes'
>; // prettier-ignore

/** Its number; 0 where there is one of that name already. */
export async function insertIntake(tx: Tx, work: Work, made: NewIntake): Promise<number> {
  const [row] = await tx('intake')
    .insert({
      ...columnsOf(made),
      company_id: made.companyId,
      kind: made.kind,
      looks: '{}',
      refused: '[]',
      recorded_at: work.now,
      recorded_by: actorText(work.actor),
    })
    .onConflict()
    .ignore()
    .returning<{ id: number }[]>('id');
  return row?.id ?? 0;
}

const columnsOf = (made: Omit<NewIntake, 'companyId' | 'kind'>) => ({
  name: made.name,
  place: made.place,
  host: made.host,
  port: made.port,
  user_name: made.user,
  secret: made.secret,
  host_key: made.hostKey,
  pattern: made.pattern,
  source: made.source,
  takes: made.takes,
  file_day: made.fileDay ? 1 : 0,
  required: made.required ? 1 : 0,
  rhythm: made.rhythm,
  every_minutes: made.everyMinutes,
});

/** What lay there is seen anew. False where another one bears the name, or a process looks there right now. */
export async function changeIntake(
  tx: Tx,
  intake: Intake,
  made: Omit<NewIntake, 'companyId' | 'kind'>,
): Promise<'changed' | 'taken' | 'busy'> {
  const same = await tx<Row>('intake')
    .where({ company_id: intake.companyId, name: made.name })
    .whereNull('ended_at')
    .whereNot({ id: intake.id })
    .first();
  if (same !== undefined) return 'taken';
  if (intake.claimedBy !== null && !hasEnded(intake.claimedBy)) return 'busy';
  const many = await tx('intake')
    .where({ id: intake.id, claimed_by: intake.claimedBy, ended_at: null })
    .update({ ...columnsOf(made), looks: '{}', refused: '[]', ahead: 0, trouble: null });
  return many === 1 ? 'changed' : 'busy';
}

/** In the order of their names. */
export async function intakesOf(q: Query, companyId: number): Promise<Intake[]> {
  const rows = await q<Row>('intake').where({ company_id: companyId }).whereNull('ended_at').orderBy('name');
  return rows.map(intakeFrom);
}

/** By their numbers, also those that were removed. */
export async function sourceNames(q: Query, companyId: number): Promise<ReadonlyMap<number, string>> {
  const rows = await rowsOf<{ id: number; name: string }>(q, 'select id, name from intake where company_id = ?', [
    companyId,
  ]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function intakeById(q: Query, companyId: number, id: number): Promise<Intake | undefined> {
  const row = await q<Row>('intake').where({ company_id: companyId, id }).whereNull('ended_at').first();
  return row && intakeFrom(row);
}

export const pauseIntake = async (tx: Tx, intake: Intake, at: Instant | null): Promise<void> => {
  await tx('intake').where({ id: intake.id }).update({ paused_at: at });
};

export const trustHostKey = async (tx: Tx, intake: Intake, hostKey: string): Promise<void> => {
  await tx('intake').where({ id: intake.id }).update({ host_key: hostKey, trouble: null });
};

export const endIntake = async (tx: Tx, work: Work, intake: Intake): Promise<void> => {
  await tx('intake')
    .where({ id: intake.id })
    .whereNull('ended_at')
    .update({ ended_at: work.now, ended_by: actorText(work.actor) });
};

const LONGEST_MS = 7_200_000;

/** False where another process is there right now. */
export const claimIntake = (tx: Tx, intake: Intake, by: string, at: Instant): Promise<boolean> =>
  claimRow(tx, 'intake', intake, { by, at, longestMs: LONGEST_MS });

export interface Looked {
  readonly by: string;
  readonly at: Instant;
  readonly trouble: Trouble | null;
  /** Empty where the look came to nothing: then what was known stays. */
  readonly seen?: { readonly looks: Looks; readonly refused: readonly Refused[]; readonly ahead: number } | undefined;
}

export async function finishLook(tx: Tx, intake: Intake, { by, at, trouble, seen }: Looked): Promise<void> {
  await tx('intake')
    .where({ id: intake.id, claimed_by: by })
    .update({
      claimed_by: null,
      claimed_at: null,
      looked_at: at,
      trouble: trouble === null ? null : JSON.stringify(trouble),
      ...(seen && { looks: JSON.stringify(seen.looks), refused: JSON.stringify(seen.refused), ahead: seen.ahead }),
    });
}

/** Required sources by the rhythm of the strictest that delivers it; empty: nobody requires it any more. */
export async function rhythmRequired(
  q: Query,
  companyId: number,
  source: string,
  tells: Tells,
): Promise<Rhythm | undefined> {
  const [row] = await rowsOf<{ rhythm: Rhythm }>(
    q,
    `select rhythm from intake where company_id = ? and source = ? and required = 1 and ended_at is null
       and case when takes = 'bank' then 'bank' else 'items' end = ? order by rhythm limit 1`,
    [companyId, source, tells],
  );
  return row?.rhythm;
}

interface Row {
  id: number;
  company_id: number;
  name: string;
  kind: Intake['kind'];
  place: string;
  host: string | null;
  port: number | null;
  user_name: string | null;
  secret: string | null;
  host_key: string | null;
  pattern: string;
  source: string;
  takes: Intake['takes'];
  ahead: number;
  file_day: number;
  required: number;
  rhythm: Rhythm;
  every_minutes: number;
  paused_at: Instant | null;
  looks: string;
  refused: string;
  looked_at: Instant | null;
  trouble: string | null;
  claimed_by: string | null;
  claimed_at: Instant | null;
  recorded_by: string;
}

const intakeFrom = (row: Row): Intake => ({
  id: row.id,
  companyId: row.company_id,
  name: row.name,
  kind: row.kind,
  place: row.place,
  host: row.host,
  port: row.port,
  user: row.user_name,
  secret: row.secret,
  hostKey: row.host_key,
  pattern: row.pattern,
  source: row.source,
  takes: row.takes,
  ahead: row.ahead,
  fileDay: row.file_day === 1,
  required: row.required === 1,
  rhythm: row.rhythm,
  everyMinutes: row.every_minutes,
  pausedAt: row.paused_at,
  looks: JSON.parse(row.looks) as Looks,
  refused: JSON.parse(row.refused) as Refused[],
  lookedAt: row.looked_at,
  trouble: row.trouble === null ? null : (JSON.parse(row.trouble) as Trouble),
  claimedBy: row.claimed_by,
  claimedAt: row.claimed_at,
  recordedBy: row.recorded_by,
});
