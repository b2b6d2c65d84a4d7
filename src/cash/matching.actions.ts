import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import { takeEvents } from '../ledger/subscription.store';
import { waitForCompany } from '../platform/db';
import { nextTurn } from '../platform/turn';
import type { Work } from '../platform/work';
import { takenBackOnce, undecided } from './application.store';
import { applyMany } from './apply.actions';
import type { Applying } from './paid.actions';
import { byAdvice } from './by-advice';
import { linkBooked } from './booked.actions';
import { byTheRule } from './differing';
import { lawOrdersOf } from './law-orders.panel';
import { match } from './match';
import { planOf } from './plan';
import type { Proposal } from './proposal';
import { anyProposal, keepProposals, unproposed } from './proposal.store';
import { openRemittances } from './remittance.store';
import { takeRefunds } from './refund-line.actions';
import { takeReturns } from './returns.actions';
import { StandingKnowledge } from './standing-knowledge.store';
import { liveReceipts, type LiveReceipt } from './store';
import { takeToldInParts } from './told-in-parts.actions';

/**
 * All money that waits for a decision is matched anew: what leaves no doubt is applied where the company says so, all else waits with
 * its proposal. What is applied changes what the next one may pay, so that the order of the bank is kept.
 */
export interface Matched {
  readonly receipts: number;
  /** By the rule. */
  readonly applied: number;
  /** Waiting for a person. */
  readonly waiting: number;
  /** Receipts that went back. */
  readonly returned: number;
  /** Refunds that the bank shows to be paid, or that are due no more. */
  readonly refunded: number;
}

const AT_ONCE = 2_000;
/** Receipts; others of this process have their turn meanwhile. */
const BETWEEN_TURNS = 50;

export async function matchReceipts(work: Work, company: Pick<Company, 'id'>): Promise<Matched> {
  const { cashApplies } = await settingsOf(work.db.read, company.id);
  const total = { receipts: 0, applied: 0, waiting: 0, returned: 0, refunded: await takeRefunds(work, company.id) };
  const known = new StandingKnowledge(company.id);
  for (let afterId = 0; ;) {
    const lines = await liveReceipts(work.db.read, company.id, { afterId, most: AT_ONCE, undecided: true });
    if (lines.length === 0) return total;
    afterId = lines.at(-1)?.id ?? afterId;
    total.returned += await takeReturns(work, company.id, lines, cashApplies === 'high');
    const receipts = lines.filter((line) => line.amountMinor > 0);
    if (receipts.length === 0) continue;
    const { applied, waiting } = await matchSome(work, known, receipts, cashApplies === 'high');
    total.receipts += receipts.length;
    total.applied += applied;
    total.waiting += waiting;
  }
}

