import { settingsOf } from '../companies/store';
import type { Day } from '../kernel/day';
import type { Ids } from '../kernel/ids';
import { Refusal, WrongUse } from '../kernel/result';
import { asks } from '../languages/task-title';
import { claimedCharges } from '../ledger/charge.store';
import { linesOf } from '../ledger/invoice-line.store';
import { lockItems } from '../ledger/lock.store';
import { openItemsOf } from '../ledger/store';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks, passTasks } from '../tasks/actions';
import { CATEGORIES } from './category';
import { changing, move, recorded, ruleFor, tasksAbout, type Which } from './change.actions';
import { UNSETTLED, type Dispute } from './dispute';
import { changeDispute, insertDispute, standingOn, standingOnCharges } from './move.store';
import { raised, reviewDay, type Objection } from './raising';
import { checkMove } from './settling';

/** What a person does with a dispute, but for its answer and settlement. Each is one transaction and one audit line. */

/** A customer objects. Refuses what is not owed, more than is open, and an item on which a dispute stands already. */
export const raise = (work: Work, objection: Objection): Promise<Dispute> =>
  work.db.transaction((tx) => raiseWithin(tx, work, objection));

/** The same, in the transaction of whoever learnt of it; `cause` is what told of it, such as `payment/40`. */
export async function raiseWithin(
  tx: Tx,
  work: Work,
  objection: Objection,
  cause: string | null = null,
): Promise<Dispute> {
  const { companyId, customerId } = objection;
  const itemIds = objection.items.map((item) => item.itemId);
  await lockItems(tx, companyId, itemIds);
  const { disputeCategories: rules } = await settingsOf(tx, companyId);
  const found = await openItemsOf(tx, companyId, itemIds);
  const named = new Set(objection.items.flatMap(({ itemId, lines = [] }) => (lines.length > 0 ? [itemId] : [])));
  const entries = found.flatMap(({ itemId, entryId }) => (named.has(itemId) ? [entryId] : []));
  const lines = await linesOf(tx, companyId, entries);
  const ofCharges = objection.items.flatMap((item) => item.charges ?? []);
  const charges = ofCharges.length === 0 ? [] : await claimedCharges(tx, { companyId, first: customerId, last: customerId }, work.today); // prettier-ignore
  const checked = raised(objection, { found, lines, charges, rules, today: work.today });
  const whole = objection.items.flatMap(({ itemId, charges: named }) => (named === undefined ? [itemId] : []));
  const [standing] = [...(await standingOn(tx, whole)), ...(await standingOnCharges(tx, ofCharges))];
  if (standing) throw alreadyDisputed(work.ids, standing.disputeId);
  const disputeId = await insertDispute(tx, work, { companyId, customerId, cause }, checked);
  const rests = whole.map((itemId) => `rest/${itemId}`); // what a short payment left is in good hands now
  await closeTasksAbout(tx, work, { companyId, abouts: rests, outcome: 'it is disputed' });
  const category = CATEGORIES[checked.category];
  await openTasks(tx, work, [
    {
      companyId,
      customerId,
      kind: 'dispute_answer',
      key: `dispute/${disputeId}`,
      about: `dispute/${disputeId}`,
      title: asks('answerDispute', {
        category: { code: checked.category, of: 'category', en: category.title },
        needs: category.needs,
      }),
      dueOn: checked.reviewOn,
      assignee: checked.owner,
    },
  ]);
  return recorded(tx, work, { companyId, disputeId }, { kind: 'raised', payload: checked, on: checked.raisedOn });
}

function alreadyDisputed(ids: Ids, disputeId: number): Refusal {
  const dispute = ids.seal('dispute', disputeId);
  return new Refusal(
    'already-disputed',
    'A dispute stands on this item already.',
    `Work on that one: duly dispute show ${dispute}`,
    { dispute },
  );
}

export interface Step extends Which {
  readonly to: 'in_review' | 'waiting_internal' | 'waiting_customer';
  readonly note?: string;
  readonly owner?: string;
  readonly reviewOn?: Day;
}

