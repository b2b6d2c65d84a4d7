import { record } from '../audit/actions';
import { nextNumbers } from '../companies/store';
import { Refusal } from '../kernel/result';
import { reverseAllocations } from '../ledger/allocation.store';
import { cancelEntries } from '../ledger/cancellation.store';
import { takeBackDifferences } from '../ledger/difference.actions';
import { bookEntries, entriesOf } from '../ledger/entry.store';
import { settleMany } from '../ledger/settlement.store';
import { openItemsOf } from '../ledger/store';
import { waitForCompany, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import {
  applicationById,
  dealtWith,
  endApplication,
  entriesOfApplications,
  insertApplicationEntries,
  insertApplications,
  type Application,
  type ApplicationEntry,
} from './application.store';
import { pay, type Applying, type TookBack } from './paid.actions';
import { faultOf, moneyOf, type PlanFault } from './plan';
import { dropProposals } from './proposal.store';
import { releaseRemittances, takeRemittance } from './remittance.store';
import { takeBackRefundLine } from './refund-line.actions';
import { ownAllocationsFrom } from './settled.store';
import type { LiveReceipt } from './store';

/** Money that came in becomes payments in the ledger, with what they pay; and the way back. One transaction, one audit line each. */
const FAULTS: Readonly<Record<PlanFault, readonly [string, string]>> = {
  nobody: ['It is not said whose money it is.', 'Name a customer: the money may stay on its account.'],
  'not-all': ['What is paid and what stays on account does not come to the amount.', 'Give each part of the money one place.'],
  'no-money': ['For one of the customers nothing of the money is left.', 'Leave that customer out, or give it a part of the money.'],
  twice: ['A customer or an item is named twice.', 'Name each once, with all of what it gets.'],
  'credit-unused': ['A credit is taken, but nothing that it could pay.', 'Name what it is taken off.'],
}; // prettier-ignore

/** All or nothing, a few statements however many. Refuses what was dealt with, told twice, or no longer open. Returns the applications. */
export async function applyMany(tx: Tx, work: Work, companyId: number, all: readonly Applying[]): Promise<number[]> {
  if (all.length === 0) return [];
  await refuseWrong(tx, companyId, all);
  const of = all.flatMap((applying, at) => applying.plan.map((planned, n) => ({ at, n, applying, planned })));
  const first = await nextNumbers(tx, companyId, 'bank receipt', of.length);
  const booked = await bookEntries(
    tx,
    work,
    of.map(({ applying: { receipt }, planned, n }, place) => ({
      companyId,
      customerId: planned.customerId,
      type: 'payment' as const,
      document: `BANK-${first + place}`,
      identity: `bank|${receipt.id}|${first + place}|${n}`,
      currency: receipt.currency,
      amountMinor: -moneyOf(planned),
      issuedOn: receipt.bookedOn,
      more: { paymentReference: receipt.reference, subject: receipt.text === '' ? null : receipt.text.slice(0, 500) },
    })),
  );
  const tookBack = await pay(tx, work, companyId, of.map(({ at, applying, planned }, place) => ({
    at, applying, planned, paymentItemId: booked[place]?.itemIds[0] ?? 0, document: booked[place]?.document ?? '',
  }))); // prettier-ignore
  const ids = await insertApplications(
    tx,
    work,
    all.map(({ receipt, byRule, finding, note }, at) => ({
      ...{ companyId, lineId: receipt.id, kind: 'applied', byRule, finding, note },
      tookBack: JSON.stringify(tookBack[at] ?? { credits: [], settled: [] }),
    })),
  );
  await insertApplicationEntries(
    tx,
    of.map(({ at, applying, planned }, place) => ({
      applicationId: ids[at] ?? 0,
      customerId: planned.customerId,
      itemId: booked[place]?.itemIds[0] ?? 0,
      amountMinor: moneyOf(planned),
      learned: applying.learn && applying.plan.length === 1 && applying.receipt.iban !== null,
    })),
  );
  for (const [at, { adviceId }] of all.entries())
    if (adviceId) await takeRemittance(tx, work, { companyId, id: adviceId, applicationId: ids[at] ?? 0 });
  await dropProposals(tx, companyId, all.map(({ receipt }) => receipt.id)); // prettier-ignore
  return ids;
}

async function refuseWrong(tx: Tx, companyId: number, all: readonly Applying[]): Promise<void> {
  for (const { plan, receipt } of all) {
    const fault = faultOf(plan, receipt.amountMinor);
    if (fault) throw new Refusal(`cash-${fault}`, ...FAULTS[fault]);
    if (receipt.doubtful) throw toldTwice();
  }
  const done = await dealtWith(tx, companyId, all.map(({ receipt }) => receipt.id)); // prettier-ignore
  if (done.size > 0) throw doneAlready();
}

const doneAlready = (): Refusal =>
  new Refusal(
    'cash-done',
    'This money was dealt with already.',
    'Look at what was done with it; it can be taken back.',
  );

const toldTwice = (): Refusal =>
  new Refusal(
    'cash-told-twice',
    'Perhaps another line of the bank tells of the same money.',
    'Say first whether the two are the same.',
  );

/** By a person, or by the rule for one: with its line in the audit. */
export const applyOne = (work: Work, companyId: number, applying: Applying): Promise<number> =>
  work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    return applyWithin(tx, work, companyId, applying);
  });

