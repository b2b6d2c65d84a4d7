import type { Company } from '../companies/company';
import { bankAccountsOf } from '../companies/store';
import { appendEvents } from '../ledger/event.store';
import type { CustomerRange, HoldSource } from '../ledger/hold';
import type { PaymentBlock } from '../outbox/content';
import { queueMessages } from '../outbox/actions';
import type { Draft } from '../outbox/draft';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { openTasks } from '../tasks/actions';
import type { NewTask } from '../tasks/task';
import { decide } from './decide';
import { acts, type Acts, type Decision } from './decision';
import type { CompanyRules, Facts } from './facts';
import { gather } from './facts.store';
import { demandsOf } from './foresee';
import { bookedUntil, creditIn, draftOf, written } from './message';
import { isSame } from './record';
import { referencesFor, type References } from './references.actions';
import {
  carryReminders,
  endReminders,
  insertReminderItems,
  insertReminders,
  type NewReminderItem,
} from './reminder.store';
import type { Run } from './run';
import { decisionsToIssue, noteOutcomes, type Became, type KeptDecision } from './decision.store';
import { listed, money, stepInWords } from './words';

/**
 * Issues what a run decided about some customers, in one transaction: each is decided again from what is known now, and
 * only what is still the same becomes a reminder, its items' steps, and a message in the outbox or a task. What changed in
 * the meantime is left to the next run, and says so.
 */
export interface Issuing {
  readonly company: Company;
  readonly run: Run;
  readonly rules: CompanyRules;
  /** Those of the transaction. */
  readonly holds: readonly HoldSource[];
}

export interface Issued {
  readonly messages: number;
  readonly tasks: number;
  readonly changed: number;
}

/** One reminder on its way: the decision that was kept, and the same as decided now. */
interface Going {
  readonly kept: KeptDecision;
  readonly decision: Acts;
  readonly facts: Facts;
  readonly id: number;
  readonly round: number;
}

export async function issueRange(tx: Tx, work: Work, issuing: Issuing, range: CustomerRange): Promise<Issued> {
  const { run, rules, holds } = issuing;
  const waiting = await decisionsToIssue(tx, run.id, range.first, range.last);
  if (waiting.length === 0) return { messages: 0, tasks: 0, changed: 0 };
  const customers = new Set(waiting.map((kept) => kept.customerId));
  const gathered = await gather(tx, rules, { range, asOn: run.asOn, knownAt: null, holds });
  const byCustomer = new Map(
    gathered
      .filter(({ customer }) => customers.has(customer.customer.id))
      .map((facts) => [facts.customer.customer.id, { facts, decisions: decide(facts, run.asOn) }]),
  );
  const judged = waiting.map((kept) => judgeNow(kept, byCustomer.get(kept.customerId)));
  const still = judged.filter((one) => one.same);
  const made = await insertReminders(tx, work, run, still.map(({ kept, decision }) => ({
    decisionId: kept.id,
    customerId: kept.customerId,
    currency: kept.currency,
    driverItemId: decision.driver.item.itemId,
    strategyCode: decision.strategyCode ?? '',
    step: decision.step.n,
    kind: decision.step.kind,
    payByOn: decision.payByOn,
    demandMinor: decision.demandMinor,
    creditMinor: creditIn(decision),
  }))); // prettier-ignore
  const going = still.flatMap(({ kept, decision, facts }) => {
    const reminder = made.get(kept.id);
    return reminder ? [{ kept, decision, facts, ...reminder }] : [];
  });
  const became = new Map<number, Became>(judged.map((one) => [one.kept.id, outcomeOf(one, made.has(one.kept.id))]));
  await insertReminderItems(
    tx,
    going.flatMap((one) => itemsOf(one, run)),
  );
  const sent = await sendAll(tx, work, issuing, going.filter(isWritten));
  for (const { going: one, why } of sent.failed) became.set(one.kept.id, { id: one.kept.id, outcome: 'failed', why });
  await endReminders(tx, work, sent.failed.map(({ going: one, why }) => ({ id: one.id, why })), 'ignored'); // prettier-ignore
  const byHand = going.filter((one) => !isWritten(one));
  await openTasks(tx, work, byHand.map((one) => taskFor(one, work))); // prettier-ignore
  await carryReminders(tx, [
    ...sent.carried,
    ...byHand.map(({ id }) => ({ id, messageId: null, taskKey: taskKey(id) })),
  ]);
  await noteOutcomes(tx, [...became.values()]);
  await appendEvents(tx, work, going.map(({ id, kept, decision }) => ({
    companyId: run.companyId,
    customerId: kept.customerId,
    kind: 'reminder.issued',
    subject: `reminder/${id}`,
    payload: { step: decision.step.n, kind: decision.step.kind, currency: kept.currency, demandMinor: kept.demandMinor },
    occurredOn: run.asOn,
  }))); // prettier-ignore
  const changed = [...became.values()].filter((one) => one.outcome === 'changed').length;
  return { messages: sent.messages, tasks: byHand.length, changed };
}

type Judged =
  | { readonly same: true; readonly kept: KeptDecision; readonly decision: Acts; readonly facts: Facts }
  | { readonly same: false; readonly kept: KeptDecision; readonly why: string };

