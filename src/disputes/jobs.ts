import { record } from '../audit/actions';
import { addDays, maxDay } from '../kernel/day';
import { asks } from '../languages/task-title';
import { appendEvents } from '../ledger/event.store';
import { follow } from '../ledger/follow.actions';
import { concerned } from '../ledger/subscription.store';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import { overlooked, situations, type SituatedDispute } from './clock.store';
import { selfMove, type SelfMove } from './closing';
import { addMoves, repeatFindings, type NewMove } from './move.store';

/** What the clock does with disputes: closes those that the ledger has settled, and reminds people of the others. */

const SUBSCRIBER = 'disputes.close';
const KINDS = ['allocated', 'reversed', 'settled', 'cancelled', 'changed'];

export interface Closed {
  /** Paid in full, or credited as their settlement expected. */
  readonly closed: number;
  /** Closed before, and back because the money was taken back. */
  readonly back: number;
}

/** After anything that moved money: follows the log, each event once. */
export async function followLedger(work: Work, companyId: number): Promise<Closed> {
  const total = { closed: 0, back: 0 };
  await follow(work, { subscriber: SUBSCRIBER, companyId, kinds: KINDS }, async (tx, events) => {
    const { closed, back } = await closeWhatIsSettled(tx, work, companyId, concerned(events));
    total.closed += closed;
    total.back += back;
  });
  return total;
}

/** Each morning: all that the ledger has settled, and a task for each dispute whose review is past. */
export async function reviewDisputes(work: Work, companyId: number): Promise<Closed & { readonly overlooked: number }> {
  return work.db.transaction(async (tx) => {
    const closed = await closeWhatIsSettled(tx, work, companyId, 'all');
    return { ...closed, overlooked: await askAgain(tx, work, companyId) };
  });
}

async function closeWhatIsSettled(
  tx: Tx,
  work: Work,
  companyId: number,
  customers: ReadonlySet<number> | 'all',
): Promise<Closed> {
  const found = await situations(tx, companyId, customers);
  const moving = found.flatMap((situation) => {
    const move = selfMove(situation, work.today);
    return move ? [{ situation, move }] : [];
  });
  if (moving.length === 0) return { closed: 0, back: 0 };
  const made = await addMoves(
    tx,
    work,
    moving.map(({ situation, move }) => newMove(situation, move, work)),
  );
  const again = moving.filter(({ move }) => move.to === 'resolved').map(({ situation }) => situation.disputeId);
  await repeatFindings(tx, new Map([...made].filter(([disputeId]) => again.includes(disputeId))));
  const over = moving.filter(({ move }) => move.to === 'confirmed');
  const abouts = over.map(({ situation }) => `dispute/${situation.disputeId}`);
  await closeTasksAbout(tx, work, { companyId, abouts, outcome: 'the dispute closed itself' });
  await tell(tx, work, companyId, moving);
  return { closed: over.length, back: moving.length - over.length };
}

const newMove = (situation: SituatedDispute, move: SelfMove, work: Work): NewMove => ({
  disputeId: situation.disputeId,
  from: situation.state,
  to: move.to,
  onDay: maxDay(work.today, situation.lastOn),
  reviewOn: move.to === 'confirmed' ? situation.reviewOn : maxDay(work.today, situation.reviewOn),
  resumesOn: situation.resumesOn,
  outcome: situation.outcome,
  cause: move.cause,
});

async function tell(
  tx: Tx,
  work: Work,
  companyId: number,
  moving: readonly { readonly situation: SituatedDispute; readonly move: SelfMove }[],
): Promise<void> {
  await appendEvents(
    tx,
    work,
    moving.map(({ situation, move }) => ({
      companyId,
      customerId: situation.customerId,
      kind: move.to === 'confirmed' ? 'dispute.confirmed' : 'dispute.back',
      subject: `dispute/${situation.disputeId}`,
      payload: { cause: move.cause },
      occurredOn: work.today,
    })),
  );
  await openTasks(
    tx,
    work,
    moving
      .filter(({ move }) => move.cause === 'reversed')
      .map(({ situation }) => ({
        companyId,
        customerId: situation.customerId,
        kind: 'dispute_back',
        key: `dispute/${situation.disputeId}/back/${work.today}`,
        about: `dispute/${situation.disputeId}`,
        title: asks('disputeBack'),
        dueOn: work.today,
      })),
  );
  const payload = moving.map(({ situation, move }) => ({ dispute: situation.disputeId, ...move }));
  await record(tx, work, { companyId, kind: 'dispute.followed', ref: `company/${companyId}`, payload });
}

/** Days after which a forgotten review goes to the manager. */
const DAYS_TO_MANAGER = 7;

async function askAgain(tx: Tx, work: Work, companyId: number): Promise<number> {
  const forgotten = await overlooked(tx, companyId, work.today);
  const tasks = forgotten.flatMap((dispute) => {
    const task = {
      companyId,
      customerId: dispute.customerId,
      about: `dispute/${dispute.disputeId}`,
      dueOn: work.today,
    };
    const key = `dispute/${dispute.disputeId}/review/${dispute.reviewOn}`;
    const title = asks('reviewDispute', { day: dispute.reviewOn, objection: short(dispute.objection) });
    const own = { ...task, kind: 'dispute_review', key, title, assignee: dispute.owner };
    if (addDays(dispute.reviewOn, DAYS_TO_MANAGER) > work.today) return [own];
    return [own, { ...task, kind: 'dispute_overdue', key: `${key}/manager`, title, assignee: 'manager' }];
  });
  return openTasks(tx, work, tasks);
}

const LONGEST_QUOTE = 80;
const short = (text: string): string => (text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE - 1)}…` : text);