/** Inside the caller's transaction, who waited for the company. */
export async function applyWithin(tx: Tx, work: Work, companyId: number, applying: Applying): Promise<number> {
  const [id = 0] = await applyMany(tx, work, companyId, [applying]);
  const { receipt, plan, note, finding } = applying;
  await record(tx, work, {
    companyId,
    kind: 'cash.applied',
    ref: `bank_line/${receipt.id}`,
    payload: { amountMinor: receipt.amountMinor, currency: receipt.currency, plan, finding, note },
  });
  return id;
}

export interface SetAside {
  readonly receipt: LiveReceipt;
  readonly note: string;
}

/** It is no customer's money: it leaves the list, with the reason. */
export const setAside = (work: Work, companyId: number, aside: SetAside): Promise<number> =>
  work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    return setAsideWithin(tx, work, companyId, aside);
  });

/** Inside the caller's transaction, who waited for the company. */
export async function setAsideWithin(
  tx: Tx,
  work: Work,
  companyId: number,
  { receipt, note }: SetAside,
): Promise<number> {
  if ((await dealtWith(tx, companyId, [receipt.id])).size > 0) throw doneAlready();
  const given = { companyId, lineId: receipt.id, kind: 'not_ours', byRule: false, finding: null, note, tookBack: null } as const; // prettier-ignore
  const [id = 0] = await insertApplications(tx, work, [given]);
  await dropProposals(tx, companyId, [receipt.id]);
  await record(tx, work, { companyId, kind: 'cash.set_aside', ref: `bank_line/${receipt.id}`, payload: { note } });
  return id;
}

/**
 * Takes back what was done with money: the payment is cancelled as if it had never been, credits are credits again, and what a list had
 * taken for paid is so again. A payment that the accounting system has booked itself stays on the account. Refuses a second time.
 */
export const undoApplication = (work: Work, companyId: number, id: number, why: string): Promise<Application> =>
  work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    return undoWithin(tx, work, companyId, { id, why });
  });

/** Inside the caller's transaction, who waited for the company. */
export async function undoWithin(
  tx: Tx,
  work: Work,
  companyId: number,
  { id, why }: { readonly id: number; readonly why: string },
): Promise<Application> {
  const application = await applicationById(tx, companyId, id);
  if (!application || application.endedAt !== null) {
    throw new Refusal(
      'no-such-application',
      'There is nothing to take back, or it was taken back before.',
      'See what was applied: duly cash applied',
    );
  }
  const entries = await entriesOfApplications(tx, companyId, [id]);
  if (application.kind === 'applied') await giveBack(tx, work, companyId, { application, entries, why });
  if (application.kind === 'refunded') await takeBackRefundLine(tx, work, companyId, { ...application, why });
  await releaseRemittances(tx, companyId, id);
  await endApplication(tx, work, companyId, id, why);
  await record(tx, work, {
    companyId,
    kind: 'cash.undone',
    ref: `bank_line/${application.lineId}`,
    payload: { application: id, kind: application.kind, why },
  });
  return application;
}

interface GivingBack {
  readonly application: Application;
  readonly entries: readonly ApplicationEntry[];
  readonly why: string;
}

async function giveBack(
  tx: Tx,
  work: Work,
  companyId: number,
  { application, entries, why }: GivingBack,
): Promise<void> {
  const payments = await openItemsOf(tx, companyId, entries.map((entry) => entry.itemId)); // prettier-ignore
  const booked = await entriesOf(tx, companyId, payments.map((payment) => payment.entryId)); // prettier-ignore
  const ours = booked.filter((entry) => entry.identity.startsWith('bank|')).map((entry) => entry.id);
  const theirs = payments.filter((payment) => !ours.includes(payment.entryId));
  const { credits, settled } = JSON.parse(application.tookBack ?? '{"credits":[],"settled":[]}') as TookBack;
  await cancelEntries(tx, work, { companyId, entryIds: ours, why });
  const standing = await ownAllocationsFrom(tx, companyId, {
    itemIds: theirs.map((one) => one.itemId),
    alsoIds: credits,
  });
  if (standing.length > 0)
    await reverseAllocations(tx, work, { companyId, allocationIds: standing, reason: why, on: 'as-if-never' });
  for (const { itemId: paymentItemId } of theirs) await takeBackDifferences(tx, work, companyId, { paymentItemId, ofItems: [], why }); // prettier-ignore
  const open = new Map((await openItemsOf(tx, companyId, settled.map((one) => one.itemId))).map((item) => [item.itemId, item.openMinor])); // prettier-ignore
  await settleMany(
    tx,
    work,
    settled.flatMap((one) => {
      const left = open.get(one.itemId) ?? 0;
      const amountMinor = Math.min(one.amountMinor, left);
      open.set(one.itemId, left - amountMinor);
      return amountMinor <= 0 ? [] : [{ ...one, amountMinor, companyId, on: one.on }];
    }),
  );
}
