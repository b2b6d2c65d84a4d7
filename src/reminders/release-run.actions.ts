import { record } from '../audit/actions';
import { actorText } from '../kernel/actor';
import { count } from '../kernel/count';
import { Refusal } from '../kernel/result';
import { waitForCompany, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { agree, leaveOutOthers } from './decision.store';
import { customersToRelease, toRelease } from './due.store';
import { joinAgain } from './review.actions';
import { prepareRun, approveWithin, cancelRun } from './run.actions';
import { STANDS, type Run } from './run';
import { runById, simulatedOn } from './run.store';
import type { Planning } from './plan.actions';

/**
 * A person lets go of what he looked at, and of nothing else: where the run has changed since, or a colleague was faster,
 * nothing happens and the answer says so.
 */
export interface Release {
  readonly runId: number;
  /** Messages that the button promised; of only some customers: how many were chosen. */
  readonly messages: number;
  /**
   * Only these customers; null: everybody. Everything else is left out of the run first and comes again with the next: so that what waited
   * only for that waits no more, and what these need by themselves is agreed to, and nothing else.
   */
  readonly only: readonly number[] | null;
}

const NOT_CHOSEN = 'not chosen';

/** The run, approved. Asked again by the same person it answers the same. */
export async function releaseRun(work: Work, companyId: number, release: Release): Promise<Run> {
  const { runId, messages, only } = release;
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const run = await runIn(tx, companyId, runId);
    const mine = run.approvedBy === actorText(work.actor);
    if (STANDS.includes(run.state) && mine) return run;
    if (run.state !== 'simulated') throw overtaken(run);
    if (only !== null) await narrow(tx, work, run, only);
    const now = only === null ? (await toRelease(tx, runId)).messages : await customersToRelease(tx, runId);
    if (now !== messages) throw changed(messages, now);
    return approveWithin(tx, work, run);
  });
}

async function narrow(tx: Tx, work: Work, run: Run, only: readonly number[]): Promise<void> {
  const { id, companyId } = run;
  const left = await leaveOutOthers(tx, id, only, NOT_CHOSEN);
  if (left > 0) await record(tx, work, { companyId, kind: 'run.narrowed', ref: `run/${id}`, payload: { only, left } });
  await joinAgain(tx, work, run, null);
  const count = await agree(tx, work, id, only);
  if (count > 0)
    await record(tx, work, { companyId, kind: 'run.agreed', ref: `run/${id}`, payload: { customerIds: only, count } });
}

async function runIn(tx: Tx, companyId: number, runId: number): Promise<Run> {
  const run = await runById(tx, companyId, runId);
  if (run) return run;
  throw new Refusal('no-such-run', 'There is no such run.', 'See which there are.');
}

function overtaken(run: Run): Refusal {
  const by = run.approvedBy ?? '';
  return new Refusal(
    'run-released',
    run.state === 'cancelled'
      ? `The run of ${run.asOn} was cancelled in the meantime.`
      : `${by} has approved the run of ${run.asOn} already: its messages leave once.`,
    'Open the run again to see how it stands.',
    { state: run.state, by },
  );
}

const changed = (seen: number, now: number): Refusal =>
  new Refusal(
    'run-changed',
    `The run has changed since you opened it: it was to send ${count(seen, 'message')}, and would now send ${now}. Nothing was sent.`,
    'Open the run again, look at it, and approve what you see.',
    { seen, now },
  );

/** A person agrees to what waits for that; the same answer however often it is asked. Returns how many decisions. */
export async function agreeTo(
  work: Work,
  companyId: number,
  runId: number,
  customerIds: readonly number[],
): Promise<number> {
  if (customerIds.length === 0) return 0;
  return work.db.transaction(async (tx) => {
    const run = await runIn(tx, companyId, runId);
    if (run.state === 'cancelled') throw overtaken(run);
    const count = await agree(tx, work, runId, customerIds);
    if (count > 0)
      await record(tx, work, { companyId, kind: 'run.agreed', ref: `run/${runId}`, payload: { customerIds, count } });
    return count;
  });
}

/** The run of today that waits for a person, planned where there is none. */
export async function openTodaysRun(work: Work, planning: Planning): Promise<{ readonly id: number }> {
  return (await simulatedOn(work.db.read, planning.company.id, work.today)) ?? prepareRun(work, planning);
}

/** Forgets a run under review and decides upon everybody again, from what is known now. */
export async function decideRunAgain(work: Work, planning: Planning, runId: number): Promise<Run> {
  await cancelRun(work, planning.company.id, runId, 'decided again');
  return prepareRun(work, planning);
}
