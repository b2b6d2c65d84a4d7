import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { AccountSum, Choice, Line, Outcome, RunState, StatementRun } from './run';

/** Runs of statements and their lines: rows in, rows out. Every question is one company's. */
export interface NewRun extends Choice {
  readonly companyId: number;
  readonly month: string | null;
  readonly test: boolean;
  readonly chosen: boolean;
}

/** Undefined where the month has its run already. */
export async function insertRun(tx: Tx, work: Work, run: NewRun): Promise<number | undefined> {
  const [made] = await rowsOf<{ id: number }>(
    tx,
    `insert into statement_run (company_id, as_on, from_on, begun_on, segment, min_minor, only_overdue, with_credits, again,
       reason, chosen, format, state, month, test, recorded_at, recorded_by)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'issuing', ?, ?, ?, ?) on conflict do nothing returning id`,
    [
      run.companyId,
      run.asOn,
      run.from,
      work.today,
      run.segment,
      run.minMinor,
      bit(run.onlyOverdue),
      bit(run.withCredits),
      bit(run.reason !== ''),
      run.reason === '' ? null : run.reason,
      bit(run.chosen),
      run.format,
      run.month,
      bit(run.test),
      work.now,
      actorText(work.actor),
    ],
  );
  return made?.id;
}

const bit = (yes: boolean): 0 | 1 => (yes ? 1 : 0);

const RUN = `id, company_id as "companyId", as_on as "asOn", from_on as "from", begun_on as "begunOn", segment, min_minor as "minMinor",
  only_overdue as "onlyOverdue", with_credits as "withCredits", coalesce(reason, '') as reason, chosen, format, state, month, test, claimed_by as "claimedBy",
  claimed_at as "claimedAt", ended_at as "endedAt", ended_by as "endedBy", recorded_at as "recordedAt", recorded_by as "recordedBy"`;
type Flag = 'onlyOverdue' | 'withCredits' | 'chosen' | 'test';
type RunRow = Omit<StatementRun, Flag> & Readonly<Record<Flag, number>>;

const runFrom = (row: RunRow): StatementRun => ({
  ...row,
  onlyOverdue: row.onlyOverdue === 1,
  withCredits: row.withCredits === 1,
  chosen: row.chosen === 1,
  test: row.test === 1,
});

export async function runById(q: Query, companyId: number, id: number): Promise<StatementRun | undefined> {
  const sql = `select ${RUN} from statement_run where company_id = ? and id = ?`;
  const [row] = await rowsOf<RunRow>(q, sql, [companyId, id]);
  return row && runFrom(row);
}

export async function runsOf(q: Query, companyId: number, most: number, offset = 0): Promise<StatementRun[]> {
  const sql = `select ${RUN} from statement_run where company_id = ? order by id desc limit ? offset ?`;
  return (await rowsOf<RunRow>(q, sql, [companyId, most, offset])).map(runFrom);
}

/** Runs of which something can be made today. */
export async function runsToCarryOn(q: Query, companyId: number, today: Day): Promise<StatementRun[]> {
  const sql = `select ${RUN} from statement_run r where company_id = ? and state = 'issuing' and (
      not exists (select 1 from statement_line l where l.run_id = r.id and l.outcome = 'waiting')
      or exists (select 1 from statement_line l where l.run_id = r.id and l.outcome = 'waiting'
        and (l.wait_until is null or l.wait_until <= ?))) order by id`;
  return (await rowsOf<RunRow>(q, sql, [companyId, today])).map(runFrom);
}

/** The run that the clock began in that month. */
export async function runOfMonth(
  q: Query,
  which: { readonly companyId: number; readonly month: string; readonly test: boolean },
): Promise<boolean> {
  const rows = await rowsOf(q, `select id from statement_run where company_id = ? and month = ? and test = ?`, [
    which.companyId,
    which.month,
    bit(which.test),
  ]);
  return rows.length > 0;
}

/** Takes the run in hand, unless somebody who is still at it has it. */
export async function claimRun(
  tx: Tx,
  work: Work,
  claim: {
    readonly runId: number;
    readonly by: string;
    readonly free: readonly (string | null)[];
    readonly staleAt: Instant;
  },
): Promise<boolean> {
  const ended = claim.free.filter((name) => name !== null);
  const rows = await rowsOf<{ id: number }>(
    tx,
    `update statement_run set claimed_by = ?, claimed_at = ? where id = ? and state = 'issuing'
       and (claimed_by is null or claimed_by = ? or claimed_at < ?${ended.map(() => ' or claimed_by = ?').join('')}) returning id`,
    [claim.by, work.now, claim.runId, claim.by, claim.staleAt, ...ended],
  );
  return rows.length > 0;
}

export async function releaseRun(tx: Tx, runId: number, by: string): Promise<void> {
  await tx('statement_run').where({ id: runId, claimed_by: by }).update({ claimed_by: null, claimed_at: null });
}

/** False where it had ended before. */
export async function endRun(tx: Tx, work: Work, runId: number, state: Exclude<RunState, 'issuing'>): Promise<boolean> {
  const n = await tx('statement_run')
    .where({ id: runId, state: 'issuing' })
    .update({ state, ended_at: work.now, ended_by: actorText(work.actor) });
  return n > 0;
}

export interface NewLine {
  readonly customerId: number;
  readonly outcome: 'waiting' | 'left_out';
  readonly why: string | null;
  readonly channel: 'email' | 'print' | null;
  readonly recipient: string | null;
  readonly sums: readonly AccountSum[];
}

const CHUNK = 2_000;

