import { record } from '../audit/actions';
import { Refusal } from '../kernel/result';
import { asks } from '../languages/task-title';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import type { Allocation, NewAllocation } from './allocation';
import { allocateMany, allocationsById, allocationsOf, reverseAllocations } from './allocation.store';
import { cancelEntries } from './cancellation.store';
import { putBackDifferences, takeBackDifferences } from './difference.actions';
import { bookEntries, entriesOf } from './entry.store';
import type { OpenItem } from './open-item';
import {
  aboutReturn,
  named,
  paymentOfReturn,
  refundOf,
  RETURN_TASK,
  returnOf,
  reversalsOf,
  standing,
  type WentBack,
} from './return';
import { openItemsOf } from './store';

/** A payment that went back, and the undo of that: one transaction, one audit line each. */
export interface ReturnRequest extends WentBack {
  readonly companyId: number;
  readonly paymentItemId: number;
  /** Only what it had paid of these; empty: all of the payment. */
  readonly ofItems: readonly number[];
}

export interface Returned {
  readonly refundItemId: number;
  readonly document: string;
  readonly currency: string;
  /** > 0. */
  readonly amountMinor: number;
  /** What is open again. */
  readonly reopened: readonly OpenItem[];
}

/** Books that money went back. Refuses a day before the payment or after today, and what went back already. */
export const returnPayment = (work: Work, request: ReturnRequest): Promise<Returned> =>
  work.db.transaction((tx) => returnPaymentIn(tx, work, request));

export async function returnPaymentIn(tx: Tx, work: Work, request: ReturnRequest): Promise<Returned> {
  const { companyId, on, reason } = request;
  const payment = await paymentOf(tx, work, request);
  const beside = { paymentItemId: payment.itemId, ofItems: request.ofItems, why: reason };
  await takeBackDifferences(tx, work, companyId, beside);
  const back = returnOf(await paymentOf(tx, work, request), await countedOf(tx, payment), request.ofItems);
  const allocationIds = back.allocations.map((one) => one.id);
  const reversals =
    allocationIds.length === 0 ? [] : await reverseAllocations(tx, work, { companyId, allocationIds, reason, on });
  const reversalIds = reversals.map((one) => one.id);
  const [refund] = await bookEntries(tx, work, [refundOf(payment, back, reversalIds, request)]);
  const refundItemId = refund?.itemIds[0] ?? 0;
  const { amountMinor } = back;
  const given = { companyId, fromItemId: payment.itemId, to: { itemId: refundItemId } };
  await allocateMany(tx, work, [{ ...given, amountMinor, allocatedOn: on, basis: 'manual' }]);
  await record(tx, work, {
    companyId,
    kind: 'payment.returned',
    ref: `item/${payment.itemId}`,
    payload: { reason, on, amountMinor, currency: payment.currency, refund: refund?.entryId, reversals: reversalIds },
  });
  await openTasks(tx, work, [
    {
      companyId,
      customerId: payment.customerId,
      kind: RETURN_TASK,
      key: aboutReturn(refundItemId),
      about: aboutReturn(refundItemId),
      title: asks('lookAtReturn', { amount: { minor: amountMinor, currency: payment.currency }, day: on, reason }),
      dueOn: work.today,
    },
  ]);
  const reopened = await openItemsOf(
    tx,
    companyId,
    reversals.flatMap((one) => one.toItemId ?? []),
  );
  return { refundItemId, document: refund?.document ?? '', currency: payment.currency, amountMinor, reopened };
}

async function paymentOf(tx: Tx, work: Work, request: ReturnRequest): Promise<OpenItem> {
  const [payment] = await openItemsOf(tx, request.companyId, [request.paymentItemId]);
  if (!payment)
    throw new Refusal('no-such-item', 'There is no such payment.', 'See the account: duly statement CUSTOMER');
  if (request.on < payment.issuedOn || request.on > work.today) {
    throw new Refusal(
      'return-day',
      `${named(payment)} came on ${payment.issuedOn}: it cannot have gone back on ${request.on}.`,
      `Name a day from ${payment.issuedOn} to ${work.today}.`,
    );
  }
  return payment;
}

