import { record } from '../audit/actions';
import { markContact, markSms } from '../customers/actions';
import { never } from '../kernel/assert';
import type { Instant } from '../kernel/day';
import { asks } from '../languages/task-title';
import { appendEvents } from '../ledger/event.store';
import type { Tx } from '../platform/db';
import type { Answer } from '../platform/mail';
import type { Work } from '../platform/work';
import { openTasks } from '../tasks/actions';
import { appendSteps, moveMessages, type Move } from './delivery.store';
import type { Ending } from './gate';
import type { Underway } from './message';
import { tell, type PostRoom } from './post.actions';

/** What became of a message that was on its way, and everything that follows from it, in one transaction. */
export type Outcome = { readonly message: Underway } &
  /** `kept`: in the folder of the test mode, at nobody's. */
  (
    | { readonly is: 'accepted'; readonly ref: string; readonly refused: readonly string[]; readonly kept: boolean }
    | { readonly is: 'made' }
    /** For good: it has not reached anybody. `bounced`: its address is to blame. */
    | { readonly is: 'failed'; readonly reason: string; readonly bounced: boolean }
    /** Surely not taken. `unavailable`: not this message's fault, so it does not count as an attempt of its own. */
    | { readonly is: 'later'; readonly reason: string; readonly unavailable: boolean }
    | { readonly is: 'doubtful'; readonly reason: string }
    | { readonly is: 'withdrawn'; readonly reason: string }
  );

/** What a mailer's answer means for the message. */
export function outcomeFrom(message: Underway, answer: Answer): Outcome {
  switch (answer.outcome) {
    case 'accepted':
      return { is: 'accepted', message, ref: answer.ref, refused: answer.refused, kept: answer.kept === true };
    case 'refused':
      return { is: 'failed', message, reason: answer.answer, bounced: answer.recipient };
    case 'later':
      if (!answer.unavailable && message.attempts > RETRY_MINUTES.length) {
        return {
          is: 'failed',
          message,
          reason: `given up after ${message.attempts} attempts: ${answer.answer}`,
          bounced: false,
        };
      }
      return { is: 'later', message, reason: answer.answer, unavailable: answer.unavailable };
    case 'unknown':
      return { is: 'doubtful', message, reason: answer.answer };
  }
}

/** A server that says "not now" is asked again after so long; then no more. */
const RETRY_MINUTES = [5, 30, 120, 480];

/** One transaction, one audit line, however many. Outcomes of messages that moved on meanwhile are dropped. */
export async function settle(
  work: Work,
  post: PostRoom,
  companyId: number,
  outcomes: readonly Outcome[],
): Promise<void> {
  if (outcomes.length === 0) return;
  await work.db.transaction((tx) => settleAndTell(tx, work, post, companyId, outcomes));
}

/** The same inside a transaction. */
export async function settleAndTell(
  tx: Tx,
  work: Work,
  post: PostRoom,
  companyId: number,
  outcomes: readonly Outcome[],
): Promise<void> {
  const settled = await settleWithin(tx, work, companyId, outcomes);
  if (settled.length === 0) return;
  await tell(
    tx,
    work,
    post,
    settled.flatMap((outcome) => endingOf(outcome, companyId)),
  );
  const payload = Object.fromEntries(
    KINDS.map((is) => [is, idsOf(settled, is)] as const).filter(([, ids]) => ids.length),
  );
  await record(tx, work, { companyId, kind: 'outbox.delivered', ref: `outbox/${work.today}`, payload });
}

/** The change itself: states, steps, tasks, events. Whoever asks writes the audit line and tells whom it concerns. */
export async function settleWithin(
  tx: Tx,
  work: Work,
  companyId: number,
  outcomes: readonly Outcome[],
): Promise<readonly Outcome[]> {
  const moved = await moveMessages(
    tx,
    work,
    outcomes.map((outcome) => moveOf(outcome, work.now)),
  );
  const settled = outcomes.filter((outcome) => moved.has(outcome.message.id));
  await appendSteps(
    tx,
    work,
    settled.map((outcome) => stepOf(outcome, work)),
  );
  await follow(tx, work, companyId, settled);
  return settled;
}

