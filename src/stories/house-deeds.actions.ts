import { logActivity } from '../activities/actions';
import { markContact } from '../customers/actions';
import { setMail } from '../customers/mail.actions';
import { raise } from '../disputes/actions';
import { askForRest } from '../disputes/deduction.actions';
import { settle as settleDispute } from '../disputes/settle.actions';
import { disputeHolds, disputesOf } from '../disputes/store';
import { assert, never } from '../kernel/assert';
import { allocate, endHold, putHold } from '../ledger/actions';
import { allocationsOf } from '../ledger/allocation.store';
import { cancelEntries } from '../ledger/cancellation.store';
import { correctEntry } from '../ledger/correction.actions';
import { bookEntries } from '../ledger/entry.store';
import { holdHistory } from '../ledger/hold.store';
import type { OwnHoldKind } from '../ledger/hold-terms';
import { standing } from '../ledger/return';
import { returnPayment } from '../ledger/return.actions';
import type { Work } from '../platform/work';
import { recordPromise } from '../promises/actions';
import { acceptPlan, approvePlan, cancelPlan, draftPlan } from '../promises/plan.actions';
import { planNumbered } from '../promises/plan.store';
import type { PostRoom } from '../outbox/post.actions';
import type { Posting } from '../outbox/posting';
import { recordPosted, recordPostalNews, takeBackPosted } from '../outbox/posting.actions';
import { reminderEnded } from '../reminders/gate.actions';
import { useStrategy } from '../reminders/strategy.actions';
import { completeTask } from '../tasks/actions';
import { tasksOf } from '../tasks/store';
import type { HouseLedger } from './house-ledger.actions';
import { messagesSince } from './seen.store';
import type { Deed, PlanLine } from './story';

/** What happens in a story, done through the actions that a clerk's command or page would use. */
export type Happening = Exclude<
  Deed,
  { does: 'company' | 'customer' | 'invoice' | 'ledger' | 'approve' | 'run' | 'deliver' }
>;

export async function happens(work: Work, ledger: HouseLedger, post: PostRoom, deed: Happening): Promise<void> {
  if (isOfDocument(deed)) return documentChanges(work, ledger, deed);
  const companyId = ledger.company.id;
  switch (deed.does) {
    case 'written':
      return writtenTo(work, ledger, deed);
    case 'strategy':
      return choose(work, ledger, deed);
    case 'credit':
    case 'pay':
      return moneyIn(work, ledger, deed);
    case 'return':
      return takeBack(work, ledger, deed);
    case 'dispute':
    case 'settle':
      return objection(work, ledger, deed);
    case 'ask': {
      const { itemId } = await ledger.item(work, deed.document);
      return askForRest(work, { companyId, itemId, reason: 'so the story goes' });
    }
    case 'promise': {
      const item = await ledger.item(work, deed.document);
      const of = { items: [{ itemId: item.itemId, amountMinor: deed.amountMinor }] };
      await recordPromise(work, { companyId, customerId: item.customerId, of, promisedOn: deed.on }, disputeHolds);
      return;
    }
    case 'plan':
      return instalments(work, ledger, deed.plan);
    case 'hold':
    case 'release':
      return holdOrRelease(work, ledger, deed);
    case 'call':
    case 'reply': {
      const { id: customerId } = await ledger.customer(work, deed.whom);
      await logActivity(work, { companyId, customerId, kind: deed.does, note: deed.text });
      return;
    }
    case 'bounce':
      return bounce(work, ledger, deed.whom);
    case 'letter':
      return letterBecame(work, ledger, post, deed);
    case 'done': {
      const { id: customerId } = await ledger.customer(work, deed.whom);
      for (const task of await tasksOf(work.db.read, { companyId, customerId })) await completeTask(work, companyId, task.id, 'done'); // prettier-ignore
      return;
    }
    default:
      return never(deed);
  }
}

type DeedOf<Does extends Deed['does']> = Extract<Deed, { does: Does }>;

async function writtenTo(work: Work, ledger: HouseLedger, { whom, how }: DeedOf<'written'>): Promise<void> {
  const whose = { companyId: ledger.company.id, customerId: (await ledger.customer(work, whom)).id };
  if (how === 'once') return setMail(work, whose, { groupMessages: true });
  if (how === 'apart') return setMail(work, whose, { writtenApart: true });
  const payerId = how.payer === null ? null : (await ledger.customer(work, how.payer)).id;
  return setMail(work, whose, { payerId });
}

