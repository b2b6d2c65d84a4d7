import { record } from '../audit/actions';
import { printedIban } from '../companies/iban';
import type { Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { asks } from '../languages/task-title';
import { allocateMany, allocationsOf, reverseAllocations } from '../ledger/allocation.store';
import { cancelEntries } from '../ledger/cancellation.store';
import { bookEntries, entriesOf } from '../ledger/entry.store';
import { standing } from '../ledger/return';
import { openItemsOf } from '../ledger/store';
import { waitForCompany, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks, reopenTasksAbout } from '../tasks/actions';
import { payeeOf, stateOfRefund, type Refund } from './refund';
import { endRefund, insertRefund, knownPayees, markPaid, markUnpaid, paidBackMeanwhile, refundById, refundsOf } from './refund.store'; // prettier-ignore

/** Money that is to be paid back: asked for, paid, and each step the other way. One transaction, one audit line, one task each. */
export interface AskedRefund {
  readonly itemId: number;
  /** Null: all that is left of the credit. */
  readonly amountMinor: number | null;
  /** Null: the account that there is no doubt about. */
  readonly iban: string | null;
  readonly dueOn: Day;
  readonly reason: string;
}

const LONGEST = 500;
const PAID = 'it was paid back';
const aboutRefund = (id: number): string => `refund/${id}`;

/** Refuses what is no credit, more than is left of it, and an account from which the customer never paid. */
export async function askRefund(work: Work, companyId: number, asked: AskedRefund): Promise<number> {
  const reason = asked.reason.trim().slice(0, LONGEST);
  if (reason === '') throw new Refusal('refund-no-reason', 'It is not said why it is paid back.', 'Say why, in a few words.'); // prettier-ignore
  if (asked.dueOn < work.today) throw new Refusal('refund-day', 'It cannot have been due before today.', 'Name today or a later day.'); // prettier-ignore
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const [credit] = await openItemsOf(tx, companyId, [asked.itemId]);
    if (!credit || credit.openMinor >= 0 || credit.basis !== 'booked') {
      throw new Refusal('refund-no-credit', 'Nothing of it lies on the account.', 'Name a payment or a credit note of which something is left.'); // prettier-ignore
    }
    const amountMinor = asked.amountMinor ?? -credit.openMinor;
    if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0 || amountMinor > -credit.openMinor) {
      throw new Refusal('refund-amount', 'More than that is not left of it, and less than nothing cannot be paid back.', 'Name what of it is to be paid back.'); // prettier-ignore
    }
    const { customerId, currency, itemId } = credit;
    const payee = await payeeFor(tx, companyId, { customerId, itemId, iban: asked.iban });
    const made = { companyId, customerId, itemId, currency, amountMinor, ...payee, dueOn: asked.dueOn, reason };
    const id = await insertRefund(tx, work, made);
    if (id === undefined) throw new Refusal('refund-twice', 'Of that credit a refund is due already.', 'Take that one back first, or wait until it is paid.'); // prettier-ignore
    const refund = await known(tx, companyId, id);
    await openTasks(tx, work, [taskOf(companyId, refund)]);
    await record(tx, work, { companyId, kind: 'cash.refund_due', ref: aboutRefund(id), payload: { itemId, amountMinor, currency, ...payee, dueOn: asked.dueOn, reason } }); // prettier-ignore
    return id;
  });
}

async function payeeFor(
  tx: Tx,
  companyId: number,
  { customerId, itemId, iban }: { readonly customerId: number; readonly itemId: number; readonly iban: string | null },
): Promise<{ iban: string | null; holder: string | null }> {
  const payees = await knownPayees(tx, companyId, { customerId, itemId });
  const chosen = iban === null ? payeeOf(payees) : payees.find((one) => one.iban === iban);
  if (iban !== null && chosen === undefined) {
    throw new Refusal(
      'refund-account',
      'From that account this customer never paid.',
      'Choose one from which it paid. Where it asks for another, ring it up at the number that you know; pay, and say then how it was paid.',
    );
  }
  if (chosen === undefined && payees.length > 1) {
    throw new Refusal('refund-which-account', 'The customer paid from several accounts.', 'Say to which of them it goes back.'); // prettier-ignore
  }
  return { iban: chosen?.iban ?? null, holder: chosen?.holder ?? null };
}

const taskOf = (companyId: number, { id, customerId, customerName, amountMinor: minor, currency, iban, dueOn }: Refund): Parameters<typeof openTasks>[2][number] => ({
  ...{ companyId, customerId, kind: 'refund_due', key: aboutRefund(id), about: aboutRefund(id), dueOn },
  title: iban === null
    ? asks('refundAsk', { amount: { minor, currency }, customer: customerName })
    : asks('refundDue', { amount: { minor, currency }, customer: customerName, iban: printedIban(iban) }),
}); // prettier-ignore

async function known(tx: Tx, companyId: number, id: number): Promise<Refund> {
  const refund = await refundById(tx, companyId, id);
  if (refund) return refund;
  throw new Refusal('no-such-refund', 'There is no such refund.', 'See them: duly cash refunds');
}

export interface PaidRefund {
  readonly id: number;
  readonly on: Day;
  /** As a person says it; null: a line of the bank shows it. */
  readonly how: string | null;
}

/** A person says how it was paid: by cheque, from another account, set off elsewhere. */
export async function sayRefundPaid(work: Work, companyId: number, paid: PaidRefund & { readonly how: string }): Promise<void> {
  const how = paid.how.trim().slice(0, LONGEST);
  if (how === '') throw new Refusal('refund-no-how', 'It is not said how it was paid back.', 'Say how, such as: by cheque.'); // prettier-ignore
  await work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    await payRefundIn(tx, work, companyId, { ...paid, how });
  });
} // prettier-ignore

