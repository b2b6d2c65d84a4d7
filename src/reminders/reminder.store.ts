import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import { chargesOfOrigin, reverseCharges } from '../ledger/claimed.store';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { Leaving } from './again';
import { DEMANDS, discount, type Demands } from './reminder-item.store';
import type { StepKind } from './strategy';

/** Reminders and the items they demand: rows in, rows out. What the database refuses twice is not issued twice. */
export interface NewReminder {
  /** Empty: a person's own deed. */
  readonly decisionId: number | null;
  readonly customerId: number;
  readonly currency: string;
  readonly driverItemId: number;
  readonly strategyCode: string;
  readonly step: number;
  readonly kind: StepKind;
  readonly payByOn: Day | null;
  readonly demandMinor: number;
  readonly creditMinor: number;
}

/** The reminders that are new, by decision; those whose driver took that step before are left out. */
export async function insertReminders(
  tx: Tx,
  work: Work,
  run: { readonly id: number | null; readonly companyId: number; readonly asOn: Day },
  reminders: readonly NewReminder[],
): Promise<Map<number | null, { id: number; round: number }>> {
  if (reminders.length === 0) return new Map();
  const given = tableOf(tx, NEW_REMINDER, reminders.map(reminderRow));
  const made = await rowsOf<{ id: number; decisionId: number | null; round: number }>(
    tx,
    `insert into reminder (company_id, customer_id, currency, driver_item_id, driver_instalment_id, strategy_code, step, kind, round, run_id,
       decision_id, issued_on, pay_by_on, demand_minor, credit_minor, state, recorded_at, recorded_by)
     select ?, given.customer_id, given.currency, ${ITEM_OF_DRIVER},
       case when given.driver_item_id < 0 then -given.driver_item_id else 0 end, given.strategy_code, given.step, given.kind,
       (select count(*) from stage_reset s where s.currency = given.currency and (s.customer_id = given.customer_id
         or s.customer_id in (select c.id from v_customer c where c.merged_into = given.customer_id))), ?,
       given.decision_id, ?, given.pay_by_on, given.demand_minor, given.credit_minor, 'issued', ?, ?
     from ${given.sql} as given where true
     on conflict do nothing returning id, decision_id as "decisionId", round`,
    [run.companyId, run.id, run.asOn, work.now, actorText(work.actor), ...given.bindings],
  );
  return new Map(made.map((row) => [row.decisionId, { id: row.id, round: row.round }]));
}

/** An instalment drives (its number is below zero) in the name of the first invoice of its plan. */
const ITEM_OF_DRIVER = `case when given.driver_item_id < 0 then (
    select min(i.item_id) from v_plan_instalment n join v_plan_item i on i.plan_id = n.plan_id where n.id = -given.driver_item_id)
  else given.driver_item_id end`;

const NEW_REMINDER = {
  decision_id: 'bigint', customer_id: 'bigint', currency: 'text', driver_item_id: 'bigint', strategy_code: 'text',
  step: 'bigint', kind: 'text', pay_by_on: 'text', demand_minor: 'bigint', credit_minor: 'bigint',
} as const; // prettier-ignore

const reminderRow = (one: NewReminder): Record<string, unknown> => ({
  decision_id: one.decisionId,
  customer_id: one.customerId,
  currency: one.currency,
  driver_item_id: one.driverItemId,
  strategy_code: one.strategyCode,
  step: one.step,
  kind: one.kind,
  pay_by_on: one.payByOn,
  demand_minor: one.demandMinor,
  credit_minor: one.creditMinor,
});

/** Which message, or which task, carries a reminder. */
export async function carryReminders(
  tx: Tx,
  carried: readonly { readonly id: number; readonly messageId: number | null; readonly taskKey: string | null }[],
): Promise<void> {
  if (carried.length === 0) return;
  const rows = carried.map((one) => ({ id: one.id, message_id: one.messageId, task_key: one.taskKey }));
  const given = tableOf(tx, { id: 'bigint', message_id: 'bigint', task_key: 'text' }, rows);
  await tx.raw(
    `update reminder set message_id = given.message_id, task_key = given.task_key from ${given.sql} as given where reminder.id = given.id`,
    [...given.bindings],
  );
}

/** Why reminders of the test mode do not count once it is left. */
export const WRITTEN_IN_TEST_MODE = 'written in test mode';