async function choose(work: Work, ledger: HouseLedger, deed: DeedOf<'strategy'>): Promise<void> {
  const companyId = ledger.company.id;
  if (deed.for === null) await useStrategy(work, companyId, { scope: 'company' }, deed.code);
  else if ('segment' in deed.for) await useStrategy(work, companyId, { scope: 'segment', ...deed.for }, deed.code);
  else {
    const found = await ledger.whom(work, deed.for.whom);
    const scope =
      'itemId' in found
        ? ({ scope: 'item', itemId: found.itemId } as const)
        : ({ scope: 'customer', ...found } as const);
    await useStrategy(work, companyId, scope, deed.code);
  }
}

/** Money for a document is applied to it; money for a customer stays on account. */
async function moneyIn(work: Work, ledger: HouseLedger, deed: DeedOf<'credit' | 'pay'>): Promise<void> {
  const companyId = ledger.company.id;
  const found = await ledger.whom(work, deed.whom);
  const target = 'itemId' in found ? await ledger.item(work, deed.whom) : null;
  const amountMinor = deed.amountMinor ?? target?.openMinor;
  assert(amountMinor !== undefined, `money on account needs an amount: ${deed.whom}`);
  const document = deed.document === '' ? `P-${deed.whom}-${work.today}-${amountMinor}` : deed.document;
  const [booked] = await work.db.transaction((tx) =>
    bookEntries(tx, work, [
      {
        companyId,
        customerId: found.customerId,
        type: deed.does === 'pay' ? 'payment' : 'credit_note',
        document,
        currency: target?.currency ?? deed.currency ?? ledger.company.currency,
        amountMinor: -amountMinor,
        issuedOn: work.today,
      },
    ]),
  );
  const fromItemId = booked?.itemIds[0];
  if (!target || fromItemId === undefined) return;
  const minor = Math.min(amountMinor, target.openMinor);
  await allocate(work, [{ companyId, fromItemId, to: { itemId: target.itemId }, amountMinor: minor, allocatedOn: work.today, basis: 'matched' }]); // prettier-ignore
}

/** What the source, or a person in its place, says anew about a document. */
type OfDocument = DeedOf<'einvoice' | 'handle' | 'due' | 'withhold' | 'vanish' | 'cancel'>;

const isOfDocument = (deed: Happening): deed is OfDocument =>
  ['einvoice', 'handle', 'due', 'withhold', 'vanish', 'cancel'].includes(deed.does);

async function documentChanges(work: Work, ledger: HouseLedger, deed: OfDocument): Promise<void> {
  const companyId = ledger.company.id;
  const correct = async (
    field: 'einvoice_state' | 'handler_email' | 'due_on' | 'withheld' | 'withheld_until',
    text: string,
  ): Promise<void> =>
    correctEntry(work, { item: await ledger.item(work, deed.document), field, text, why: 'so the story goes' });
  switch (deed.does) {
    case 'einvoice':
      return correct('einvoice_state', deed.state);
    case 'handle':
      return correct('handler_email', deed.email);
    case 'due':
      return correct('due_on', deed.dueOn);
    case 'withhold':
      await correct('withheld', deed.what);
      return correct('withheld_until', deed.until);
    case 'vanish':
      return ledger.vanish(work, deed.document);
    case 'cancel': {
      const { entryId } = await ledger.item(work, deed.document);
      return work.db.transaction((tx) => cancelEntries(tx, work, { companyId, entryIds: [entryId], why: 'cancelled' }));
    }
  }
}

async function takeBack(work: Work, ledger: HouseLedger, deed: DeedOf<'return'>): Promise<void> {
  const { itemId, companyId } = await ledger.item(work, deed.document);
  const last = standing(await allocationsOf(work.db.read, companyId, [itemId])).at(-1);
  assert(last !== undefined, `nothing was paid of ${deed.document}`);
  const { fromItemId: paymentItemId } = last;
  await returnPayment(work, { companyId, paymentItemId, ofItems: [itemId], on: work.today, reason: deed.reason });
}

