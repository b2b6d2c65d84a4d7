import { record } from '../audit/actions';
import { assert } from '../kernel/assert';
import type { Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { requiredLate } from '../ledger/freshness';
import { waitForCompany, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { NOTHING, type Issued } from './carry.actions';
import { issueAll, type Issuing } from './issue.actions';
import { planRun, type Planning } from './plan.actions';
import { sentInError } from './recall-message.store';
import { savedFromError } from './reminder.store';
import { leaveOut, type LeftOut } from './review.actions';
import { rulesOf } from './rules.store';
import { mayMove, STANDS, type Line, type Run, type RunClaims } from './run';
import { agree, claimsOfRun, countOutcome, linesOf } from './decision.store';
import { anythingToIssue } from './due.store';
import { lastRunOn, moveRun, resetStages, runById, runOn } from './run.store';
import { takeBackUnsent } from './take-back.actions';

/** What a person or the clock does with runs: simulate, prepare, leave out, approve, issue, cancel. */
export interface RunReport {
  readonly run: Run;
  readonly lines: readonly Line[];
  /** What its messages claim, or would, beside what they demand. */
  readonly claims: readonly RunClaims[];
  /** What this call brought on its way. */
  readonly issued: Issued;
  /** Messages of the run that were held back in the moment of sending, by reason. */
  readonly saved: Readonly<Record<string, number>>;
  /** Messages that were taken back after they had left. */
  readonly sentInError: number;
}

/** The real thing, rolled back: what a run would decide today. Nothing of it stays. */
export async function simulate(work: Work, planning: Planning): Promise<RunReport> {
  let report: RunReport | undefined;
  await work.db
    .transaction(async (tx) => {
      const run = await planRun(tx, work, planning);
      const [lines, claims] = [await linesOf(tx, run.id), await claimsOfRun(tx, run.id)];
      report = { run, lines, claims, issued: NOTHING, saved: {}, sentInError: 0 };
      throw new RolledBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error;
    });
  assert(report !== undefined, 'a simulation ends with its report');
  return report;
}

class RolledBack extends Error {
  override readonly name = 'RolledBack';
}

/** Plans the day's run and keeps it for review. Refuses where one stands already. */
export async function prepareRun(work: Work, planning: Planning): Promise<Run> {
  return work.db.transaction(async (tx) => {
    if (await runOn(tx, planning.company.id, work.today)) throw standsAlready(work.today);
    return planRun(tx, work, planning);
  });
}

const standsAlready = (on: Day): Refusal =>
  new Refusal('run-exists', `There is a run of ${on} already.`, 'Carry it on: duly run');

/** A person, or the clock for what is automatic, lets the run go. Refuses where the ledger is not fresh enough to send. */
export async function approveRun(work: Work, companyId: number, runId: number): Promise<Run> {
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const run = await found(tx, companyId, runId);
    if (STANDS.includes(run.state)) return run;
    if (run.state !== 'simulated') throw wrongState(run, 'Plan another: duly run');
    return approveWithin(tx, work, run);
  });
}

/** The same inside a transaction that holds the company's lock, of a run that is `simulated`. */
export async function approveWithin(tx: Tx, work: Work, run: Run): Promise<Run> {
  const { companyId, id, digest, counts } = run;
  if (await runOn(tx, companyId, run.asOn)) throw standsAlready(run.asOn);
  if (!run.freshness.fresh) throw stale(run.freshness);
  await moveRun(tx, work, run, 'approved');
  await record(tx, work, { companyId, kind: 'run.approved', ref: `run/${id}`, payload: { digest, counts } });
  return found(tx, companyId, id);
}

function stale({ asOf, needed, late = [] }: Run['freshness']): Refusal {
  if (late.length > 0) return requiredLate(late, needed);
  return new Refusal(
    'ledger-stale',
    `The ledger is known as of ${asOf ?? 'no day'}; to send anything it must be known as of ${needed}.`,
    'Import what came in since: duly import FILE',
    { asOf, needed },
  );
}

const wrongState = (run: Run, remedy: string): Refusal =>
  new Refusal('run-state', `The run of ${run.asOn} is ${run.state.replace('_', ' ')}.`, remedy, { state: run.state });

async function found(tx: Tx, companyId: number, runId: number): Promise<Run> {
  const run = await runById(tx, companyId, runId);
  if (!run) throw noSuchRun();
  return run;
}

const noSuchRun = (): Refusal =>
  new Refusal('no-such-run', 'There is no such run.', 'See which there are: duly run list');

/** A person agrees to what waits for it in a run; `customerIds` empty: to all of it. It leaves when the run is issued (again). */
export async function approveLines(
  work: Work,
  companyId: number,
  runId: number,
  customerIds: readonly number[],
): Promise<number> {
  return work.db.transaction(async (tx) => {
    await found(tx, companyId, runId);
    const count = await agree(tx, work, runId, customerIds);
    await record(tx, work, { companyId, kind: 'run.agreed', ref: `run/${runId}`, payload: { customerIds, count } });
    return count;
  });
}

