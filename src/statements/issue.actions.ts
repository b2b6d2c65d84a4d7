import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import { addDays, type Instant } from '../kernel/day';
import { claimant, hasEnded } from '../platform/claimant';
import { waitForCompany, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { HoldSource } from '../ledger/hold';
import { spansOf } from '../ledger/spans';
import type { PostRoom } from '../outbox/post.actions';
import type { Judged } from './judge';
import { makeFiles, voiceOf, type Made, type Making } from './make.actions';
import { groundOf, judgeRange } from './plan.actions';
import { freeToday, papersFor, queueMails, type Going } from './queue.actions';
import type { Line, StatementRun } from './run';
import {
  anyWaiting,
  claimRun,
  endRun,
  linesToMake,
  messagesOn,
  noteOutcomes,
  releaseRun,
  runById,
  stillWaiting,
  type Became,
} from './store';

/**
 * Makes what a run decided, some customers at a time: the files first, then documents, messages and outcomes in one
 * transaction. A crash loses nothing and repeats nothing; asked again it carries on. One process is at a run at a time.
 */
export interface Issuing {
  readonly company: Company;
  post(): Pick<PostRoom, 'press'>;
  holds(q: Query): readonly HoldSource[];
}

export interface IssuedStatements {
  readonly queued: number;
  readonly printed: number;
  /** What was decided and is no longer so, or cannot be made. */
  readonly dropped: number;
  /** What has to wait for another day. */
  readonly later: number;
}

const NOTHING: IssuedStatements = { queued: 0, printed: 0, dropped: 0, later: 0 };

/** A crash leaves no more than these unfinished, and their files fit into memory. */
const AT_ONCE = 20;
/** Whoever has not been heard of for so long has lost the run. */
const STALE_MS = 600_000;
/** A statement that waits longer is told by none: the next one says more. */
const LONGEST_WAIT_DAYS = 7;

export async function issueStatements(
  work: Work,
  issuing: Issuing,
  runId: number,
  progress?: (done: number) => void,
): Promise<IssuedStatements> {
  const claim = claimant();
  let total = NOTHING;
  const { company } = issuing;
  try {
    const voice = await voiceOf(work.db.read, company.id);
    for (;;) {
      const run = await takeRun(work, company, runId, claim.name);
      if (run === undefined) return total;
      const lines = await linesToMake(work.db.read, run.id, work.today, AT_ONCE);
      if (lines.length === 0) break;
      const issued = await issueSome(
        work,
        issuing,
        { company, run, view: (...given) => issuing.post().press.view(...given), voice },
        lines,
      );
      total = added(total, issued);
      progress?.(total.queued + total.printed + total.dropped);
    }
    await endWhereDone(work, company, runId, total);
    return total;
  } finally {
    await work.db.transaction((tx) => releaseRun(tx, runId, claim.name)).finally(() => claim.end());
  }
}

const added = (a: IssuedStatements, b: IssuedStatements): IssuedStatements => ({
  queued: a.queued + b.queued,
  printed: a.printed + b.printed,
  dropped: a.dropped + b.dropped,
  later: a.later + b.later,
});

/** Undefined where it has ended, or somebody else is at it. */
async function takeRun(work: Work, company: Company, runId: number, by: string): Promise<StatementRun | undefined> {
  return work.db.transaction(async (tx) => {
    const run = await runById(tx, company.id, runId);
    if (run?.state !== 'issuing') return undefined;
    const { claimedBy } = run;
    const free = claimedBy !== null && hasEnded(claimedBy) ? [claimedBy] : [];
    const staleAt = new Date(Date.parse(work.now) - STALE_MS).toISOString() as Instant;
    return (await claimRun(tx, work, { runId, by, free, staleAt })) ? run : undefined;
  });
}

async function endWhereDone(work: Work, company: Company, runId: number, issued: IssuedStatements): Promise<void> {
  await work.db.transaction(async (tx) => {
    await waitForCompany(tx, company.id);
    if ((await anyWaiting(tx, runId)) || !(await endRun(tx, work, runId, 'done'))) return;
    await record(tx, work, { companyId: company.id, kind: 'statements.made', ref: `statement_run/${runId}`, payload: issued }); // prettier-ignore
  });
}

interface Ready {
  readonly line: Line;
  readonly judged: Judged;
  readonly made: Made;
}

async function issueSome(
  work: Work,
  issuing: Issuing,
  making: Making,
  lines: readonly Line[],
): Promise<IssuedStatements> {
  const before = await judgedOf(work.db.read, work, issuing, making.run, lines);
  const became: Became[] = [];
  const ready: Ready[] = [];
  for (const line of lines) {
    const judged = before.get(line.customerId);
    if (judged === undefined || judged.verdict.do === 'leave_out') {
      const why = judged?.verdict.do === 'leave_out' ? judged.verdict.why : 'nothing_open';
      became.push({ id: line.id, outcome: 'left_out', why });
      continue;
    }
    const { verdict } = judged;
    const made = await makeFiles(work, making, judged.customer, verdict);
    if (made === undefined) became.push({ id: line.id, outcome: 'failed', why: 'no_language' });
    else ready.push({ line, judged, made });
  }
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, issuing.company.id);
    return settle(tx, work, issuing, making.run, { became, ready });
  });
}

