import type { Company } from '../companies/company';
import { appendEvents, type NewEvent } from '../ledger/event.store';
import type { CustomerRange, HoldSource } from '../ledger/hold';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { openTasks } from '../tasks/actions';
import type { NewTask } from '../tasks/task';
import { decide } from './decide';
import { acts, type Acts, type Decision } from './decision';
import type { CompanyRules, Facts } from './facts';
import { gather } from './facts.store';
import { demandsOf } from './foresee';
import { creditIn } from './message';
import { isSame } from './record';
import { sendAll, type Going } from './send.actions';
import {
  carryReminders,
  endReminders,
  insertReminderItems,
  insertReminders,
  type NewReminder,
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

export async function issueRange(tx: Tx, work: Work, issuing: Issuing, range: CustomerRange): Promise<Issued> {
  const { run } = issuing;
  const judged = await judgeAll(tx, issuing, range);
  if (judged.length === 0) return { messages: 0, tasks: 0, changed: 0 };
  const still = judged.filter((one) => one.same);
  const made = await insertReminders(tx, work, run, still.map(newReminder));
  const going = still.flatMap(({ kept, decision, facts }) => {
    const reminder = made.get(kept.id);
    return reminder ? [{ kept, decision, facts, ...reminder }] : [];
  });
  const items = going.flatMap((one) => itemsOf(one, run));
  await insertReminderItems(tx, items);
  const sent = await sendAll(tx, work, issuing, going.filter(isWritten));
  const failed = sent.failed.map(({ going: one, why }) => ({ id: one.id, why }));
  await endReminders(tx, work, failed, 'ignored');
  const byHand = going.filter((one) => !isWritten(one));
  const tasks = byHand.map((one) => taskFor(one, work));
  await openTasks(tx, work, tasks);
  const onDesks = byHand.map(({ id }) => ({ id, messageId: null, taskKey: taskKey(id) }));
  await carryReminders(tx, [...sent.carried, ...onDesks]);
  const became = new Map<number, Became>(judged.map((one) => [one.kept.id, outcomeOf(one, made.has(one.kept.id))]));
  for (const { going: one, why } of sent.failed) became.set(one.kept.id, { id: one.kept.id, outcome: 'failed', why });
  await noteOutcomes(tx, [...became.values()]);
  await appendEvents(tx, work, going.map((one) => eventOf(one, run))); // prettier-ignore
  const changed = [...became.values()].filter((one) => one.outcome === 'changed').length;
  return { messages: sent.messages, tasks: byHand.length, changed };
}

/** What waits among these customers, each beside what would be decided now. */
async function judgeAll(tx: Tx, { run, rules, holds }: Issuing, range: CustomerRange): Promise<Judged[]> {
  const waiting = await decisionsToIssue(tx, run.id, range.first, range.last);
  if (waiting.length === 0) return [];
  const customers = new Set(waiting.map((kept) => kept.customerId));
  const gathered = await gather(tx, rules, { range, asOn: run.asOn, knownAt: null, holds });
  const now = new Map(
    gathered
      .filter(({ customer }) => customers.has(customer.customer.id))
      .map((facts) => [facts.customer.customer.id, { facts, decisions: decide(facts, run.asOn) }]),
  );
  return waiting.map((kept) => judgeNow(kept, now.get(kept.customerId)));
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

function outcomeOf(judged: Judged, isNew: boolean): Became {
  const { id } = judged.kept;
  if (!judged.same) return { id, outcome: 'changed', why: judged.why };
  return isNew
    ? { id, outcome: 'issued', why: null }
    : { id, outcome: 'changed', why: 'the driver took this step before' };
}

const newReminder = ({ kept, decision }: { kept: KeptDecision; decision: Acts }): NewReminder => ({
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
});

const eventOf = ({ id, kept, decision }: Going, run: Run): NewEvent => ({
  companyId: run.companyId,
  customerId: kept.customerId,
  kind: 'reminder.issued',
  subject: `reminder/${id}`,
  payload: { step: decision.step.n, kind: decision.step.kind, currency: kept.currency, demandMinor: kept.demandMinor },
  occurredOn: run.asOn,
});

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
