import { actorText } from '../kernel/actor';
import { assert } from '../kernel/assert';
import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import { mayMove, type MessageState, type StepKind } from './message';
import { aboutKinds } from './kinds';
import type { MessageRow } from './store';

/** Messages leaving: what they looked like, what became of them. */
/** How many wait for their hour or their next attempt, and how many emails for nothing but the send window. */
export async function countWaiting(
  q: Query,
  companyId: number,
  now: Instant,
): Promise<{ readonly hour: number; readonly window: number }> {
  const atOnce = aboutKinds('about', 'atOnce');
  const [row] = await rowsOf<{ n: number | null; later: number | null }>(
    q,
    `select sum(case when not_before > ? then 1 else 0 end) as later,
       sum(case when (not_before is null or not_before <= ?) and channel <> 'letter' and not ${atOnce.sql} then 1 else 0 end) as n
     from message where company_id = ? and state = 'queued' and claimed_by is null`,
    [now, now, ...atOnce.bindings, companyId],
  );
  return { hour: row?.later ?? 0, window: row?.n ?? 0 };
}

export interface Evidence {
  readonly id: number;
  readonly claimedBy: string | null;
  readonly subject: string;
  readonly thread: string | null;
  readonly htmlSha: string;
  readonly textSha: string;
  readonly rawSha: string;
  readonly attachments: readonly SentAttachment[];
}

export interface SentAttachment {
  readonly name: string;
  readonly kind: 'copy' | 'statement' | 'paper';
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * What the messages look like, as they are handed over or made. Answers for which it was kept: not for one that another
 * deliverer has in hand by now.
 */
export async function storeEvidence(tx: Tx, evidence: readonly Evidence[]): Promise<Set<number>> {
  if (evidence.length === 0) return new Set();
  const columns = {
    id: 'bigint',
    claimed_by: 'text',
    subject: 'text',
    thread: 'text',
    html_sha: 'text',
    text_sha: 'text',
    raw_sha: 'text',
    attachments: 'text',
  } as const;
  const given = tableOf(
    tx,
    columns,
    evidence.map((of) => ({
      id: of.id,
      claimed_by: of.claimedBy,
      subject: of.subject,
      thread: of.thread,
      html_sha: of.htmlSha,
      text_sha: of.textSha,
      raw_sha: of.rawSha,
      attachments: JSON.stringify(of.attachments),
    })),
  );
  const kept = await rowsOf<{ id: number }>(
    tx,
    `update message set subject = given.subject, thread = given.thread, html_sha = given.html_sha,
       text_sha = given.text_sha, raw_sha = given.raw_sha, attachments = given.attachments
     from ${given.sql} as given
     where message.id = given.id and message.claimed_by = given.claimed_by and message.state in ('queued', 'sending')
     returning message.id as id`,
    [...given.bindings],
  );
  return new Set(kept.map((row) => row.id));
}

export interface Move {
  readonly id: number;
  readonly from: MessageState;
  /** Who has it in hand; null: nobody. */
  readonly claimedBy: string | null;
  readonly to: MessageState;
  readonly providerRef?: string;
  readonly reason?: string;
  /** Of one that is put back: when it is tried again. */
  readonly notBefore?: Instant | null;
}

const FINAL: ReadonlySet<MessageState> = new Set<MessageState>(['accepted', 'made', 'failed', 'withdrawn']);

/** It left already; what becomes of it later does not change when. */
const FINISHED: ReadonlySet<MessageState> = new Set<MessageState>(['posted', 'accepted']);

/** Moves messages on and lets go of them. Answers which did move: one that has changed state or hands meanwhile stays. */
export async function moveMessages(tx: Tx, work: Work, moves: readonly Move[]): Promise<Set<number>> {
  if (moves.length === 0) return new Set();
  const wrong = moves.find(({ from, to }) => from !== to && !mayMove(from, to));
  assert(wrong === undefined, `a message does not go from ${wrong?.from ?? ''} to ${wrong?.to ?? ''}`);
  const columns = {
    id: 'bigint',
    was: 'text',
    held_by: 'text',
    becomes: 'text',
    provider_ref: 'text',
    reason: 'text',
    not_before: 'text',
    finished_at: 'text',
  } as const;
  const given = tableOf(
    tx,
    columns,
    moves.map((move) => ({
      id: move.id,
      was: move.from,
      held_by: move.claimedBy,
      becomes: move.to,
      provider_ref: move.providerRef ?? null,
      reason: move.to === 'withdrawn' ? (move.reason ?? '') : null,
      not_before: move.notBefore ?? null,
      finished_at: FINAL.has(move.to) && !FINISHED.has(move.from) ? work.now : null, // made once, handed over once
    })),
  );
  const moved = await rowsOf<{ id: number }>(
    tx,
    `update message set state = given.becomes, claimed_by = null, claimed_at = null, not_before = given.not_before,
       provider_ref = coalesce(given.provider_ref, message.provider_ref),
       withdrawn_reason = coalesce(given.reason, message.withdrawn_reason),
       finished_at = coalesce(given.finished_at, message.finished_at)
     from ${given.sql} as given
     where message.id = given.id and message.state = given.was
       and coalesce(message.claimed_by, '') = coalesce(given.held_by, '')
     returning message.id as id`,
    [...given.bindings],
  );
  return new Set(moved.map((row) => row.id));
}

export interface NewStep {
  readonly messageId: number;
  readonly kind: StepKind;
  readonly onDay: Day;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** One statement however many steps. */
export async function appendSteps(tx: Tx, work: Work, steps: readonly NewStep[]): Promise<void> {
  if (steps.length === 0) return;
  const columns = { message_id: 'bigint', kind: 'text', on_day: 'text', detail: 'text' } as const;
  const given = tableOf(
    tx,
    columns,
    steps.map((step) => ({
      message_id: step.messageId,
      kind: step.kind,
      on_day: step.onDay,
      detail: JSON.stringify(step.detail ?? {}),
    })),
  );
  await tx.raw(
    `insert into message_step (message_id, kind, on_day, detail, recorded_at, recorded_by)
     select message_id, kind, on_day, detail, ?, ? from ${given.sql} as given where true`,
    [work.now, actorText(work.actor), ...given.bindings],
  );
}

/** A message that somebody has in hand, with the detail of its handing over where it got that far. */
export type TakenRow = MessageRow & {
  readonly claimed_by: string;
  readonly claimed_at: Instant;
  readonly handed_over: string | null;
};

/** Everything of a company that is being delivered now, by whomever; not the letters that lie with a postal service. */
export async function takenMessages(q: Query, companyId: number): Promise<TakenRow[]> {
  return rowsOf<TakenRow>(
    q,
    `select m.*, (
       select s.detail from message_step s where s.message_id = m.id and s.kind = 'handed_over' and s.id >
         (select max(a.id) from message_step a where a.message_id = m.id and a.kind = 'attempt')) as handed_over
     from message m where m.company_id = ? and m.claimed_by is not null and m.state <> 'made' order by m.id`,
    [companyId],
  );
}

/** Letters made and not posted, with the day they were made. */
export interface UnpostedLetter {
  readonly id: number;
  readonly customerId: number;
  readonly toName: string | null;
  readonly madeOn: Day;
}

export async function lettersUnposted(q: Query, companyId: number): Promise<UnpostedLetter[]> {
  return rowsOf<UnpostedLetter>(
    q,
    `select m.id, m.customer_id as "customerId", m.to_name as "toName", s.on_day as "madeOn"
     from message m join message_step s on s.message_id = m.id and s.kind = 'made'
     where m.company_id = ? and m.state = 'made' order by m.id`,
    [companyId],
  );
}