/** A run that is not to be: nothing of it leaves any more. What left stays, with its steps. Returns the messages taken back. */
export async function cancelRun(work: Work, companyId: number, runId: number, why: string): Promise<number> {
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId); // until what is being issued stands: it is taken back too
    const run = await found(tx, companyId, runId);
    if (!mayMove(run.state, 'cancelled'))
      throw wrongState(run, 'What was sent cannot be cancelled; it can be taken back one by one.');
    const taken = await takeBackUnsent(tx, work, { companyId, runId }, why);
    await moveRun(tx, work, run, 'cancelled');
    await record(tx, work, { companyId, kind: 'run.cancelled', ref: `run/${runId}`, payload: { why, taken } });
    return taken;
  });
}

/**
 * Brings an approved run on its way, some customers a transaction: a crash loses nothing and repeats nothing, and asking
 * again carries on where it stopped. Who cancels it meanwhile stops it between two transactions. In shadow mode nothing
 * leaves.
 */
export async function issueRun(
  work: Work,
  planning: Planning,
  runId: number,
  progress?: (done: number) => void,
): Promise<Issued> {
  const issuing = await startIssuing(work, planning, runId);
  if (issuing === undefined) return NOTHING;
  const total = await issueAll(work, planning, issuing, progress);
  await endIssuing(work, planning.company.id, runId, total);
  return total;
}

/** Undefined where there is nothing to bring on its way, or nothing may. */
async function startIssuing(work: Work, { company }: Planning, runId: number): Promise<Issuing | undefined> {
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, company.id);
    const run = await found(tx, company.id, runId);
    if (!STANDS.includes(run.state)) throw wrongState(run, 'Approve it first.');
    const last = await lastRunOn(tx, company.id);
    if (last !== null && run.asOn < last)
      throw wrongState(run, `There is a run of ${last}: what is left of this one stays.`);
    const rules = await rulesOf(tx, company, run.asOn);
    const { freshness, settings } = rules;
    if (settings.shadowMode) return undefined;
    await resetStages(tx, work, run);
    const hasEnded = run.state === 'sent' || run.state === 'partially_failed';
    if (hasEnded && !(await anythingToIssue(tx, runId))) return undefined;
    if (!freshness.fresh) throw stale(freshness);
    if (run.state !== 'issuing') await moveRun(tx, work, run, 'issuing');
    return { run: { ...run, state: 'issuing' }, rules };
  });
}

async function endIssuing(work: Work, companyId: number, runId: number, total: Issued): Promise<void> {
  await work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const run = await found(tx, companyId, runId);
    if (run.state !== 'issuing') return;
    const failed = await countOutcome(tx, runId, 'failed');
    await moveRun(tx, work, run, failed > 0 ? 'partially_failed' : 'sent');
    const payload = { ...total, failed, digest: run.digest };
    await record(tx, work, { companyId, kind: 'run.issued', ref: `run/${runId}`, payload });
  });
}

export interface Wish {
  /** What needs a person's agreement: none of it (the clock), all of it, or these customers. */
  readonly agree: 'none' | 'all' | readonly number[];
  /** Taken out between the plan and its approval. */
  readonly without?: readonly Omit<LeftOut, 'runId'>[];
}

/**
 * The day's run from beginning to end: planned, approved and issued. Asked again the same day it carries on with what is
 * left, which is nothing where all was done.
 */
export async function runToday(
  work: Work,
  planning: Planning,
  wish: Wish,
  progress?: (done: number) => void,
): Promise<RunReport> {
  const companyId = planning.company.id;
  const standing = await runOn(work.db.read, companyId, work.today);
  const planned = standing ?? (await plan(work, planning));
  for (const left of wish.without ?? []) await leaveOut(work, planning, { ...left, runId: planned.id });
  await approveRun(work, companyId, planned.id);
  if (wish.agree !== 'none') await approveLines(work, companyId, planned.id, wish.agree === 'all' ? [] : wish.agree);
  const issued = await issueRun(work, planning, planned.id, progress);
  return { ...(await reportOf(work, companyId, planned.id)), issued };
}

/** Planned only where it may be approved: a stale ledger is refused before anybody is decided upon. */
async function plan(work: Work, planning: Planning): Promise<Run> {
  const { freshness } = await rulesOf(work.db.read, planning.company, work.today);
  if (!freshness.fresh) throw stale(freshness);
  return prepareRun(work, planning);
}

/** A run with its decisions, as it stands. */
export async function reportOf(work: Work, companyId: number, runId: number): Promise<RunReport> {
  const q = work.db.read;
  const run = await runById(q, companyId, runId);
  if (!run) throw noSuchRun();
  const [saved, wrong] = [await savedFromError(q, runId), await sentInError(q, runId)];
  const [lines, claims] = [await linesOf(q, runId), await claimsOfRun(q, runId)];
  return { run, lines, claims, issued: NOTHING, saved, sentInError: wrong };
}