const KINDS = ['accepted', 'made', 'failed', 'later', 'doubtful', 'withdrawn'] as const;
const idsOf = (outcomes: readonly Outcome[], is: Outcome['is']): number[] =>
  outcomes.filter((outcome) => outcome.is === is).map((outcome) => outcome.message.id);

function moveOf(outcome: Outcome, now: Instant): Move {
  const { id, state: from, claimedBy, attempts } = outcome.message;
  const held = { id, from, claimedBy };
  switch (outcome.is) {
    case 'accepted':
      return { ...held, to: 'accepted', providerRef: outcome.ref };
    case 'made':
    case 'failed':
    case 'doubtful':
      return { ...held, to: outcome.is };
    case 'withdrawn':
      return { ...held, to: 'withdrawn', reason: outcome.reason };
    case 'later': {
      const minutes = outcome.unavailable ? 0 : (RETRY_MINUTES[attempts - 1] ?? 0);
      return { ...held, to: 'queued', notBefore: minutes === 0 ? null : later(now, minutes) };
    }
    default:
      return never(outcome);
  }
}

const later = (from: Instant, minutes: number): Instant =>
  new Date(Date.parse(from) + minutes * 60_000).toISOString() as Instant;

function stepOf(outcome: Outcome, work: Work): Parameters<typeof appendSteps>[2][number] {
  const step = { messageId: outcome.message.id, onDay: work.today };
  switch (outcome.is) {
    case 'accepted':
      return { ...step, kind: 'accepted', detail: acceptedDetail(outcome) };
    case 'made':
      return { ...step, kind: 'made' };
    case 'later':
      return { ...step, kind: 'put_back', detail: { reason: outcome.reason } };
    default:
      return { ...step, kind: outcome.is, detail: { reason: outcome.reason } };
  }
}

/** Evidence says it where a mail went to nobody because the company was in test mode. */
const acceptedDetail = ({ ref, refused, kept }: Extract<Outcome, { is: 'accepted' }>): Record<string, unknown> => ({
  answer: ref,
  copiesRefused: refused,
  ...(kept ? { testMode: true } : {}),
});

/** Tasks for what a person must mend, a flag on the contact that refused, events for the log. */
async function follow(tx: Tx, work: Work, companyId: number, settled: readonly Outcome[]): Promise<void> {
  const tasks = settled.flatMap((outcome) => {
    if (outcome.is !== 'failed' && outcome.is !== 'doubtful') return [];
    const { id, customerId, recipient, attempts } = outcome.message;
    const about = `message/${id}`;
    const title =
      outcome.is === 'failed'
        ? asks('messageFailed', { recipient, reason: outcome.reason })
        : asks('messageDoubtful', { recipient });
    const task = { companyId, customerId, about, title, dueOn: work.today };
    return [{ ...task, kind: `message_${outcome.is}`, key: `${about}/${outcome.is}/${attempts}` }];
  });
  await openTasks(tx, work, tasks);
  for (const outcome of settled) {
    const { contactId } = outcome.message;
    if (outcome.is === 'failed' && outcome.bounced && contactId !== null) {
      if (outcome.message.channel === 'sms') await markSms(tx, companyId, contactId, 'undelivered');
      else await markContact(tx, companyId, contactId, 'bounced');
    }
  }
  const told = settled.filter((outcome) => outcome.is !== 'later');
  await appendEvents(
    tx,
    work,
    told.map(({ is, message }) => ({
      companyId,
      customerId: message.customerId,
      kind: is,
      subject: `message/${message.id}`,
      payload: { about: message.about },
      occurredOn: work.today,
    })),
  );
}

function endingOf(outcome: Outcome, companyId: number): Ending[] {
  const { id: messageId, customerId, about } = outcome.message;
  const ending = { messageId, companyId, customerId, about };
  switch (outcome.is) {
    case 'accepted':
      return [{ ...ending, state: 'accepted', reason: null }];
    case 'failed':
    case 'withdrawn':
      return [{ ...ending, state: outcome.is, reason: outcome.reason }];
    default:
      return [];
  }
}
