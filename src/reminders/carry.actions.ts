import { appendEvents, type NewEvent } from '../ledger/event.store';
import { later } from '../kernel/later';
import { asks } from '../languages/task-title';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { openTasks } from '../tasks/actions';
import type { NewTask } from '../tasks/task';
import type { Deed, Parties } from './deed';
import { noteOutcomes, type Became } from './decision.store';
import type { Due } from './due.store';
import { demandsOf } from './foresee';
import { creditIn } from './message';
import { insertReminderItems, type NewReminderItem } from './reminder-item.store';
import { carryReminders, endReminders, insertReminders, type NewReminder } from './reminder.store';
import type { Run } from './run';
import { draftAll, meansOf, sendAll, type Going, type Sending } from './send.actions';
import { inStretches } from './turns.actions';
import { listed, stepInWords } from './words';

/**
 * Carries out what a run decided about some customers, in the transaction of whoever asks: reminders, the steps of their
 * items, messages in the outbox or tasks, and what became of each decision.
 */
export interface Issued {
  readonly messages: number;
  readonly tasks: number;
  readonly changed: number;
}

/** The kind of event that says so. */
export const REMINDED = 'reminder.issued';

export const NOTHING: Issued = { messages: 0, tasks: 0, changed: 0 };

/** A decision of the run beside what is known when it is issued: still the same, or not and why. */
export type Judged =
  | { readonly same: true; readonly kept: Due; readonly decision: Deed; readonly facts: Parties }
  | { readonly same: false; readonly kept: Due; readonly why: string };

export async function carryOut(tx: Tx, work: Work, issuing: Sending, judged: readonly Judged[]): Promise<Issued> {
  if (judged.length === 0) return NOTHING;
  const { run } = issuing;
  const still = judged.filter((one) => one.same);
  const made = await insertReminders(tx, work, run, still.map(newReminder));
  const going = still.flatMap(({ kept, decision, facts }) => {
    const reminder = made.get(kept.id);
    return reminder ? [{ kept, decision, facts, ...reminder }] : [];
  });
  const written = going.filter(isWritten);
  const became = new Map<number, Became>(judged.map((one) => [one.kept.id, outcomeOf(one, made.has(one.kept.id))]));
  const asking = later(meansOf(tx, work, issuing, written));
  const items = await inStretches(going, (one) => itemsOf(one, run));
  const means = await asking;
  // the database writes the one while the other is made
  const writing = later(writeBeside(tx, work, { items, events: going.map((one) => eventOf(one, run)), became }));
  const sent = await sendAll(tx, work, await draftAll(written, run, means));
  await writing;
  await endReminders(tx, work, sent.failed.map(({ going: one, why }) => ({ id: one.id, why })), 'ignored'); // prettier-ignore
  const byHand = going.filter((one) => !isWritten(one));
  const tasks = byHand.map((one) => taskFor(one, work));
  await openTasks(tx, work, tasks);
  const onDesks = byHand.map(({ id }) => ({ id, messageId: null, taskKey: taskKey(id) }));
  await carryReminders(tx, [...sent.carried, ...onDesks]);
  await noteOutcomes(tx, sent.failed.map(({ going: { kept }, why }): Became => ({ id: kept.id, outcome: 'failed', why }))); // prettier-ignore
  const changed = [...became.values()].filter((one) => one.outcome === 'changed').length;
  return { messages: sent.messages, tasks: byHand.length, changed };
}

interface Beside {
  readonly items: readonly NewReminderItem[];
  readonly events: readonly NewEvent[];
  readonly became: ReadonlyMap<number, Became>;
}

/** What does not wait for the messages: the steps of the items, what became of each decision, and that it happened. */
async function writeBeside(tx: Tx, work: Work, { items, events, became }: Beside): Promise<void> {
  await insertReminderItems(tx, items);
  await noteOutcomes(tx, [...became.values()]);
  await appendEvents(tx, work, events);
}

function outcomeOf(judged: Judged, isNew: boolean): Became {
  const { id } = judged.kept;
  if (!judged.same) return { id, outcome: 'changed', why: judged.why };
  return isNew
    ? { id, outcome: 'issued', why: null }
    : { id, outcome: 'changed', why: 'the driver took this step before' };
}

const newReminder = ({ kept, decision }: { kept: Due; decision: Deed }): NewReminder => ({
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
  kind: REMINDED,
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
  const phone = decision.recipient?.channel === 'call' ? (decision.recipient.phone ?? '') : '';
  const ask =
    decision.do === 'propose' ? 'handOver'
    : decision.step.kind === 'propose_stop' ? 'stopDeliveries'
    : decision.do !== 'call' ? 'write'
    : phone === '' ? 'call'
    : 'callOn'; // prettier-ignore
  const amount = { minor: kept.demandMinor, currency: kept.currency };
  return {
    companyId: facts.rules.companyId,
    customerId: customer.id,
    kind: taskKind(decision),
    key: taskKey(id),
    about: taskKey(id),
    title: asks(ask, { phone, customer: customer.name, documents, amount, kind: stepInWords(decision.step) }),
    dueOn: work.today,
    assignee: customer.collector,
  };
}

const taskKind = ({ do: does, step }: Going['decision']): string =>
  does === 'propose' ? 'hand_over'
  : step.kind === 'propose_stop' ? STOP_TASK
  : does === 'call' ? 'call'
  : 'write'; // prettier-ignore

/** Of the task that proposes to stop deliveries; see `stop.actions.ts`. */
export const STOP_TASK = 'delivery_stop';
