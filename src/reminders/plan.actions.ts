import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import { assert } from '../kernel/assert';
import { later } from '../kernel/later';
import { Refusal } from '../kernel/result';
import { asks } from '../languages/task-title';
import type { CustomerRange, HoldSource } from '../ledger/hold';
import { customerRanges } from '../ledger/store';
import { lockCompany, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { openTasks } from '../tasks/actions';
import { customersWithTask } from '../tasks/store';
import { decide } from './decide';
import { claimsOfDecisions } from './claims.actions';
import type { CompanyRules, Facts } from './facts';
import { gather } from './facts.store';
import { joinGroups } from './group.store';
import type { PaperMaker } from './papers.actions';
import { capRun } from './maximum.store';
import { knownNow } from './recall.actions';
import { isKept, keptOf, type Kept } from './record';
import { messagesIssuedOn } from './reminder.store';
import { rulesOf } from './rules.store';
import { takeBackUnsent } from './take-back.actions';
import type { Run } from './run';
import { insertDecisions } from './decision.store';
import { closeEarlierRuns, insertRun, lastRunOn, runById, sealRun } from './run.store';
import { inStretches } from './turns.actions';

/**
 * Plans a run: under the company's lock, everybody is decided upon and the decisions are kept. A simulation is the same,
 * rolled back. What an earlier run issued and nobody sent is taken back first, so that its steps are proposed again.
 */
export interface Planning {
  readonly company: Company;
  /** Makes the legal papers of steps that are such. */
  readonly papers: PaperMaker;
  /** What other rooms hold back, asked inside the transaction. */
  holds(q: Query): readonly HoldSource[];
}

/** The run with its decisions, in state `simulated`. Refuses while another runs, and a day before a run that stands. */
export async function planRun(tx: Tx, work: Work, planning: Planning): Promise<Run> {
  const { company } = planning;
  await mayRun(tx, work, company);
  const known = await knownNow(tx, company.id);
  await closeEarlierRuns(tx, work, company.id);
  await takeBackUnsent(tx, work, { companyId: company.id, before: work.today }, LEFT_OVER);
  const rules = await rulesOf(tx, company, work.today);
  const { freshness, strategies } = rules;
  const runId = await insertRun(tx, work, {
    companyId: company.id,
    asOn: work.today,
    freshness: { asOf: freshness.asOf, assumed: freshness.assumed, fresh: freshness.fresh, needed: freshness.needed, late: freshness.late ?? [] }, // prettier-ignore
    known,
    strategies: Object.fromEntries([...strategies].map(([code, strategy]) => [code, strategy.version])),
  });
  await decideAll(tx, work, planning, rules, runId);
  await joinGroups(tx, runId);
  const most = rules.settings.maxMessagesPerDay;
  if (most !== null) await capRun(tx, runId, most - (await messagesIssuedOn(tx, company.id, work.today)));
  const { counts, digest } = await sealRun(tx, runId);
  const payload = { asOn: work.today, counts, digest };
  await record(tx, work, { companyId: company.id, kind: 'run.planned', ref: `run/${runId}`, payload });
  const run = await runById(tx, company.id, runId);
  assert(run !== undefined, 'a run that was planned is there');
  return run;
}

/** It does not leave late by surprise, and its steps do not count. */
const LEFT_OVER = 'left over: not sent before the next run';

/** One at a time, and forwards only. */
async function mayRun(tx: Tx, work: Work, company: Company): Promise<void> {
  if (!(await lockCompany(tx, company.id))) {
    throw new Refusal(
      'run-running',
      `Somebody is already running or importing for ${company.code}.`,
      'Wait until it has ended, then ask again.',
    );
  }
  const last = await lastRunOn(tx, company.id);
  if (last !== null && work.today < last) {
    throw new Refusal(
      'run-before-later',
      `There is a run of ${last}: a run of ${work.today} would go back before it.`,
      `Run as of ${last} or later.`,
      { last },
    );
  }
}

/**
 * Some customers at a time. The database reads the next of them, and writes those before, while these are decided upon: a run
 * takes as long as the slower of the two, not as both.
 */
async function decideAll(tx: Tx, work: Work, planning: Planning, rules: CompanyRules, runId: number): Promise<void> {
  const run = { id: runId, companyId: planning.company.id };
  const holds = planning.holds(tx);
  const ranges = await customerRanges(tx, planning.company.id, AT_ONCE);
  const gathering = (range: CustomerRange | undefined): Promise<readonly Facts[]> =>
    later(range ? gather(tx, rules, { range, asOn: work.today, knownAt: null, holds }) : Promise.resolve([]));
  let ahead = gathering(ranges[0]);
  let writing: Promise<void> = Promise.resolve();
  for (const at of ranges.keys()) {
    const gathered = await ahead;
    ahead = gathering(ranges[at + 1]);
    const kept = await keptOfAll(tx, work, planning, gathered);
    await writing;
    await openAnswerTasks(tx, work, gathered, kept);
    writing = later(insertDecisions(tx, run, kept));
  }
  await writing;
}

/** Customers of one range. */
const AT_ONCE = 500;

/** What is kept of what is decided about them, with what a step would claim beside invoices, and why not. */
export async function keptOfAll(
  tx: Tx,
  work: Work,
  { company, papers }: Pick<Planning, 'company' | 'papers'>,
  gathered: readonly Facts[],
): Promise<Kept[]> {
  const decided = await inStretches(gathered, (facts) => decide(facts, work.today).filter(isKept));
  const claims = await claimsOfDecisions(tx, { company, now: work, papers }, decided);
  return inStretches(decided, (one) => [keptOf(one, claims.get(one))]);
}

/** Where a message waits because the customer wrote: somebody has to answer, in time. */
async function openAnswerTasks(tx: Tx, work: Work, gathered: readonly Facts[], kept: readonly Kept[]): Promise<void> {
  const waiting = new Map(
    kept.filter((one) => one.because === 'customer_answered').map((one) => [one.customerId, one]),
  );
  if (waiting.size === 0) return;
  const [first] = gathered;
  if (first === undefined) return;
  const asked = await customersWithTask(tx, first.rules.companyId, 'answer', [...waiting.keys()]);
  const tasks = gathered.flatMap(({ customer, rules }) => {
    const { id, name, collector } = customer.customer;
    if (asked.has(id)) return []; // somebody is to answer them already
    const since = customer.unansweredSince;
    const until = waiting.get(id)?.until;
    if (since === null || until === undefined || until === null) return [];
    const key = `answer/${id}/${since}`;
    return [{ companyId: rules.companyId, customerId: id, kind: 'answer', key, about: `customer/${id}`, title: asks('answerCustomer', { customer: name, day: since }), dueOn: until, assignee: collector }]; // prettier-ignore
  });
  await openTasks(tx, work, tasks);
}