/** They never reached anybody, or were taken back: none of their steps counts. Returns those that counted until now. */
export async function endReminders(
  tx: Tx,
  work: Work,
  ended: readonly { readonly id: number; readonly why: string }[],
  state: 'ignored' | 'cancelled',
): Promise<number[]> {
  if (ended.length === 0) return [];
  const given = tableOf(tx, { id: 'bigint', why: 'text' }, ended);
  const rows = await rowsOf<{ id: number }>(
    tx,
    `update reminder set state = ?, cancelled_at = ?, cancelled_by = ?, cancelled_why = given.why
     from ${given.sql} as given where reminder.id = given.id and reminder.state = 'issued' returning reminder.id as id`,
    [state, work.now, actorText(work.actor), ...given.bindings],
  );
  const ids = rows.map((row) => row.id);
  await discount(tx, ids);
  await reverseOfReminders(tx, work, ids);
  return ids;
}

/** What they claimed beside the invoices was never asked for: it counts as never claimed, unless somebody paid of it. */
async function reverseOfReminders(tx: Tx, work: Work, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const given = tableOf(tx, { id: 'bigint' }, ids.map((id) => ({ id }))); // prettier-ignore
  const rows = await rowsOf<{ id: number; companyId: number }>(
    tx,
    `select r.id, r.company_id as "companyId" from reminder r where r.id in (select id from ${given.sql} as given)`,
    [...given.bindings],
  );
  for (const [companyId, own] of grouped(rows, (row) => row.companyId)) {
    const charges = await chargesOfOrigin(tx, companyId, own.map(({ id }) => `reminder/${id}`)); // prettier-ignore
    if (charges.length > 0) await reverseCharges(tx, work, { companyId, ids: charges.map(({ id }) => id), why: 'the reminder was withdrawn' }); // prettier-ignore
  }
}

/** The reminders that these messages carry. */
export async function remindersOfMessages(
  q: Query,
  messageIds: readonly number[],
): Promise<{ id: number; messageId: number }[]> {
  const given = tableOf(q, { id: 'bigint' }, messageIds.map((id) => ({ id }))); // prettier-ignore
  return rowsOf(
    q,
    `select id, message_id as "messageId" from reminder where state = 'issued' and message_id in (select id from ${given.sql} as given)`,
    given.bindings,
  );
}

/** A reminder of ours whose message has not left yet. */
export interface Unsent {
  readonly id: number;
  readonly customerId: number;
  readonly messageId: number;
}

/** Which unsent reminders: of earlier days, of a run, of a strategy, of some customers, or one. */
export type UnsentOf = { readonly companyId: number } & (
  | { readonly before: Day }
  | { readonly runId: number }
  | { readonly strategyCode: string }
  | { readonly customerIds: readonly number[] }
  | { readonly reminderId: number }
);

/** Reminders whose messages wait in the outbox and that nobody is sending; what was printed waits on a desk and is not among them. */
export async function unsentReminders(q: Query, which: UnsentOf): Promise<Unsent[]> {
  const [condition, bindings] = conditionOf(q, which);
  return rowsOf<Unsent>(
    q,
    `select r.id, r.customer_id as "customerId", r.message_id as "messageId"
     from reminder r join v_message m on m.id = r.message_id
     where r.company_id = ? and r.state = 'issued' and m.state = 'queued' and m.claimed_by is null and ${condition} order by r.id`,
    [which.companyId, ...bindings],
  );
}

function conditionOf(q: Query, which: UnsentOf): [condition: string, bindings: readonly unknown[]] {
  if ('before' in which) return ['r.issued_on < ?', [which.before]];
  if ('runId' in which) return ['r.run_id = ?', [which.runId]];
  if ('strategyCode' in which) return ['r.strategy_code = ?', [which.strategyCode]];
  if ('reminderId' in which) return ['r.id = ?', [which.reminderId]];
  const given = tableOf(q, { id: 'bigint' }, which.customerIds.map((id) => ({ id }))); // prettier-ignore
  return [`r.customer_id in (select id from ${given.sql} as given)`, given.bindings];
}

/** What a message is about to say: one entry per currency. */
export interface LeavingReminder extends Leaving {
  readonly id: number;
  readonly customerId: number;
  readonly companyId: number;
  readonly messageId: number;
  readonly issuedOn: Day;
  readonly recordedAt: Instant;
  readonly state: string;
}

