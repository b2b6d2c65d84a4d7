import { companyById } from '../companies/store';
import { customerById } from '../customers/store';
import { Refusal } from '../kernel/result';
import { openItemsOfCustomers } from '../ledger/store';
import { waitForCompany, type Query } from '../platform/db';
import type { Work } from '../platform/work';
import { applicationById, dealtWith } from './application.store';
import { applyOne, applyWithin, setAside, undoApplication } from './apply.actions';
import type { Application } from './application.store';
import { deviating } from './beside';
import { besideOf } from './beside.panel';
import { findingOf, learns, matchAgain } from './matching.actions';
import { planOf, type PlannedCustomer } from './plan';
import { digestOf } from './proposal-digest';
import { proposalFor } from './proposal.store';
import { liveReceipts, type LiveReceipt } from './store';
import { wentBack } from './went-back.store';

/** A person decides what is to be done with money that came in. Nothing is done of what is no longer as it was shown. */
export interface Wish {
  readonly lineId: number;
  /** Of the proposal as the person saw it; null: whatever it is now. */
  readonly digest: string | null;
}

export interface Accepted {
  readonly applied: readonly { readonly applicationId: number; readonly receipt: LiveReceipt }[];
  /** The proposal is another one now. */
  readonly changed: number;
  /** Somebody was quicker. */
  readonly gone: number;
  readonly refused: readonly Refusal[];
}

type Outcome = 'changed' | 'gone' | { readonly applicationId: number; readonly receipt: LiveReceipt };

/** Each for itself: what cannot be applied stops none of the others, and is matched again. */
export async function acceptProposals(work: Work, companyId: number, wishes: readonly Wish[]): Promise<Accepted> {
  const applied: Extract<Outcome, object>[] = [];
  const refused: Refusal[] = [];
  let [changed, gone] = [0, 0];
  const again: number[] = [];
  for (const wish of wishes) {
    const outcome = await accept(work, companyId, wish).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      return error;
    });
    if (outcome === 'changed') changed++;
    else if (outcome === 'gone') gone++;
    else if (outcome instanceof Refusal) {
      refused.push(outcome);
      again.push(wish.lineId);
    } else applied.push(outcome);
  }
  await matchLines(work, companyId, again);
  return { applied, changed, gone, refused };
}

async function accept(work: Work, companyId: number, { lineId, digest }: Wish): Promise<Outcome> {
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const [receipt, proposal] = [await receiptById(tx, companyId, lineId), await proposalFor(tx, companyId, lineId)];
    if (!receipt || !proposal) return 'gone';
    if (digest !== null && digestOf(proposal) !== digest) return 'changed';
    if (proposal.customerIds.length === 0) {
      throw new Refusal('cash-nobody-proposed', 'Nobody is proposed for this money.', 'Name a customer: the money may stay on its account.'); // prettier-ignore
    }
    const plan = planOf(proposal);
    const applying = {
      receipt,
      plan,
      byRule: false,
      finding: findingOf(proposal),
      note: null,
      learn: learns(proposal),
      adviceId: proposal.adviceId,
    };
    return { applicationId: await applyWithin(tx, work, companyId, applying), receipt };
  });
}

/** Money that counts, or undefined. */
export async function receiptById(q: Query, companyId: number, lineId: number): Promise<LiveReceipt | undefined> {
  const [found] = await liveReceipts(q, companyId, { afterId: lineId - 1, most: 1 });
  return found?.id === lineId ? found : undefined;
}

/** Refuses what is no money, and what was dealt with. */
export async function waitingReceipt(q: Query, companyId: number, lineId: number): Promise<LiveReceipt> {
  const receipt = await receiptById(q, companyId, lineId);
  if (!receipt || receipt.amountMinor <= 0) {
    throw new Refusal('cash-not-waiting', 'This line of the bank is no money that waits for a decision.', 'See what waits: duly cash'); // prettier-ignore
  }
  if ((await dealtWith(q, companyId, [lineId])).size > 0) {
    throw new Refusal('cash-done', 'This money was dealt with already.', 'Look at what was done with it; it can be taken back.'); // prettier-ignore
  }
  return receipt;
}

