import { grouped } from '../kernel/grouped';
import type { Company } from '../companies/company';
import { bankAccountsOf } from '../companies/store';
import { lateDiscounts } from '../disputes/deduction.store';
import { linesInDispute } from '../disputes/store';
import type { Day, Instant } from '../kernel/day';
import type { Payees } from '../ledger/payee';
import { quotedOn, type Named } from '../ledger/quoted';
import { payeesOf } from '../ledger/payee.store';
import { queueMessages } from '../outbox/actions';
import type { PaymentBlock } from '../outbox/content';
import type { Draft } from '../outbox/draft';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Deed, Parties } from './deed';
import { chargesOfSteps, type StepCharges } from './claims.actions';
import type { Due, DueDecision } from './due.store';
import { hoursOfDay } from './hour';
import { papersOf, type PaperMaker, type Papers, type WrittenPaper } from './papers.actions';
import { bookedUntil, draftOf, written } from './message';
import { referencesFor, type References } from './references.actions';
import type { Run } from './run';
import { inStretches } from './turns.actions';

/**
 * Puts what was decided into the outbox: one message per customer, a table and a payment block per currency.
 * One reminder on its way: the decision that was kept, and what is carried out of it.
 */
export interface Going {
  readonly kept: Due;
  readonly decision: Deed;
  readonly facts: Parties;
  readonly id: number;
  readonly round: number;
}

export interface Sending {
  readonly company: Company;
  readonly run: Run;
  readonly papers: PaperMaker;
}

/** What a draft is made of: a decision, under a number of its own. */
export type Drafting = Pick<Going, 'id' | 'decision' | 'facts'> & {
  readonly kept: Pick<DueDecision, 'customerId' | 'currency'>;
};

/** What every message of a run is made with. */
export interface Means {
  readonly references: References;
  readonly payment: Payments;
  readonly lateDiscounts: LateDiscounts;
  readonly payees: Payees;
  readonly disputedLines: DisputedLines;
  /** Legal papers, by the reminder. */
  readonly papers: Papers;
  /** Interest and costs, by the reminder. */
  readonly charges: StepCharges;
  /** The moment before which a message does not leave, by the customer's country. */
  hourFor(country: string | null): Instant | undefined;
}

export interface Sent {
  readonly messages: number;
  readonly carried: readonly { readonly id: number; readonly messageId: number | null; readonly taskKey: null }[];
  readonly failed: readonly { readonly going: Going; readonly why: string }[];
}

export async function meansOf(
  tx: Tx,
  work: Work,
  { company, run, papers }: Sending,
  going: readonly Going[],
): Promise<Means> {
  return {
    references: await referencesFor(tx, work, run.companyId, going),
    payment: await paymentBlocks(tx, company),
    lateDiscounts: await lateDiscountsIn(tx, company.id, run.asOn, going),
    payees: await payeesIn(tx, company.id, going),
    disputedLines: await disputedLinesIn(tx, company.id, going),
    papers: await papersOf(tx, { company, now: { now: work.now, today: run.asOn }, papers }, going),
    charges: await chargesOfSteps(
      tx,
      { company, now: { now: work.now, today: run.asOn }, making: { tx, work } },
      going,
    ),
    hourFor: hoursOfDay(work.now, company.zone, run.asOn),
  };
}

export interface Drafted {
  /** Null: a legal paper that cannot be said whole. */
  readonly draft: Draft | null;
  readonly group: readonly Going[];
  readonly paper: WrittenPaper | undefined;
}

/** One message per customer, whatever the number of currencies. */
export async function draftAll(going: readonly Going[], run: Run, means: Means): Promise<Drafted[]> {
  return inStretches([...grouped(going, recipientOf).values()], (group) => {
    const draft = draftFor(group, run, means) ?? null;
    const [paper] = group.flatMap(({ id }) => means.papers.get(id) ?? []);
    return draft === null && group.every(({ decision }) => decision.paper === undefined) ? [] : [{ draft, group, paper }]; // prettier-ignore
  });
}

/** The customer who is written to. */
const recipientOf = ({ kept, decision }: Drafting): number => decision.writtenToId ?? kept.customerId;

