import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import { assert } from '../kernel/assert';
import { Refusal } from '../kernel/result';
import { judgeFreshness, requiredLate } from '../ledger/freshness';
import { freshnessOf } from '../ledger/freshness.store';
import type { HoldSource } from '../ledger/hold';
import { withdrawMessages } from '../outbox/change.actions';
import { waitForCompany, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Judged } from './judge';
import { judgeAll } from './plan.actions';
import { batchOf, type Choice, type StatementRun } from './run';
import { cancelWaiting, endRun, insertLines, insertRun, runById, type NewLine } from './store';
import { tallyOf, type Tally } from './tally';

/** A run of statements: looked at before it is begun, begun under the company's lock, stopped by a person. */
export interface Asking {
  readonly company: Company;
  readonly choice: Choice;
  /** Those who were ticked; undefined: everybody. */
  readonly customers?: ReadonlySet<number> | undefined;
  holds(q: Query): readonly HoldSource[];
}

export interface Simulated {
  readonly tally: Tally;
  readonly judged: readonly Judged[];
  /** Why nothing may be sent today; null: it may. */
  readonly refusal: Refusal | null;
}

/** What it would do if it were begun now; nothing is kept. */
export async function simulateStatements(work: Work, asking: Asking): Promise<Simulated> {
  const q = work.db.read;
  const judged = await judgeAll(q, { ...asking, today: work.today });
  return { judged, tally: tallyOf(judged), refusal: await whyNot(q, work, asking.company) };
}

/**
 * Begins a run: decides about everybody and keeps it. Nothing is made or sent yet: `makeStatements` does that, and may be
 * asked again. Refuses in shadow mode, on a stale ledger, and where nobody would get one. With a month: once in it; undefined
 * where it has been.
 */
export async function beginStatements(
  work: Work,
  asking: Asking,
  month: string | null = null,
): Promise<StatementRun | undefined> {
  return work.db.transaction(async (tx) => {
    const { company, choice } = asking;
    await waitForCompany(tx, company.id);
    const refused = await whyNot(tx, work, company);
    if (refused) throw refused;
    const judged = await judgeAll(tx, { ...asking, today: work.today });
    const tally = tallyOf(judged);
    if (month === null && tally.email + tally.print === 0) throw nobody();
    const { testMode } = await settingsOf(tx, company.id);
    const id = await insertRun(tx, work, {
      ...choice,
      companyId: company.id,
      month,
      test: testMode,
      chosen: asking.customers !== undefined,
    });
    if (id === undefined) return undefined;
    const run = await runById(tx, company.id, id);
    assert(run !== undefined, 'a run that was begun is there');
    await insertLines(tx, run, judged.map(lineOf));
    const payload = { asOn: choice.asOn, segment: choice.segment, format: choice.format, ...(choice.reason === '' ? {} : { again: choice.reason }), email: tally.email, print: tally.print, leftOut: judged.length - tally.email - tally.print }; // prettier-ignore
    await record(tx, work, { companyId: company.id, kind: 'statements.begun', ref: refOf(id), payload });
    return run;
  });
}

const refOf = (runId: number): string => `statement_run/${runId}`;

const nobody = (): Refusal =>
  new Refusal(
    'no-statements',
    'Nobody would get a statement.',
    'Choose a wider circle, or see who is left out and why.',
  );

async function whyNot(q: Query, work: Work, company: Company): Promise<Refusal | null> {
  const settings = await settingsOf(q, company.id);
  if (settings.shadowMode) {
    return new Refusal(
      'shadow-mode',
      'Shadow mode is on: nothing leaves.',
      'Turn it off: duly company set shadowMode false',
    );
  }
  const { fresh, asOf, needed, late = [] } = judgeFreshness(await freshnessOf(q, company.id), settings, work.today);
  if (fresh) return null;
  if (late.length > 0) return requiredLate(late, needed);
  return new Refusal(
    'ledger-stale',
    `The ledger is known as of ${asOf ?? 'no day'}; to send anything it must be known as of ${needed}.`,
    'Import what came in since: duly import FILE',
    { asOf, needed },
  );
}

function lineOf({ customer, sums, verdict }: Judged): NewLine {
  const base = { customerId: customer.id, sums };
  switch (verdict.do) {
    case 'leave_out':
      return { ...base, outcome: 'left_out', why: verdict.why, channel: null, recipient: null };
    case 'email':
      return { ...base, outcome: 'waiting', why: null, channel: 'email', recipient: verdict.to.email };
    case 'print':
      return { ...base, outcome: 'waiting', why: null, channel: 'print', recipient: verdict.to.name };
  }
}

export interface Stopped {
  /** Statements that were not made yet. */
  readonly cancelled: number;
  /** Messages that had not left. */
  readonly withdrawn: number;
}

/** Nothing more of it is made, and what has not left does not leave. Asked again it changes nothing. */
export async function stopStatements(work: Work, companyId: number, runId: number): Promise<Stopped> {
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const run = await runById(tx, companyId, runId);
    if (!run) throw new Refusal('no-such-run', 'There is no such run.', 'See which there are: duly statements list');
    const cancelled = await cancelWaiting(tx, runId);
    const taken = await withdrawMessages(tx, work, { companyId, batch: batchOf(runId), reason: 'stopped' });
    const stopped = await endRun(tx, work, runId, 'stopped');
    if (stopped || taken.length > 0) await noteStopped(tx, work, run, { cancelled, withdrawn: taken.length });
    return { cancelled, withdrawn: taken.length };
  });
}

const noteStopped = (tx: Tx, work: Work, run: StatementRun, payload: Stopped): Promise<void> =>
  record(tx, work, { companyId: run.companyId, kind: 'statements.stopped', ref: refOf(run.id), payload });