async function objection(work: Work, ledger: HouseLedger, deed: DeedOf<'dispute' | 'settle'>): Promise<void> {
  const companyId = ledger.company.id;
  const { itemId, customerId } = await ledger.item(work, deed.document);
  if (deed.does === 'dispute') {
    const items = [{ itemId, amountMinor: deed.amountMinor }];
    await raise(work, { companyId, customerId, items, category: deed.category, objection: deed.text });
    return;
  }
  const disputes = await disputesOf(work.db.read, { companyId, customerId, live: true });
  const found = disputes.find((dispute) => dispute.items.some((item) => item.itemId === itemId));
  assert(found !== undefined, `${deed.document} is not disputed`);
  const settlement = { outcome: deed.outcome, answer: deed.text, answeredOn: work.today };
  await settleDispute(work, { companyId, disputeId: found.id }, settlement);
}

async function holdOrRelease(work: Work, ledger: HouseLedger, deed: DeedOf<'hold' | 'release'>): Promise<void> {
  const companyId = ledger.company.id;
  const found = await ledger.whom(work, deed.whom);
  const itemId = 'itemId' in found ? found.itemId : null;
  if (deed.does === 'hold') {
    const itemIds = itemId === null ? [] : [itemId];
    const { kind, reason, until } = deed;
    await putHold(work, {
      companyId,
      customerId: found.customerId,
      itemIds,
      amountMinor: null,
      kind: kind as OwnHoldKind,
      reason,
      until,
    });
    return;
  }
  const holds = await holdHistory(work.db.read, companyId, found.customerId);
  for (const hold of holds.filter((one) => one.itemId === itemId && one.endedOn === null)) {
    await endHold(work, { companyId, holdId: hold.id, reason: 'released' });
  }
}

export const postingOf = (work: Work, companyId: number, messageIds: readonly number[]): Posting => ({
  companyId,
  messageIds,
  on: work.today,
  service: 'La Poste',
  number: null,
  proofId: null,
});

async function letterBecame(work: Work, ledger: HouseLedger, post: PostRoom, deed: DeedOf<'letter'>): Promise<void> {
  const companyId = ledger.company.id;
  const needs = deed.is === 'posted' ? 'made' : 'posted';
  const last = (await messagesSince(work.db.read, companyId, 0))
    .filter((one) => one.customer === deed.whom && one.channel === 'letter' && one.state === needs)
    .at(-1);
  assert(last !== undefined, `no letter to ${deed.whom} can be ${deed.is}`);
  if (deed.is === 'posted') return recordPosted(work, post, postingOf(work, companyId, [last.id]));
  if (deed.is === 'unposted') return takeBackPosted(work, { companyId, messageIds: [last.id], why: null });
  const { is } = deed;
  await recordPostalNews(work, post, { companyId, messageId: last.id, on: work.today, is, note: null, proofId: null });
}

/** The provider sends the last message back: its contact is marked, and the room that asked for it is told. */
async function bounce(work: Work, ledger: HouseLedger, code: string): Promise<void> {
  const companyId = ledger.company.id;
  const { id: customerId } = await ledger.customer(work, code);
  const last = (await messagesSince(work.db.read, companyId, 0)).filter((one) => one.customer === code).at(-1);
  assert(last !== undefined, `nothing was sent to ${code}`);
  await work.db.transaction(async (tx) => {
    if (last.contactId !== null) await markContact(tx, companyId, last.contactId, 'bounced');
    const ending = {
      messageId: last.id,
      companyId,
      customerId,
      about: last.about,
      state: 'failed',
      reason: 'bounced',
    } as const;
    await reminderEnded(tx, work, [ending]);
  });
}

/** Drafted and accepted at once; outside the bands somebody with the right has agreed. */
async function instalments(work: Work, ledger: HouseLedger, line: PlanLine): Promise<void> {
  const companyId = ledger.company.id;
  if (line.is === 'cancelled') {
    const planId = await planNumbered(work.db.read, companyId, line.number);
    await cancelPlan(work, { companyId, planId: planId ?? 0 }, 'so the story goes');
    return;
  }
  const items: { itemId: number; amountMinor: null; customerId: number }[] = [];
  for (const document of line.documents) {
    const { itemId, customerId } = await ledger.item(work, document);
    items.push({ itemId, customerId, amountMinor: null });
  }
  const terms = { firstOn: line.firstOn, interval: 'monthly', of: { count: line.count }, down: null } as const;
  const made = await draftPlan(
    work,
    { companyId, customerId: items[0]?.customerId ?? 0, of: { items }, terms },
    disputeHolds,
  );
  const which = { companyId, planId: made.plan.id };
  if (made.outside.length > 0) await approvePlan(work, which);
  await acceptPlan(work, which, disputeHolds);
}