export async function sendAll(tx: Tx, work: Work, drafts: readonly Drafted[]): Promise<Sent> {
  const written = drafts.flatMap(({ draft, ...one }) => (draft === null ? [] : [{ draft, ...one }]));
  const queued = await queueMessages(tx, work, written.map(({ draft }) => draft)); // prettier-ignore
  const carried: Sent['carried'][number][] = [];
  const failed: Sent['failed'][number][] = drafts.flatMap(({ draft, group }) =>
    draft === null ? group.map((going) => ({ going, why: 'no_language' })) : [],
  );
  for (const [at, { group, paper }] of written.entries()) {
    const answer = queued[at];
    if (paper !== undefined && answer?.outcome === 'queued') await paper.keep(tx, work, answer);
    for (const one of group) {
      if (answer?.outcome === 'queued') carried.push({ id: one.id, messageId: answer.messageId, taskKey: null });
      else
        failed.push({ going: one, why: answer?.outcome === 'exists' ? 'written to already that day' : 'no_language' });
    }
  }
  return { messages: queued.filter((one) => one.outcome === 'queued').length, carried, failed };
}

type LateDiscounts = Awaited<ReturnType<typeof lateDiscounts>>;

/** Only items of which a part was paid can be such: without one nothing is asked. */
export async function lateDiscountsIn(
  q: Query,
  companyId: number,
  today: Day,
  group: readonly Pick<Drafting, 'decision'>[],
): Promise<LateDiscounts> {
  const parts = group.flatMap(({ decision }) =>
    decision.items.flatMap(({ item }) => (item.itemId > 0 && item.openMinor < item.amountMinor ? [item.itemId] : [])),
  );
  return parts.length === 0 ? new Map() : lateDiscounts(q, { companyId, itemIds: parts, today });
}

/** Of all that is said, what is paid to somebody else. */
export const payeesIn = (q: Query, companyId: number, group: readonly Pick<Drafting, 'decision'>[]): Promise<Payees> =>
  payeesOf(q, companyId, group.flatMap(({ decision }) => decision.items.flatMap(({ item }) => (item.itemId > 0 ? [item.itemId] : [])))); // prettier-ignore

type DisputedLines = Awaited<ReturnType<typeof linesInDispute>>;

/** Only items of which something is held can have such: without one nothing is asked. */
export async function disputedLinesIn(
  q: Query,
  companyId: number,
  group: readonly Pick<Drafting, 'decision'>[],
): Promise<DisputedLines> {
  const held = group.flatMap(({ decision }) =>
    decision.items.flatMap(({ item, demandMinor }) =>
      item.itemId > 0 && demandMinor < item.openMinor ? [item.itemId] : [],
    ),
  );
  return held.length === 0 ? new Map() : linesInDispute(q, companyId, held);
}

type Payments = (currency: string, amountMinor: number, reference: Named) => PaymentBlock | null;

export async function paymentBlocks(q: Query, company: Company): Promise<Payments> {
  const accounts = await bankAccountsOf(q, company.id);
  return (currency, amountMinor, reference) => {
    const account = accounts.find((one) => one.currency === currency);
    if (!account) return null;
    const { iban, bic, holder, bankName } = account;
    return { iban, bic, holder, bankName, ...quotedOn(account, reference), amountMinor };
  };
}

/** The one message of a customer: what is issued and what is previewed are made here. */
export function draftFor(
  group: readonly Drafting[],
  run: Pick<Run, 'id' | 'asOn'>,
  { references, payment, lateDiscounts: late, payees, disputedLines, papers, charges, hourFor }: Means,
): Draft | undefined {
  const [first] = group;
  const message = first && written(group);
  const lead = message && group.find((one) => one.decision === message.decisions[0]);
  if (!lead) return undefined;
  const draft = draftOf(message, {
    about: `reminder/${lead.id}`,
    batch: `run/${run.id}`,
    day: run.asOn,
    fileNumber: references.fileNumber(recipientOf(lead)),
    bookedUntil: bookedUntil(lead.facts, run.asOn),
    lateDiscount: (itemId) => late.get(itemId),
    payees,
    disputedLines: (itemId) => disputedLines.get(itemId) ?? [],
    charges: ({ customerId, currency }) => {
      const of = group.find((one) => one.kept.currency === currency && one.kept.customerId === customerId);
      return (of && charges.get(of.id)) ?? [];
    },
    notBefore: hourFor((lead.facts.customer.letterbox ?? lead.facts.customer).customer.country),
    paymentFor: ({ customerId, currency }, amountMinor) => {
      const of = group.find((one) => one.kept.currency === currency && one.kept.customerId === customerId);
      return of ? payment(currency, amountMinor, references.reference(of.id)) : null;
    },
  });
  return draft === undefined || lead.decision.paper === undefined ? draft : papers.get(lead.id)?.draftOf(draft);
}
