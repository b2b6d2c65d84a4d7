import { record } from '../audit/actions';
import { settingsOf } from '../companies/store';
import { assert } from '../kernel/assert';
import type { Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { appendEvents } from '../ledger/event.store';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { ruleOf } from './category';
import type { Dispute } from './dispute';
import { addMoves, disputeForChange, lastMoveOn, type NewMove } from './move.store';
import { disputeById } from './store';

/** What every change of a dispute has in common: held while it is changed, never before its last move, told to the log. */
export interface Which {
  readonly companyId: number;
  readonly disputeId: number;
}

/** One transaction over the dispute as it stands. Refuses where there is none in this company. */
export async function changing<T>(
  work: Work,
  which: Which,
  change: (tx: Tx, dispute: Dispute) => Promise<T>,
): Promise<T> {
  return work.db.transaction(async (tx) => {
    const dispute = await disputeForChange(tx, which.companyId, which.disputeId);
    if (dispute) return change(tx, dispute);
    throw new Refusal('no-such-dispute', 'There is no such dispute.', 'See which there are: duly dispute list');
  });
}

/** Adds a move on today and returns its number. Refuses to stand before the last one. */
export async function move(
  tx: Tx,
  work: Work,
  dispute: Dispute,
  to: Omit<NewMove, 'disputeId' | 'from' | 'onDay' | 'reviewOn'> & { readonly reviewOn?: Day },
): Promise<number> {
  const last = await lastMoveOn(tx, dispute.id);
  if (work.today < last) {
    throw new Refusal('before-last-move', `This dispute was worked on ${last}.`, `Record it as of ${last} or later.`);
  }
  const made = await addMoves(tx, work, [
    {
      ...to,
      disputeId: dispute.id,
      from: dispute.state,
      onDay: work.today,
      reviewOn: to.reviewOn ?? dispute.reviewOn,
    },
  ]);
  const id = made.get(dispute.id);
  assert(id !== undefined, 'a move that was added has a number');
  return id;
}

/** The audit line and the event of a change; answers with the dispute as it stands after it. */
export async function recorded(
  tx: Tx,
  work: Work,
  which: Which,
  change: { readonly kind: string; readonly payload: unknown; readonly on?: Day },
): Promise<Dispute> {
  const { companyId, disputeId } = which;
  const dispute = await disputeById(tx, companyId, disputeId);
  assert(dispute, 'a dispute that was changed is there');
  const kind = `dispute.${change.kind}`;
  const ref = `dispute/${disputeId}`;
  await record(tx, work, { companyId, kind, ref, payload: change.payload });
  await appendEvents(tx, work, [
    { companyId, customerId: dispute.customerId, kind, subject: ref, occurredOn: change.on ?? work.today },
  ]);
  return dispute;
}

/** Who answers for a dispute of that category in this company, and in how many days. */
export async function ruleFor(tx: Tx, dispute: Dispute): Promise<ReturnType<typeof ruleOf>> {
  return ruleOf(dispute.category, (await settingsOf(tx, dispute.companyId)).disputeCategories);
}

/** What tasks about a dispute are about. */
export const tasksAbout = (dispute: Dispute): { companyId: number; abouts: string[] } => ({
  companyId: dispute.companyId,
  abouts: [`dispute/${dispute.id}`],
});