export interface Decided {
  readonly lineId: number;
  readonly plan: readonly PlannedCustomer[];
  readonly note: string | null;
}

/** Where the law of the claim pays interest or costs first, another order has its reason: it is kept with what was applied. */
async function refuseUnreasoned(
  work: Work,
  companyId: number,
  { plan, note }: Decided,
  currency: string,
): Promise<void> {
  if (note !== null && note.trim() !== '') return;
  const q = work.db.read;
  const customerIds = plan.map(({ customerId }) => customerId);
  const beside = await besideOf(q, { work, company: await companyById(q, companyId), customerIds, currency });
  if (beside.charges.length === 0) return;
  const open = await openItemsOfCustomers(q, companyId, customerIds, work.today);
  const [first] = deviating(plan, open.filter((one) => one.currency === currency), beside.charges, beside.orders); // prettier-ignore
  if (first === undefined) return;
  throw new Refusal(
    'cash-order',
    `The law of the claim pays something else first (${first.basis}), and some of that stays open.`,
    'Pay in that order, or say why not: what the payer named, or what was agreed.',
  );
}

/** Otherwise than proposed, or where nothing was. What it says of the account is learned where one customer is paid for. */
export async function decide(work: Work, companyId: number, { lineId, plan, note }: Decided): Promise<number> {
  const receipt = await waitingReceipt(work.db.read, companyId, lineId);
  for (const { customerId } of plan) await customerById(work.db.read, companyId, customerId);
  await refuseUnreasoned(work, companyId, { lineId, plan, note }, receipt.currency);
  return applyOne(work, companyId, { receipt, plan, byRule: false, finding: null, note, learn: plan.length === 1 });
}

/** All of it on the account of one customer. */
export async function putOnAccount(work: Work, companyId: number, lineId: number, customerId: number): Promise<number> {
  const { amountMinor } = await waitingReceipt(work.db.read, companyId, lineId);
  return decide(work, companyId, {
    lineId,
    plan: [{ customerId, parts: [], onAccountMinor: amountMinor }],
    note: null,
  });
}

const LONGEST_WHY = 500;

export async function setLineAside(work: Work, companyId: number, lineId: number, why: string): Promise<number> {
  const note = why.trim().slice(0, LONGEST_WHY);
  if (note === '') {
    throw new Refusal('cash-no-reason', 'It is not said why it is no customer’s money.', 'Say what it is, such as a tax refund.'); // prettier-ignore
  }
  return setAside(work, companyId, { receipt: await waitingReceipt(work.db.read, companyId, lineId), note });
}

/** Taken back, and proposed again at once: it waits for a person from now on. */
export async function takeBack(
  work: Work,
  companyId: number,
  applicationId: number,
  why: string,
): Promise<Application> {
  const reason = why.trim().slice(0, LONGEST_WHY);
  if (reason === '') throw new Refusal('cash-no-reason', 'It is not said why it is taken back.', 'Say why, in a few words.'); // prettier-ignore
  const before = await applicationById(work.db.read, companyId, applicationId);
  if (before?.kind === 'returned') {
    throw new Refusal(
      'cash-returned',
      'The bank took this payment back: that is what happened, and nothing to take back here.',
      'Where it is wrong, say at the customer that it was no return.',
    );
  }
  if (before?.endedAt === null && (await wentBack(work.db.read, companyId, applicationId))) {
    throw new Refusal(
      'cash-went-back',
      'This payment went back since: what it paid is open again by that.',
      'Take the return back at the customer first.',
    );
  }
  const application = await undoApplication(work, companyId, applicationId, reason);
  await matchLines(work, companyId, [application.lineId]);
  return application;
}

async function matchLines(work: Work, companyId: number, lineIds: readonly number[]): Promise<void> {
  const receipts = await Promise.all(lineIds.map((id) => receiptById(work.db.read, companyId, id)));
  await matchAgain(
    work,
    companyId,
    receipts.filter((one) => one !== undefined && one.amountMinor > 0) as LiveReceipt[],
  );
}
