import { record } from '../audit/actions';
import { addDays } from '../kernel/day';
import { asks, type TaskAsk } from '../languages/task-title';
import { appendEvents } from '../ledger/event.store';
import { labelOf } from '../ledger/open-item';
import { customerRanges } from '../ledger/store';
import { follow } from '../ledger/follow.actions';
import { concerned } from '../ledger/subscription.store';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import type { NewTask } from '../tasks/task';
import { ANNOUNCED, type Judged, type VerdictState } from './promise';
import { judgePlansOf } from './plan.jobs';
import { announce } from './record.store';
import { collectorsOf, judgedPromises } from './store';

/**
 * What the clock does with promises: judges them on each event of the ledger and each morning, and announces a verdict once.
 * What was promised and did not come is a task on the same morning.
 */
export type Announced = Readonly<Partial<Record<VerdictState, number>>>;

/** What was announced, how often. */
type Counts = Readonly<Record<string, number>>;

const SUBSCRIBER = 'promises.judge';
const KINDS = ['booked', 'allocated', 'reversed', 'settled', 'cancelled', 'changed'];

/** A direct debit that was never authorised may be returned for 13 months: until then a verdict may still turn. */
const VERDICT_MAY_TURN_DAYS = 400;

/** Each morning: all promises and plans of the company on which there may be a verdict. */
export async function judgePromises(work: Work, companyId: number): Promise<Counts> {
  const total: Record<string, number> = {};
  for (const range of await customerRanges(work.db.read, companyId)) {
    await work.db.transaction(async (tx) => addTo(total, await judgeBoth(tx, work, companyId, range)));
  }
  return total;
}

/** After anything that moved money: the promises of the customers concerned. Follows the log, each event once. */
export async function followLedger(work: Work, companyId: number): Promise<Counts> {
  const total: Record<string, number> = {};
  await follow(work, { subscriber: SUBSCRIBER, companyId, kinds: KINDS }, async (tx, events) => {
    addTo(total, await judgeBoth(tx, work, companyId, spanOf(concerned(events))));
  });
  return total;
}

/** From the first to the last of them: judging a promise too many is harmless, because a verdict is announced once. */
function spanOf(customers: ReadonlySet<number> | 'all'): { first: number; last: number } {
  if (customers === 'all') return { first: 0, last: Number.MAX_SAFE_INTEGER };
  return { first: Math.min(...customers), last: Math.max(...customers) };
}

async function judgeBoth(
  tx: Tx,
  work: Work,
  companyId: number,
  customers: { readonly first: number; readonly last: number },
): Promise<Counts> {
  const counts: Record<string, number> = { ...(await judgeRange(tx, work, companyId, customers)) };
  addTo(counts, await judgePlansOf(tx, work, companyId, customers));
  return counts;
}

async function judgeRange(
  tx: Tx,
  work: Work,
  companyId: number,
  customers: { readonly first: number; readonly last: number },
): Promise<Announced> {
  const countsFrom = addDays(work.today, -VERDICT_MAY_TURN_DAYS);
  const judged = await judgedPromises(tx, { companyId, customers, countsFrom }, work.today);
  const news = judged.filter(({ verdict }) => ANNOUNCED.has(verdict.state));
  const made = await announce(
    tx,
    work,
    news.map(({ promise, verdict }) => ({ promiseId: promise.id, verdict: verdict.state })),
  );
  if (made.length === 0) return {};
  const fresh = new Set(made.map((one) => one.promiseId));
  const announced = news.filter(({ promise }) => fresh.has(promise.id));
  await tell(tx, work, companyId, announced);
  const counts: Record<string, number> = {};
  for (const { verdict } of announced) addTo(counts, { [verdict.state]: 1 });
  return counts;
}

function addTo(total: Record<string, number>, more: Counts): void {
  for (const [verdict, count] of Object.entries(more)) total[verdict] = (total[verdict] ?? 0) + count;
}

async function tell(tx: Tx, work: Work, companyId: number, announced: readonly Judged[]): Promise<void> {
  const abouts = announced.map(({ promise }) => `promise/${promise.id}`);
  await closeTasksAbout(tx, work, { companyId, abouts, outcome: 'the verdict has changed' });
  const collectors = await collectorsOf(tx, companyId, [
    ...new Set(announced.map(({ promise }) => promise.customerId)),
  ]);
  await openTasks(
    tx,
    work,
    announced.flatMap((one) => taskFor(one, collectors.get(one.promise.customerId) ?? null, work) ?? []),
  );
  await appendEvents(
    tx,
    work,
    announced.map(({ promise, verdict }) => ({
      companyId,
      customerId: promise.customerId,
      kind: `promise.${verdict.state}`,
      subject: `promise/${promise.id}`,
      payload: { shortfallMinor: verdict.shortfallMinor, currency: promise.currency },
      occurredOn: work.today,
    })),
  );
  const payload = announced.map(({ promise, verdict }) => ({
    promise: promise.id,
    customerId: promise.customerId,
    currency: promise.currency,
    ...verdict,
  }));
  await record(tx, work, { companyId, kind: 'promise.judged', ref: `company/${companyId}`, payload });
}

const TASKS: Readonly<Partial<Record<VerdictState, { readonly kind: string; readonly ask: TaskAsk['ask'] }>>> = {
  broken: { kind: 'promise_broken', ask: 'promiseBroken' },
  partially_kept: { kind: 'promise_partly_kept', ask: 'promisePartlyKept' },
  awaiting_allocation: { kind: 'promise_awaiting_allocation', ask: 'promiseAwaiting' },
};

function taskFor({ promise, verdict }: Judged, collector: string | null, work: Work): NewTask | undefined {
  const task = TASKS[verdict.state];
  if (!task) return undefined;
  const amount = { minor: verdict.shortfallMinor, currency: promise.currency };
  const documents = promise.parts.map(labelOf).join(', ');
  return {
    companyId: promise.companyId,
    customerId: promise.customerId,
    kind: task.kind,
    key: `promise/${promise.id}/${verdict.state}`,
    about: `promise/${promise.id}`,
    title: asks(task.ask, { day: promise.promisedOn, documents, amount }),
    dueOn: work.today,
    assignee: collector,
  };
}