function judgeNow(kept: KeptDecision, now: { facts: Facts; decisions: readonly Decision[] } | undefined): Judged {
  const decision = now?.decisions.find((one) => one.currency === kept.currency);
  if (now && decision && acts(decision) && isSame(kept, decision))
    return { same: true, kept, decision, facts: now.facts };
  return { same: false, kept, why: decision?.because ?? 'nothing_due' };
}

const outcomeOf = (judged: Judged, isNew: boolean): Became =>
  judged.same
    ? {
        id: judged.kept.id,
        outcome: isNew ? 'issued' : 'changed',
        why: isNew ? null : 'the driver took this step before',
      }
    : { id: judged.kept.id, outcome: 'changed', why: judged.why };

/** It goes to the customer in writing; everything else is somebody's task. */
const isWritten = ({ kept }: Going): boolean => kept.do === 'send' || kept.do === 'approve';

function itemsOf({ id, round, decision }: Going, run: Run): NewReminderItem[] {
  const places = new Map(decision.items.map((placed) => [placed.item.itemId, placed]));
  return demandsOf(decision, run.asOn).map(({ itemId, step, advances }) => ({
    reminderId: id,
    itemId,
    step,
    round,
    advances,
    demanded: places.get(itemId)?.place === 'named',
    demandMinor: places.get(itemId)?.demandMinor ?? 0,
  }));
}

interface Sent {
  readonly messages: number;
  readonly carried: readonly { readonly id: number; readonly messageId: number | null; readonly taskKey: null }[];
  readonly failed: readonly { readonly going: Going; readonly why: string }[];
}

/** One message per customer, whatever the number of currencies. */
async function sendAll(tx: Tx, work: Work, issuing: Issuing, going: readonly Going[]): Promise<Sent> {
  const groups = [...grouped(going).values()];
  const references = await referencesFor(tx, work, issuing.run.companyId, going);
  const payment = await paymentBlocks(tx, issuing.company);
  const drafts: { draft: Draft; group: readonly Going[] }[] = [];
  for (const group of groups) {
    const draft = draftFor(group, issuing, references, payment);
    if (draft) drafts.push({ draft, group });
  }
  const queued = await queueMessages(tx, work, drafts.map(({ draft }) => draft)); // prettier-ignore
  const carried: Sent['carried'][number][] = [];
  const failed: Sent['failed'][number][] = [];
  for (const [at, { group }] of drafts.entries()) {
    const answer = queued[at];
    for (const one of group) {
      if (answer?.outcome === 'queued') carried.push({ id: one.id, messageId: answer.messageId, taskKey: null });
      else
        failed.push({ going: one, why: answer?.outcome === 'exists' ? 'written to already that day' : 'no_language' });
    }
  }
  return { messages: queued.filter((one) => one.outcome === 'queued').length, carried, failed };
}

function grouped(going: readonly Going[]): Map<number, Going[]> {
  const groups = new Map<number, Going[]>();
  for (const one of going) {
    const list = groups.get(one.kept.customerId);
    if (list) list.push(one);
    else groups.set(one.kept.customerId, [one]);
  }
  return groups;
}

type Payments = (currency: string, amountMinor: number, reference: string) => PaymentBlock | null;

async function paymentBlocks(tx: Tx, company: Company): Promise<Payments> {
  const accounts = await bankAccountsOf(tx, company.id);
  return (currency, amountMinor, reference) => {
    const account = accounts.find((one) => one.currency === currency);
    if (!account) return null;
    const { iban, bic, holder, bankName } = account;
    return { iban, bic, holder, bankName, reference, amountMinor };
  };
}

function draftFor(
  group: readonly Going[],
  { run }: Issuing,
  references: References,
  payment: Payments,
): Draft | undefined {
  const [first] = group;
  const message = first && written(first.facts, group.map((one) => one.decision)); // prettier-ignore
  const lead = message && group.find((one) => one.decision === message.decisions[0]);
  if (!lead) return undefined;
  return draftOf(message, {
    about: `reminder/${lead.id}`,
    batch: `run/${run.id}`,
    day: run.asOn,
    fileNumber: references.fileNumber(lead.kept.customerId),
    bookedUntil: bookedUntil(lead.facts, run.asOn),
    paymentFor: (currency, amountMinor) => {
      const of = group.find((one) => one.kept.currency === currency);
      return of ? payment(currency, amountMinor, references.reference(of.id)) : null;
    },
  });
}

const taskKey = (reminderId: number): string => `reminder/${reminderId}`;

function taskFor({ id, kept, decision, facts }: Going, work: Work): NewTask {
  const { customer } = facts.customer;
  const documents = listed(decision.items.filter((one) => one.place === 'named').map((one) => one.item));
  const phone = decision.recipient?.channel === 'call' ? ` ${decision.recipient.phone ?? ''}` : '';
  const what = decision.do === 'propose' ? 'Hand over?' : decision.do === 'call' ? `Call${phone}:` : 'Write:';
  return {
    companyId: facts.rules.companyId,
    customerId: customer.id,
    kind: decision.do === 'propose' ? 'hand_over' : decision.do === 'call' ? 'call' : 'write',
    key: taskKey(id),
    about: taskKey(id),
    title: `${what} ${customer.name}, ${documents}, ${money(kept.demandMinor, kept.currency)}, ${stepInWords(decision.step)}`,
    dueOn: work.today,
    assignee: customer.collector,
  };
}
