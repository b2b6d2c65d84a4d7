import { record } from '../audit/actions';
import { settingsOf } from '../companies/store';
import { Refusal } from '../kernel/result';
import { putHold } from '../ledger/actions';
import { openItemsOf } from '../ledger/store';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { forgetDecisions, insertDecisions, leaveOutLines, putBackLines } from './decision.store';
import { gather } from './facts.store';
import { joinGroups } from './group.store';
import { capRun } from './maximum.store';
import { keptOfAll, type Planning } from './plan.actions';
import { messagesIssuedOn } from './reminder.store';
import { rulesOf } from './rules.store';
import type { Run } from './run';
import { runById, sealRun } from './run.store';

/** What a person changes in a run under review: takes a customer or single documents out of it, with a reason. */
export interface LeftOut {
  readonly runId: number;
  readonly customerId: number;
  /** Only these documents; empty: the whole customer. */
  readonly itemIds: readonly number[];
  readonly why: string;
  /** Only this run, or a hold as well, with its day of review. Documents are always held: another run would name them again. */
  readonly remember: boolean;
}

/** Refuses once the run is approved. What is held is decided again, so that the letter is right without it. */
export async function leaveOut(work: Work, planning: Planning, left: LeftOut): Promise<void> {
  const companyId = planning.company.id;
  const { customerId, itemIds, why } = left;
  await work.db.transaction(async (tx) => {
    const run = await underReview(tx, companyId, left.runId);
    await checkItems(work, companyId, left);
    await record(tx, work, { companyId, kind: 'run.left_out', ref: `run/${run.id}`, payload: left });
    await leaveOutLines(tx, run.id, customerId, why);
    await joinAgain(tx, work, run, customerId);
  });
  if (!left.remember && itemIds.length === 0) return;
  await putHold(work, { companyId, customerId, itemIds, amountMinor: null, kind: 'admin', reason: why, until: null });
  await decideAgain(work, planning, left);
}

/** Takes it back: the customer is in the run again as he was decided upon. Refuses once the run is approved. */
export async function putBack(work: Work, companyId: number, runId: number, customerId: number): Promise<void> {
  await work.db.transaction(async (tx) => {
    const run = await underReview(tx, companyId, runId);
    if ((await putBackLines(tx, run.id, customerId)) === 0) return;
    await joinAgain(tx, work, run, customerId);
    await record(tx, work, { companyId, kind: 'run.put_back', ref: `run/${run.id}`, payload: { customerId } });
  });
}

/** What goes to the same as the customer's message (null: all of it): without what was taken out, within the maximum of the day. */
export async function joinAgain(
  tx: Tx,
  work: Work,
  { id, companyId }: Pick<Run, 'id' | 'companyId'>,
  customerId: number | null,
): Promise<void> {
  if ((await joinGroups(tx, id, customerId)) === 0) return;
  const { maxMessagesPerDay: most } = await settingsOf(tx, companyId);
  if (most !== null) await capRun(tx, id, most - (await messagesIssuedOn(tx, companyId, work.today)));
  await sealRun(tx, id);
}

async function underReview(tx: Tx, companyId: number, runId: number): Promise<Run> {
  const run = await runById(tx, companyId, runId);
  if (run?.state === 'simulated') return run;
  throw new Refusal('run-approved', 'That run is no longer under review.', 'Put a hold instead: duly hold');
}

async function checkItems(work: Work, companyId: number, { itemIds, customerId }: LeftOut): Promise<void> {
  const items = await openItemsOf(work.db.read, companyId, itemIds);
  if (items.length < itemIds.length || items.some((item) => item.customerId !== customerId)) {
    throw new Refusal('no-such-item', 'That document is not this customer’s.', 'See what is open: duly items');
  }
}

async function decideAgain(work: Work, planning: Planning, { runId, customerId }: LeftOut): Promise<void> {
  const { company } = planning;
  await work.db.transaction(async (tx) => {
    const rules = await rulesOf(tx, company, work.today);
    const range = { companyId: company.id, first: customerId, last: customerId };
    const gathered = await gather(tx, rules, { range, asOn: work.today, knownAt: null, holds: planning.holds(tx) });
    await forgetDecisions(tx, runId, customerId);
    const kept = await keptOfAll(tx, work, planning, gathered);
    await insertDecisions(tx, { id: runId, companyId: company.id }, kept);
    await joinAgain(tx, work, { id: runId, companyId: company.id }, customerId);
    await sealRun(tx, runId);
  });
}