/** In one transaction, so that no two processes apply the same money, and nothing changes between finding and applying. */
async function matchSome(
  work: Work,
  known: StandingKnowledge,
  found: readonly LiveReceipt[],
  applies: boolean,
): Promise<{ applied: number; waiting: number }> {
  const { companyId } = known;
  await known.read(work.db.read);
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const receipts = await undecided(tx, companyId, found);
    const knowledge = await known.readFor(tx, receipts);
    const advices = receipts.length === 0 ? [] : await openRemittances(tx, companyId);
    const takenBack = await takenBackOnce(tx, companyId, receipts.map((receipt) => receipt.id)); // prettier-ignore
    const [applying, waiting] = [[] as Applying[], [] as Proposal[]];
    const there = applies ? await linkBooked(tx, work, companyId, { receipts: receipts.filter(({ id }) => !takenBack.has(id)), knowledge }) : { linked: new Set<number>(), perhaps: new Set<number>() }; // prettier-ignore
    const inOrder = await lawOrdersOf(tx, work, companyId, { receipts, knowledge });
    const explained = new Set<number>();
    for (const [at, receipt] of receipts.entries()) {
      if (at % BETWEEN_TURNS === BETWEEN_TURNS - 1) await nextTurn();
      if (there.linked.has(receipt.id)) continue;
      const free = advices.filter(({ id }) => !explained.has(id));
      const found = byAdvice(receipt, knowledge, free) ?? inOrder(match(receipt, knowledge), receipt);
      const proposal = told(found, receipt, there.perhaps.has(receipt.id));
      if (!applies || proposal.confidence !== 'high' || takenBack.has(receipt.id)) {
        waiting.push(proposal);
        continue;
      }
      if (proposal.adviceId !== null) explained.add(proposal.adviceId);
      const plan = byTheRule(planOf(proposal), (id) => knowledge.item(id), receipt.bookedOn);
      for (const { parts, differences = [] } of plan)
        for (const { itemId, minor } of [...parts, ...differences])
          if (itemId !== null) knowledge.applied(itemId, minor);
      for (const { chargeId, minor } of proposal.charges ?? []) knowledge.paidCharge(chargeId, minor);
      const learn = learns(proposal);
      const [customerId] = proposal.customerIds;
      if (learn && customerId !== undefined) knowledge.learn(receipt.iban, customerId);
      applying.push({
        receipt,
        plan,
        byRule: true,
        finding: findingOf(proposal),
        note: null,
        learn,
        adviceId: proposal.adviceId,
      });
    }
    await applyMany(tx, work, companyId, applying);
    await keepProposals(tx, work, companyId, waiting);
    if (applying.length > 0) {
      await record(tx, work, {
        companyId,
        kind: 'cash.matched',
        ref: `company/${companyId}`,
        payload: applying.map(({ receipt, plan, finding }) => ({ line: receipt.id, plan, finding })),
      });
    }
    await known.applied(tx);
    return { applied: applying.length + there.linked.size, waiting: waiting.length };
  });
}

/** What waits of these is matched anew, and waits on: nothing is applied. */
export async function matchAgain(work: Work, companyId: number, receipts: readonly LiveReceipt[]): Promise<void> {
  if (receipts.length > 0) await matchSome(work, new StandingKnowledge(companyId), receipts, false);
}

/** Nothing may apply itself that another line of the bank perhaps tells too, or accounting perhaps booked. */
function told(proposal: Proposal, { doubtful }: LiveReceipt, isBooked: boolean): Proposal {
  const more = [...(doubtful ? (['told_twice'] as const) : []), ...(isBooked ? (['booked_perhaps'] as const) : [])];
  if (more.length === 0) return proposal;
  const confidence = proposal.confidence === 'high' ? 'medium' : proposal.confidence;
  return { ...proposal, doubts: [...proposal.doubts, ...more], confidence };
}

export const findingOf = ({ confidence, naming, fit, payer }: Proposal): string =>
  [confidence, naming, fit, payer].join(' ');

/** From an account that is surely somebody else's nothing is learned of the customer; nor where several are paid for. */
export const learns = ({ payer, customerIds }: Proposal): boolean => payer !== 'other' && customerIds.length === 1;

const SUBSCRIBER = 'cash.match';
const KINDS = ['booked', 'changed', 'allocated', 'reversed', 'cancelled', 'settled'];

/** After anything that moved in the ledger, or came from a bank: what waits is matched again. */
export async function followBank(work: Work, company: Pick<Company, 'id'>): Promise<Readonly<Record<string, number>>> {
  const companyId = company.id;
  const events = await work.db.transaction((tx) => takeEvents(tx, { subscriber: SUBSCRIBER, companyId, kinds: KINDS }));
  if (events.some(({ kind }) => kind === 'booked')) await takeToldInParts(work, companyId);
  const refunds = await takeRefunds(work, companyId);
  const fresh = await unproposed(work.db.read, companyId);
  const waiting = events.length > 0 && (await anyProposal(work.db.read, companyId));
  const refunded = refunds > 0 ? { refunds } : {};
  if (!fresh && !waiting) return refunded;
  const { applied } = await matchReceipts(work, company);
  return { applied, ...refunded };
}