/** Somebody takes it up, waits for a colleague or for the customer, or takes up again what was settled. */
export async function moveOn(work: Work, step: Step): Promise<Dispute> {
  return changing(work, step, async (tx, dispute) => {
    if (dispute.state === 'confirmed') {
      throw new Refusal('dispute-closed', 'This dispute is closed.', 'Raise another: duly dispute raise CUSTOMER');
    }
    checkMove(dispute.state, step.to);
    const reviewOn = reviewDay(await ruleFor(tx, dispute), work.today, step.reviewOn);
    await move(tx, work, dispute, { to: step.to, reviewOn, note: step.note ?? null });
    await changeDispute(tx, work, dispute.id, {
      ...(UNSETTLED.has(dispute.state) ? {} : { answer: null, answeredOn: null, settledOn: null }),
      ...(step.owner === undefined ? {} : { owner: step.owner }),
    });
    await passOn(tx, dispute, step.owner);
    return recorded(tx, work, step, { kind: 'moved', payload: { from: dispute.state, to: step.to, note: step.note } });
  });
}

export interface Gift extends Which {
  readonly owner?: string;
  /** Empty: the day stays. */
  readonly reviewOn?: Day;
  readonly note?: string;
}

/** Somebody else answers for it, or it takes until another day; it stays where it is. Refuses what is settled. */
export async function give(work: Work, gift: Gift): Promise<Dispute> {
  return changing(work, gift, async (tx, dispute) => {
    if (!UNSETTLED.has(dispute.state)) {
      throw new Refusal('settled', 'This dispute is settled.', 'Take it up again first.');
    }
    const owner = gift.owner?.trim() ?? '';
    const given = owner === '' ? dispute.owner : owner;
    const reviewOn =
      gift.reviewOn === undefined || gift.reviewOn === dispute.reviewOn
        ? dispute.reviewOn
        : reviewDay(await ruleFor(tx, dispute), work.today, gift.reviewOn);
    if (given === dispute.owner && reviewOn === dispute.reviewOn) return dispute;
    await move(tx, work, dispute, { to: dispute.state, reviewOn, note: gift.note ?? null });
    await changeDispute(tx, work, dispute.id, { owner: given });
    await passOn(tx, dispute, given);
    return recorded(tx, work, gift, { kind: 'given', payload: { from: dispute.owner, to: given, reviewOn } });
  });
}

/** The tasks about it that its owner had go along. */
const passOn = (tx: Tx, { companyId, id, owner }: Dispute, to = owner): Promise<void> =>
  passTasks(tx, companyId, `dispute/${id}`, { from: owner, to });

/** The customer accepted the settlement, or the matter is otherwise over. Nothing is held back any more. */
export async function confirm(work: Work, which: Which, note: string): Promise<Dispute> {
  return changing(work, which, async (tx, dispute) => {
    if (UNSETTLED.has(dispute.state)) {
      throw new Refusal(
        'not-settled',
        'This dispute has not been settled.',
        'Settle it first: duly dispute settle DISPUTE --outcome justified | partly | unjustified',
      );
    }
    checkMove(dispute.state, 'confirmed');
    await move(tx, work, dispute, { to: 'confirmed', outcome: dispute.outcome, note });
    await closeTasksAbout(tx, work, { ...tasksAbout(dispute), outcome: 'confirmed' });
    return recorded(tx, work, which, { kind: 'confirmed', payload: { note } });
  });
}

/** It was raised by mistake: once that is known it held nothing on any day. */
export async function voidDispute(work: Work, which: Which, why: string): Promise<Dispute> {
  return changing(work, which, (tx, dispute) => voidWithin(tx, work, dispute, why));
}

/** The same, in a transaction that holds the dispute already. */
export async function voidWithin(tx: Tx, work: Work, dispute: Dispute, why: string): Promise<Dispute> {
  const { companyId, id: disputeId } = dispute;
  if (why.trim() === '') throw new WrongUse('The reason is missing.', 'Say why it is void: --why "…"');
  checkMove(dispute.state, 'void');
  await move(tx, work, dispute, { to: 'void', note: why.trim() });
  await changeDispute(tx, work, dispute.id, { voided: true });
  await closeTasksAbout(tx, work, { ...tasksAbout(dispute), outcome: 'void' });
  return recorded(tx, work, { companyId, disputeId }, { kind: 'voided', payload: { why: why.trim() } });
}
