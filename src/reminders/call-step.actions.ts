import { logWithin } from '../activities/actions';
import type { Activity } from '../activities/activity';
import { noted, type Contact } from '../activities/logging';
import { record } from '../audit/actions';
import type { Day } from '../kernel/day';
import { Refusal, WrongUse } from '../kernel/result';
import { appendEvents } from '../ledger/event.store';
import { waitForCompany, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { callSteps, type CallStep } from './call-step';
import { itemsAbout, lastCallStep, markSpoken, remindersOfCall } from './call-step.store';
import { factsOfCustomer } from './facts.store';
import type { Planning } from './plan.actions';
import { hasLaterStep, insertReminderItems } from './reminder-item.store';
import { endReminders, insertReminders } from './reminder.store';
import { rulesOf } from './rules.store';

/**
 * A call or visit that a person counts as a step of reminders: logged like any other, and its items stand where a reminder of
 * that day would have put them. The next run goes on from there.
 */
export interface Spoken {
  readonly activity: Activity;
  readonly steps: readonly CallStep[];
}

type Speaking = Pick<Planning, 'company' | 'holds'>;

/** The steps that a call today could be counted as; empty: none, and nothing is offered. */
export async function offeredCallSteps(work: Work, planning: Speaking, customerId: number): Promise<CallStep[]> {
  return stepsOn(work.db.read, work, planning, { customerId, on: work.today });
}

export async function logAsStep(work: Work, planning: Speaking, contact: Contact): Promise<Spoken> {
  return work.db.transaction(async (tx) => {
    const { companyId, customerId, about } = contact;
    await waitForCompany(tx, companyId);
    const { onDay } = mustHaveSpoken({ ...contact, countsInGap: true }, work.today);
    const asked = { customerId, on: onDay, ...(about === undefined ? {} : { about }) };
    const steps = await stepsOn(tx, work, planning, asked);
    if (steps.length === 0)
      throw new Refusal(
        'no-step-by-call',
        'No step may be taken by a call on that day.',
        'Log it without counting it as a step.',
      );
    const activity = await logWithin(tx, work, { ...contact, countsInGap: true });
    for (const step of steps) await take(tx, work, activity, step);
    const taken = steps.map(({ currency, step, items, demandMinor }) => {
      const documents = items.map(({ item }) => item.document);
      return { currency, step: step.n, documents, demandMinor };
    });
    await record(tx, work, { companyId, kind: 'activity.counted', ref: `activity/${activity.id}`, payload: { taken } });
    return { activity, steps };
  });
}

/** The same for a command, which says as which step. */
export async function callAsStep(
  work: Work,
  planning: Speaking,
  contact: Contact,
): Promise<{ activity: Activity; step: number }> {
  const { activity, steps } = await logAsStep(work, planning, contact);
  return { activity, step: Math.max(...steps.map(({ step }) => step.n)) };
}

/** Only what we said to somebody demands anything. */
function mustHaveSpoken(contact: Contact, today: Day): { readonly onDay: Day } {
  const { kind, direction, outcome, onDay } = noted(contact, today);
  const isSpoken = (kind === 'call' || kind === 'visit') && direction === 'out';
  if (isSpoken && outcome !== 'no_answer' && outcome !== 'wrong_number') return { onDay };
  throw new WrongUse(
    'Only a call or a visit of ours that reached somebody can be a step.',
    'Log it without counting it as a step.',
  );
}

interface Asked {
  readonly customerId: number;
  readonly on: Day;
  readonly about?: string;
}

async function stepsOn(q: Query, work: Work, { company, holds }: Speaking, asked: Asked): Promise<CallStep[]> {
  const rules = await rulesOf(q, company, work.today);
  // judged on the day of the call, by all that is known now: what was demanded since is not demanded again
  const facts = await factsOfCustomer(q, rules, asked.customerId, {
    asOn: work.today,
    knownAt: null,
    holds: holds(q),
  });
  const itemIds = asked.about === undefined ? undefined : await itemsAbout(q, company.id, asked.about);
  return facts === undefined ? [] : callSteps(facts, asked.on, itemIds);
}

async function take(tx: Tx, work: Work, activity: Activity, taken: CallStep): Promise<void> {
  const { companyId, customerId, onDay } = activity;
  const { currency, driverItemId, strategyCode, step, demandMinor, creditMinor, items } = taken;
  const made = await insertReminders(tx, work, { id: null, companyId, asOn: onDay }, [
    {
      ...{ decisionId: null, customerId, currency, driverItemId, strategyCode, demandMinor, creditMinor },
      ...{ step: step.n, kind: 'call', payByOn: null },
    },
  ]);
  for (const { id: reminderId, round } of made.values()) {
    await markSpoken(tx, reminderId, activity.id);
    await insertReminderItems(
      tx,
      items.map((one) => ({
        ...{ reminderId, round, itemId: one.item.itemId, step: one.step, advances: one.advances },
        ...{ demanded: true, demandMinor: one.demandMinor },
      })),
    );
  }
}

export interface StepBack {
  readonly companyId: number;
  readonly customerId: number;
  readonly activityId: number;
  readonly why: string;
}

/** The call stays what it was, a call; its step no longer counts. Only in reverse order: nothing later may stand on it. */
export async function undoCallStep(work: Work, back: StepBack): Promise<void> {
  await work.db.transaction(async (tx) => {
    const { companyId, customerId, activityId, why } = back;
    await waitForCompany(tx, companyId);
    const counting = (await remindersOfCall(tx, back, activityId)).filter(({ state }) => state === 'issued');
    if (counting.length === 0) throw noStepOfCall();
    for (const { id } of counting) {
      if (await hasLaterStep(tx, id))
        throw new Refusal('later-step', 'A later reminder was built on this one.', 'Cancel the later one first.');
    }
    await endReminders(tx, work, counting.map(({ id }) => ({ id, why })), 'cancelled'); // prettier-ignore
    const ref = `activity/${activityId}`;
    await record(tx, work, { companyId, kind: 'activity.uncounted', ref, payload: { why } });
    await appendEvents(tx, work, [
      { companyId, customerId, kind: 'activity.uncounted', subject: ref, occurredOn: work.today },
    ]);
  });
}

/** Of the newest call to a customer that counts as a step. */
export async function lastIsNoStep(
  work: Work,
  whose: { readonly companyId: number; readonly customerId: number },
  why: string,
): Promise<void> {
  const activityId = await lastCallStep(work.db.read, whose);
  if (activityId === undefined) throw noStepOfCall();
  await undoCallStep(work, { ...whose, activityId, why });
}

const noStepOfCall = (): Refusal =>
  new Refusal('no-step-of-call', 'This call counts as no step.', 'Nothing is left to do.');
