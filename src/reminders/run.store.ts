import { actorText } from '../kernel/actor';
import { assert } from '../kernel/assert';
import type { Day, Instant } from '../kernel/day';
import { dialectOf, rowsOf, type Query, type Tx } from '../platform/db';
import { manyRowsOf } from '../platform/rows';
import type { Work } from '../platform/work';
import { digestOf, type Sealed } from './record';
import type { ReasonCode } from './reasons';
import { mayMove, STANDS, type Counts, type Run, type RunState } from './run';

/** Runs: rows in, rows out. */
const listed = (states: readonly string[]): string => states.map((state) => `'${state}'`).join(', ');

export async function insertRun(
  tx: Tx,
  work: Work,
  run: Pick<Run, 'companyId' | 'asOn' | 'freshness' | 'strategies' | 'known'>,
): Promise<number> {
  const [made] = await tx('run')
    .insert({
      company_id: run.companyId,
      as_on: run.asOn,
      state: 'simulated',
      freshness: JSON.stringify(run.freshness),
      strategies: JSON.stringify(run.strategies),
      known: run.known === null ? null : JSON.stringify(run.known),
      recorded_at: work.now,
      recorded_by: actorText(work.actor),
    })
    .returning<{ id: number }[]>('id');
  assert(made !== undefined, 'a run that was inserted has a number');
  return made.id;
}

/** Counts what was decided and puts a seal over it: the same decisions give the same digest. */
export async function sealRun(tx: Tx, runId: number): Promise<{ counts: Counts; digest: string }> {
  const rows = await manyRowsOf<Sealed & { because: ReasonCode }>(
    tx,
    ['customerId', 'currency', 'do', 'step', 'because', 'driverItemId', 'demandMinor'],
    `select customer_id as "customerId", currency, what as "do", step, because, driver_item_id as "driverItemId",
       demand_minor as "demandMinor"
     from decision where run_id = ? order by customer_id, currency`,
    [runId],
  );
  const counts: Partial<Record<ReasonCode, number>> = {};
  for (const { because } of rows) counts[because] = (counts[because] ?? 0) + 1;
  const digest = digestOf(rows);
  await tx('run')
    .where({ id: runId })
    .update({ counts: JSON.stringify(counts), digest });
  return { counts, digest };
}

/** Moves a run on; the state it comes from must allow it. */
export async function moveRun(tx: Tx, work: Work, run: Pick<Run, 'id' | 'state'>, to: RunState): Promise<void> {
  assert(mayMove(run.state, to), `a run that is ${run.state} cannot become ${to}`);
  const by = actorText(work.actor);
  const noted: Partial<Record<RunState, Record<string, unknown>>> = {
    approved: { approved_at: work.now, approved_by: by },
    sent: { issued_at: work.now },
    partially_failed: { issued_at: work.now },
    cancelled: { ended_at: work.now, ended_by: by },
  };
  await tx('run')
    .where({ id: run.id, state: run.state })
    .update({ state: to, ...noted[to] });
}

interface RunRow {
  id: number;
  company_id: number;
  as_on: Day;
  state: RunState;
  freshness: string;
  strategies: string;
  counts: string;
  digest: string | null;
  known: string | null;
  approved_by: string | null;
  recorded_at: Instant;
}

const runFrom = (row: RunRow): Run => ({
  id: row.id,
  companyId: row.company_id,
  asOn: row.as_on,
  state: row.state,
  freshness: JSON.parse(row.freshness) as Run['freshness'],
  strategies: JSON.parse(row.strategies) as Run['strategies'],
  counts: JSON.parse(row.counts) as Counts,
  digest: row.digest,
  known: row.known === null ? null : (JSON.parse(row.known) as Run['known']),
  approvedBy: row.approved_by,
  recordedAt: row.recorded_at,
});

export async function runById(q: Query, companyId: number, id: number): Promise<Run | undefined> {
  const row = await q<RunRow>('run').where({ company_id: companyId, id }).first();
  return row && runFrom(row);
}

/** Somebody may have cancelled it, or brought it to its end, meanwhile. */
export async function isIssuing(tx: Tx, id: number): Promise<boolean> {
  return (await tx('run').where({ id, state: 'issuing' }).first('id')) !== undefined;
}