/** The round of each is the next that is free for its customer and day. */
export async function insertLines(tx: Tx, run: StatementRun, lines: readonly NewLine[]): Promise<void> {
  const columns = {
    customer_id: 'bigint',
    outcome: 'text',
    why: 'text',
    channel: 'text',
    recipient: 'text',
    sums: 'text',
  } as const;
  for (let from = 0; from < lines.length; from += CHUNK) {
    const rows = lines.slice(from, from + CHUNK).map((line) => ({
      customer_id: line.customerId,
      outcome: line.outcome,
      why: line.why,
      channel: line.channel,
      recipient: line.recipient,
      sums: sumsText(line.sums),
    }));
    const given = tableOf(tx, columns, rows);
    await tx.raw(
      `insert into statement_line (run_id, company_id, customer_id, as_on, round, outcome, why, channel, recipient, sums)
       select ?, ?, given.customer_id, ?, coalesce((select max(l.round) + 1 from statement_line l
           where l.company_id = ? and l.customer_id = given.customer_id and l.as_on = ?), 0),
         given.outcome, given.why, given.channel, given.recipient, given.sums from ${given.sql} as given`,
      [run.id, run.companyId, run.asOn, run.companyId, run.asOn, ...given.bindings],
    );
  }
}

const sumsText = (sums: readonly AccountSum[]): string =>
  JSON.stringify(sums.map(({ currency, balanceMinor, overdueMinor }) => ({ currency, balanceMinor, overdueMinor })));

const LINE = `l.id, l.customer_id as "customerId", l.outcome, l.why, l.channel, l.recipient, l.sums`;
type LineRow = Omit<Line, 'sums'> & { readonly sums: string };
const lineFrom = (row: LineRow): Line => ({ ...row, sums: JSON.parse(row.sums) as AccountSum[] });

/** The next lines of which something can be made today. */
export async function linesToMake(q: Query, runId: number, today: Day, most: number): Promise<Line[]> {
  const rows = await rowsOf<LineRow>(
    q,
    `select ${LINE} from statement_line l where l.run_id = ? and l.outcome = 'waiting' and (l.wait_until is null or l.wait_until <= ?)
     order by l.id limit ?`,
    [runId, today, most],
  );
  return rows.map(lineFrom);
}

/** Which of these still wait. */
export async function stillWaiting(tx: Tx, lineIds: readonly number[]): Promise<Set<number>> {
  const given = tableOf(tx, { id: 'bigint' }, lineIds.map((id) => ({ id }))); // prettier-ignore
  const rows = await rowsOf<{ id: number }>(
    tx,
    `select l.id from statement_line l join ${given.sql} as given on given.id = l.id where l.outcome = 'waiting'`,
    [...given.bindings],
  );
  return new Set(rows.map(({ id }) => id));
}

export interface Became {
  readonly id: number;
  readonly outcome: Outcome;
  readonly why?: string | null;
  readonly channel?: 'email' | 'print' | null;
  readonly recipient?: string | null;
  readonly waitUntil?: Day | null;
  readonly messageId?: number | null;
  readonly pdfId?: number | null;
  readonly xlsxId?: number | null;
  /** What its files say, where they were made. */
  readonly sums?: readonly AccountSum[];
}

/** What became of lines that waited; what has an outcome keeps it. */
export async function noteOutcomes(tx: Tx, work: Work, became: readonly Became[]): Promise<void> {
  if (became.length === 0) return;
  const columns = {
    id: 'bigint', outcome: 'text', why: 'text', channel: 'text', recipient: 'text', wait_until: 'text', message_id: 'bigint',
    pdf_id: 'bigint', xlsx_id: 'bigint', sums: 'text',
  } as const; // prettier-ignore
  const given = tableOf(
    tx,
    columns,
    became.map((one) => ({
      id: one.id,
      outcome: one.outcome,
      why: one.why ?? null,
      channel: one.channel ?? null,
      recipient: one.recipient ?? null,
      wait_until: one.waitUntil ?? null,
      message_id: one.messageId ?? null,
      pdf_id: one.pdfId ?? null,
      xlsx_id: one.xlsxId ?? null,
      sums: one.sums === undefined ? null : sumsText(one.sums),
    })),
  );
  await tx.raw(
    `update statement_line set outcome = given.outcome, why = given.why, channel = coalesce(given.channel, statement_line.channel),
       recipient = coalesce(given.recipient, statement_line.recipient), wait_until = given.wait_until,
       sums = coalesce(given.sums, statement_line.sums), message_id = given.message_id, pdf_id = given.pdf_id, xlsx_id = given.xlsx_id,
       done_on = case when given.outcome in ('queued', 'printed') then ? end
     from ${given.sql} as given where statement_line.id = given.id and statement_line.outcome = 'waiting'`,
    [work.today, ...given.bindings],
  );
}

/** What waits is not made any more. Returns how many. */
export async function cancelWaiting(tx: Tx, runId: number): Promise<number> {
  return tx('statement_line').where({ run_id: runId, outcome: 'waiting' }).update({ outcome: 'cancelled', why: null });
}

export async function anyWaiting(q: Query, runId: number): Promise<boolean> {
  return (await q('statement_line').where({ run_id: runId, outcome: 'waiting' }).first('id')) !== undefined;
}

/** Messages to customers of that day, for the company's maximum. */
export async function messagesOn(q: Query, companyId: number, on: Day): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(
    q,
    `select count(*) as n from v_message where company_id = ? and day = ? and state <> 'withdrawn'`,
    [companyId, on],
  );
  return row?.n ?? 0;
}