async function judgedOf(
  q: Query,
  work: Work,
  { company, holds }: Issuing,
  run: StatementRun,
  lines: readonly Line[],
): Promise<Map<number, Judged>> {
  const judged = new Map<number, Judged>();
  const choosing = { company, choice: run, today: work.today, holds };
  const ground = await groundOf(q, choosing, run.id);
  for (const span of spansOf(lines.map(({ customerId }) => customerId))) {
    const range = { companyId: company.id, ...span };
    for (const one of await judgeRange(q, choosing, range, ground)) judged.set(one.customer.id, one);
  }
  return judged;
}

/** Inside the company's lock: only what still waits, and is still judged as it was when its files were made. */
async function settle(
  tx: Tx,
  work: Work,
  issuing: Issuing,
  run: StatementRun,
  { became, ready }: { readonly became: readonly Became[]; readonly ready: readonly Ready[] },
): Promise<IssuedStatements> {
  const waiting = await stillWaiting(tx, [...became, ...ready.map(({ line }) => line)].map(({ id }) => id)); // prettier-ignore
  const now = ready.length === 0 ? new Map<number, Judged>() : await judgedOf(tx, work, issuing, run, ready.map(({ line }) => line)); // prettier-ignore
  const same: Ready[] = [];
  const changed: Became[] = became.filter(({ id }) => waiting.has(id));
  for (const one of ready.filter(({ line }) => waiting.has(line.id))) {
    const judged = now.get(one.line.customerId);
    if (judged !== undefined && isSame(judged, one.judged)) same.push(one);
    // else it waits, and is judged and made anew
  }
  const done = await carryOut(tx, work, issuing, run, same);
  await noteOutcomes(tx, work, [...changed, ...done]);
  const count = (outcome: string): number => done.filter((one) => one.outcome === outcome).length;
  return {
    queued: count('queued'),
    printed: count('printed'),
    dropped: changed.length + count('failed'),
    later: count('waiting'),
  };
}

const isSame = (a: Judged, b: Judged): boolean =>
  JSON.stringify([a.verdict, a.sums]) === JSON.stringify([b.verdict, b.sums]);

async function carryOut(
  tx: Tx,
  work: Work,
  { company }: Issuing,
  run: StatementRun,
  ready: readonly Ready[],
): Promise<Became[]> {
  const going = ready.flatMap(({ line, judged, made }): Going[] => {
    const { customer, verdict, sums, again } = judged;
    return verdict.do === 'leave_out' ? [] : [{ line, customer, verdict, made, sums, again }];
  });
  const { maxMessagesPerDay } = await settingsOf(tx, company.id);
  const room = maxMessagesPerDay === null ? Infinity : maxMessagesPerDay - (await messagesOn(tx, company.id, work.today)); // prettier-ignore
  const { free: mails, taken } = await freeToday(tx, work, run, going);
  const printed = going.filter(({ verdict }) => verdict.do === 'print');
  const [now, full] = [mails.slice(0, Math.max(0, room)), mails.slice(Math.max(0, room))];
  const papers = await papersFor(tx, work, run, [...now, ...printed]);
  const outcomes = [
    ...(await queueMails(tx, work, run, now, papers)),
    ...taken.map(({ line }): Became => ({ id: line.id, outcome: 'waiting', why: 'written_today' })),
    ...full.map(({ line }): Became => ({ id: line.id, outcome: 'waiting', why: 'daily_maximum' })),
    ...printed.map(({ line, verdict, sums }): Became => {
      const { pdf = null, xlsx = null } = papers.get(line.id) ?? {};
      const recipient = verdict.do === 'print' ? verdict.to.name : null;
      return { id: line.id, outcome: 'printed', channel: 'print', recipient, pdfId: pdf, xlsxId: xlsx, sums };
    }),
  ];
  return outcomes.map((one) => postponed(one, run, work));
}

/** To the next day; not for ever. */
function postponed(became: Became, run: StatementRun, work: Work): Became {
  if (became.outcome !== 'waiting') return became;
  return work.today >= addDays(run.begunOn, LONGEST_WAIT_DAYS)
    ? { ...became, outcome: 'failed' }
    : { ...became, waitUntil: addDays(work.today, 1) };
}