/** The run that stands for a day. */
export async function runOn(q: Query, companyId: number, asOn: Day): Promise<Run | undefined> {
  const [row] = await rowsOf<RunRow>(q, `select * from run where company_id = ? and as_on = ? and state in (${listed(STANDS)})`, [companyId, asOn]); // prettier-ignore
  return row && runFrom(row);
}

/** The newest run of a day that is under review. */
export async function simulatedOn(q: Query, companyId: number, asOn: Day): Promise<Run | undefined> {
  const row = await q<RunRow>('run')
    .where({ company_id: companyId, as_on: asOn, state: 'simulated' })
    .orderBy('id', 'desc')
    .first();
  return row && runFrom(row);
}

/** The day of the last run that stands. */
export async function lastRunOn(q: Query, companyId: number): Promise<Day | null> {
  const [row] = await rowsOf<{ last: Day | null }>(q, `select max(as_on) as last from run where company_id = ? and state in (${listed(STANDS)})`, [companyId]); // prettier-ignore
  return row?.last ?? null;
}

/** The runs of some days, the newest first. */
export async function runsBetween(q: Query, companyId: number, first: Day, last: Day): Promise<Run[]> {
  const rows = await q<RunRow>('run')
    .where('company_id', companyId)
    .whereBetween('as_on', [first, last])
    .orderBy([
      { column: 'as_on', order: 'desc' },
      { column: 'id', order: 'desc' },
    ]);
  return rows.map(runFrom);
}

/** The newest runs first. */
export async function runsOf(q: Query, companyId: number, limit = 30): Promise<Run[]> {
  const rows = await q<RunRow>('run').where({ company_id: companyId }).orderBy('id', 'desc').limit(limit);
  return rows.map(runFrom);
}

/** Runs of earlier days are over: what was under review or half issued will not go on. */
export async function closeEarlierRuns(tx: Tx, work: Work, companyId: number): Promise<void> {
  const earlier = tx('run').where('company_id', companyId).where('as_on', '<', work.today);
  const ended = { ended_at: work.now, ended_by: actorText(work.actor) };
  await earlier
    .clone()
    .whereIn('state', ['simulated', 'approved'])
    .update({ state: 'cancelled', ...ended });
  await earlier
    .clone()
    .where('state', 'issuing')
    .update({ state: 'partially_failed', ...ended });
}

/** From this day on earlier demands no longer count where the run found nothing overdue. */
export async function resetStages(tx: Tx, work: Work, run: Pick<Run, 'id' | 'companyId' | 'asOn'>): Promise<void> {
  await tx.raw(
    `insert into stage_reset (company_id, customer_id, currency, on_day, run_id, recorded_at, recorded_by)
     select company_id, customer_id, currency, ?, run_id, ?, ? from decision where run_id = ? and clears = 1
     on conflict do nothing`,
    [run.asOn, work.now, actorText(work.actor), run.id],
  );
}

/** Runs that were planned and not issued are off; returns how many. */
export async function cancelPlanned(tx: Tx, work: Work, companyId: number): Promise<number> {
  return tx('run')
    .where('company_id', companyId)
    .where('as_on', '>=', work.today)
    .whereIn('state', ['simulated', 'approved'])
    .update({ state: 'cancelled', ended_at: work.now, ended_by: actorText(work.actor) });
}

/**
 * Until the transaction ends PostgreSQL does not look up, row by row, that what is referred to is there, which takes it longer than
 * writing the rows; where the role may say so. Meant for what names only rows that were just read, of tables from which nothing
 * is ever removed; that nothing stands twice is still seen to. A test looks for orphans.
 */
export async function trustKeys(tx: Tx): Promise<void> {
  if (dialectOf(tx) !== 'postgres') return;
  await tx.raw('savepoint trust_keys');
  const may = await tx.raw('set local session_replication_role = replica').then(
    () => true,
    () => false,
  );
  if (!may) await tx.raw('rollback to savepoint trust_keys');
  await tx.raw('release savepoint trust_keys');
}