/** What of the payment still counts, and did not go into a refund. */
async function countedOf(tx: Tx, payment: OpenItem): Promise<Allocation[]> {
  const { companyId, itemId } = payment;
  const counted = standing(await allocationsOf(tx, companyId, [itemId]));
  const targets = await openItemsOf(
    tx,
    companyId,
    counted.flatMap((one) => one.toItemId ?? []),
  );
  const refunds = new Set(targets.filter((item) => item.type === 'refund').map((item) => item.itemId));
  return counted.filter((one) => one.toItemId === null || !refunds.has(one.toItemId));
}

/**
 * It did not go back after all: the refund is cancelled, and from the day on which it was booked the payment pays again what
 * it had paid, as far as that is still open; the rest of it is a credit.
 */
export async function undoReturn(work: Work, companyId: number, refundItemId: number, reason: string): Promise<void> {
  await work.db.transaction(async (tx) => {
    const [item] = await openItemsOf(tx, companyId, [refundItemId]);
    const [entry] = item ? await entriesOf(tx, companyId, [item.entryId]) : [];
    const reversals = entry ? reversalsOf(entry.identity) : undefined;
    if (!entry || !reversals) {
      throw new Refusal('no-such-return', 'That is no payment that went back.', 'See them: duly allocate list PAYMENT');
    }
    await cancelEntries(tx, work, { companyId, entryIds: [entry.id], why: reason });
    const over = { companyId, abouts: [aboutReturn(refundItemId)], outcome: 'it did not go back after all' };
    await closeTasksAbout(tx, work, over);
    await allocateMany(tx, work, await paidAgain(tx, companyId, reversals));
    const [payment] = await openItemsOf(tx, companyId, [paymentOfReturn(entry.identity)]);
    if (payment) {
      const { itemId: paymentItemId, customerId, currency, document, issuedOn } = payment;
      const paid = { paymentItemId, customerId, currency, document, on: issuedOn };
      await putBackDifferences(tx, work, companyId, { payment: paid, since: entry.recordedAt });
    }
    await record(tx, work, {
      companyId,
      kind: 'payment.return_undone',
      ref: `entry/${entry.id}`,
      payload: { reason, reversals },
    });
  });
}

/** What is open of the items that a return opened again; nothing where it was no return, or was taken back. */
export async function reopenedBy(q: Query, companyId: number, refundItemId: number): Promise<number[]> {
  const [item] = await openItemsOf(q, companyId, [refundItemId]);
  const [entry] = item ? await entriesOf(q, companyId, [item.entryId]) : [];
  const reversals = await allocationsById(q, companyId, (entry && reversalsOf(entry.identity)) ?? []);
  const items = await openItemsOf(q, companyId, reversals.flatMap((one) => one.toItemId ?? [])); // prettier-ignore
  return items.filter(({ openMinor }) => openMinor > 0).map(({ itemId }) => itemId);
}

async function paidAgain(tx: Tx, companyId: number, reversalIds: readonly number[]): Promise<NewAllocation[]> {
  const reversals = await allocationsById(tx, companyId, reversalIds);
  const items = await openItemsOf(
    tx,
    companyId,
    reversals.flatMap((one) => one.toItemId ?? []),
  );
  const left = new Map(items.map((item) => [item.itemId, item.openMinor]));
  return reversals.flatMap(({ fromItemId, toItemId, toChargeId, amountMinor, allocatedOn, basis }): NewAllocation[] => {
    const part = { companyId, fromItemId, basis, allocatedOn };
    if (toItemId === null) return [{ ...part, to: { chargeId: toChargeId ?? 0 }, amountMinor: -amountMinor }];
    const open = left.get(toItemId) ?? 0;
    const minor = Math.min(-amountMinor, open);
    left.set(toItemId, open - minor);
    return minor > 0 ? [{ ...part, to: { itemId: toItemId }, amountMinor: minor }] : [];
  });
}