/** In the caller's transaction, who waited for the company. Returns what was booked. */
export async function payRefundIn(tx: Tx, work: Work, companyId: number, { id, on, how }: PaidRefund): Promise<number> {
  const refund = await known(tx, companyId, id);
  if (stateOfRefund(refund) !== 'due') throw new Refusal('refund-done', 'It is not due: it was paid back, or is not to be.', 'Look at what was done with it.'); // prettier-ignore
  if (on < refund.since || on > work.today) throw new Refusal('refund-paid-day', 'It cannot have been paid back before it came in, or after today.', 'Name the day on which it was paid.'); // prettier-ignore
  if (refund.leftMinor < refund.amountMinor) throw new Refusal('refund-used', 'Less than that is left of the money: something of it was applied since.', 'Take that back first, or the refund.'); // prettier-ignore
  const { customerId, itemId, currency, amountMinor, document, reason } = refund;
  const [booked] = await bookEntries(tx, work, [
    {
      ...{ companyId, customerId, currency, amountMinor, type: 'refund' as const, issuedOn: on },
      ...{ document: `${document}-R`, identity: `refund|${id}`, more: { subject: reason } },
    },
  ]);
  const refundItemId = booked?.itemIds[0] ?? 0;
  await allocateMany(tx, work, [{ companyId, fromItemId: itemId, to: { itemId: refundItemId }, amountMinor, allocatedOn: on, basis: 'manual' }]); // prettier-ignore
  await paid(tx, work, companyId, { id, on, how, refundItemId });
  return refundItemId;
}

async function paid(tx: Tx, work: Work, companyId: number, one: PaidRefund & { readonly refundItemId: number }): Promise<void> {
  await markPaid(tx, work, companyId, one);
  await closeTasksAbout(tx, work, { companyId, abouts: [aboutRefund(one.id)], outcome: PAID });
  const { on, how, refundItemId } = one;
  await record(tx, work, { companyId, kind: 'cash.refund_paid', ref: aboutRefund(one.id), payload: { on, how, refund: refundItemId } });
} // prettier-ignore

/** The last step the other way: what was paid is due again, what is due is not to be paid back. A line of the bank is taken back where it stands. */
export async function undoRefund(work: Work, companyId: number, id: number, reason: string): Promise<'due' | 'withdrawn'> {
  const why = reason.trim().slice(0, LONGEST);
  if (why === '') throw new Refusal('cash-no-reason', 'It is not said why it is taken back.', 'Say why, in a few words.');
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const refund = await known(tx, companyId, id);
    const state = stateOfRefund(refund);
    if (state === 'withdrawn') throw new Refusal('refund-withdrawn', 'That was taken back before.', 'Ask for it anew where it is to be paid back after all.');
    if (state === 'due') {
      await withdraw(tx, work, companyId, { id, why });
      return 'withdrawn';
    }
    if (refund.lineId !== null) throw new Refusal('refund-by-bank', 'A line of the bank shows that it was paid back.', 'Take that back at the line: it is due again then.');
    await unpayRefundIn(tx, work, companyId, { refund, why });
    return 'due';
  });
} // prettier-ignore

async function withdraw(tx: Tx, work: Work, companyId: number, { id, why }: { readonly id: number; readonly why: string }): Promise<void> {
  await endRefund(tx, work, companyId, id, why);
  await closeTasksAbout(tx, work, { companyId, abouts: [aboutRefund(id)], outcome: why });
  await record(tx, work, { companyId, kind: 'cash.refund_withdrawn', ref: aboutRefund(id), payload: { why } });
} // prettier-ignore

/** It was not paid back after all: the money lies on the account again, and is due. What accounting booked itself stays its own. */
export async function unpayRefundIn(
  tx: Tx,
  work: Work,
  companyId: number,
  { refund, why }: { readonly refund: Refund; readonly why: string },
): Promise<void> {
  const { id, refundItemId, itemId } = refund;
  if (refundItemId === null) return;
  const [item] = await openItemsOf(tx, companyId, [refundItemId]);
  const [entry] = item ? await entriesOf(tx, companyId, [item.entryId]) : [];
  if (entry?.identity === `refund|${id}`) await cancelEntries(tx, work, { companyId, entryIds: [entry.id], why });
  else if (entry) {
    const between = standing(await allocationsOf(tx, companyId, [refundItemId])).filter((one) => one.fromItemId === itemId); // prettier-ignore
    const allocationIds = between.map((one) => one.id);
    if (allocationIds.length > 0) await reverseAllocations(tx, work, { companyId, allocationIds, reason: why, on: 'as-if-never' }); // prettier-ignore
  }
  await markUnpaid(tx, companyId, id);
  await reopenTasksAbout(tx, { companyId, abouts: [aboutRefund(id)], outcome: PAID });
  await record(tx, work, { companyId, kind: 'cash.refund_unpaid', ref: aboutRefund(id), payload: { why } });
}

/** What accounting paid back meanwhile is paid; where the money was used otherwise, nothing is due any more. Returns how many ended. */
export async function followRefunds(work: Work, companyId: number): Promise<number> {
  const due = await refundsOf(work.db.read, { companyId, which: 'due' });
  if (due.every((one) => one.leftMinor >= one.amountMinor)) return 0;
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const booked = await paidBackMeanwhile(tx, companyId);
    for (const one of booked) await paid(tx, work, companyId, { ...one, how: null });
    const short = (await refundsOf(tx, { companyId, which: 'due' })).filter((one) => one.leftMinor < one.amountMinor);
    for (const { id } of short) await withdraw(tx, work, companyId, { id, why: 'the money was used otherwise' });
    return booked.length + short.length;
  });
}