export async function leavingReminders(q: Query, messageIds: readonly number[]): Promise<LeavingReminder[]> {
  const given = tableOf(q, { id: 'bigint' }, messageIds.map((id) => ({ id }))); // prettier-ignore
  const rows = await rowsOf<Omit<LeavingReminder, 'items'>>(
    q,
    `select r.id, r.customer_id as "customerId", r.company_id as "companyId", r.message_id as "messageId", r.issued_on as "issuedOn", r.pay_by_on as "payByOn", r.recorded_at as "recordedAt", r.state, r.kind,
       r.currency, r.credit_minor as "creditMinor", (select t.code from v_template_version t where t.id = m.template_version_id) as template, m.contact_id as "contactId", m.address_id as "addressId"
     from reminder r join v_message m on m.id = r.message_id
     where r.message_id in (select id from ${given.sql} as given) order by r.id`,
    given.bindings,
  );
  const demands = ({ table, item }: Demands): string =>
    `select ri.reminder_id as "reminderId", ${item} as "itemId", ri.demanded_minor as "demandMinor"
     from ${table} ri join reminder r on r.id = ri.reminder_id
     where r.message_id in (select id from ${given.sql} as given)`;
  const items = await rowsOf<{ reminderId: number; itemId: number; demandMinor: number }>(
    q,
    `${DEMANDS.map(demands).join(' union all ')} order by 1, 2`,
    [...given.bindings, ...given.bindings],
  );
  const byReminder = new Map<number, { itemId: number; demandMinor: number }[]>();
  for (const { reminderId, ...item } of items) {
    const list = byReminder.get(reminderId);
    if (list) list.push(item);
    else byReminder.set(reminderId, [item]);
  }
  return rows.map((row) => ({ ...row, items: byReminder.get(row.id) ?? [] }));
}

/** How many messages a company issued for a day that did not come to nothing. */
export async function messagesIssuedOn(q: Query, companyId: number, asOn: Day): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(
    q,
    `select count(distinct message_id) as n from reminder where company_id = ? and issued_on = ? and state = 'issued'`,
    [companyId, asOn],
  );
  return row?.n ?? 0;
}

/** Reminders of a run that were held back at the last moment, by reason: "saved from error". */
export async function savedFromError(q: Query, runId: number): Promise<Record<string, number>> {
  const rows = await rowsOf<{ why: string; n: number }>(
    q,
    `select cancelled_why as why, count(distinct message_id) as n from reminder
     where run_id = ? and state = 'ignored' and cancelled_why like 'gate: %' group by cancelled_why`,
    [runId],
  );
  return Object.fromEntries(rows.map((row) => [row.why.slice('gate: '.length), row.n]));
}

export interface Reminder {
  readonly id: number;
  readonly companyId: number;
  readonly customerId: number;
  readonly currency: string;
  readonly step: number;
  readonly kind: StepKind;
  readonly issuedOn: Day;
  readonly state: 'issued' | 'ignored' | 'cancelled';
  readonly messageId: number | null;
}

/** Reminders by their row numbers, of whichever company. */
export async function remindersById(q: Query, ids: readonly number[]): Promise<Reminder[]> {
  const given = tableOf(q, { id: 'bigint' }, ids.map((id) => ({ id }))); // prettier-ignore
  return rowsOf<Reminder>(
    q,
    `select id, company_id as "companyId", customer_id as "customerId", currency, step, kind, issued_on as "issuedOn", state,
       message_id as "messageId"
     from reminder where id in (select id from ${given.sql} as given) order by id`,
    given.bindings,
  );
}

/** Of a run and a customer, by decision: why a reminder that was issued did not count after all. */
export async function fatesOf(q: Query, runId: number, customerId: number): Promise<Map<number, string>> {
  const rows = await rowsOf<{ decisionId: number; state: string; why: string | null }>(
    q,
    `select decision_id as "decisionId", state, cancelled_why as why from reminder
     where run_id = ? and customer_id = ? and state <> 'issued' order by id`,
    [runId, customerId],
  );
  const words = (state: string, why: string): string =>
    why.startsWith('gate: ')
      ? `saved from error in the moment of sending (${why.slice('gate: '.length)})`
      : `${state}: ${why}`;
  return new Map(rows.map((row) => [row.decisionId, words(row.state, row.why ?? '')]));
}
