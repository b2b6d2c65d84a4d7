import { addDays, type Day, type Instant } from '../kernel/day';
import type { CustomerRange, HoldSource } from '../ledger/hold';
import { openItemsOf } from '../ledger/store';
import { aboutKinds } from '../outbox/kinds';
import { rowsOf, type Query } from '../platform/db';
import type { PastDemand, SettledItem } from './facts';
import { DEMANDS, type Demands } from './reminder-item.store';
import type { StepKind } from './strategy';

/** What happened before with the customers of a range: demands, contacts, answers, tasks, payments that came or came back. */
export interface Asking {
  readonly range: CustomerRange;
  readonly asOn: Day;
  /** Empty: as known now. */
  readonly knownAt: Instant | null;
  readonly holds: readonly HoldSource[];
  /** As on the morning of that day: what was issued on it does not count yet. */
  readonly morning?: boolean;
}

const LATEST = '9999';

const scopeOf = ({ range }: Asking): [number, number, number] => [range.companyId, range.first, range.last];
const known = (asking: Asking): Instant | string => asking.knownAt ?? LATEST;

/** Reminders that counted on that day, as it was known. */
const COUNTED = `r.company_id = ? and r.customer_id between ? and ? and r.issued_on <= ?
  and r.recorded_at <= ? and (r.cancelled_at is null or r.cancelled_at > ?)`;
const countedBy = (asking: Asking): unknown[] => [
  ...scopeOf(asking),
  lastCounted(asking),
  known(asking),
  known(asking),
];

const lastCounted = ({ asOn, morning }: Asking): Day => (morning === true ? addDays(asOn, -1) : asOn);

/** The day on which letter `m` was posted, as it was known; empty: it was not. A printed letter is not a sent letter. */
const POSTED_ON = `(select max(s.on_day) from v_message_step s
  where s.message_id = m.id and s.kind = 'posted' and s.on_day <= ? and s.recorded_at <= ? and not exists (
    select 1 from v_message_step u where u.message_id = m.id and u.kind = 'unposted' and u.id > s.id and u.recorded_at <= ?))`;
const postedBy = (asking: Asking): unknown[] => [lastCounted(asking), known(asking), known(asking)];

const ON_THE_LADDER = `('reminder', 'call', 'final', 'formal_notice', 'propose_hand_over')`;

/** What was demanded since nothing was overdue; of items whose payment came back, everything. */
export async function pastDemands(q: Query, asking: Asking): Promise<(PastDemand & { customerId: number })[]> {
  const found: (PastDemand & { customerId: number })[] = [];
  for (const demands of DEMANDS) found.push(...(await demandsIn(q, asking, demands)));
  return found;
}

async function demandsIn(
  q: Query,
  asking: Asking,
  { table, item }: Demands,
): Promise<(PastDemand & { customerId: number })[]> {
  const rows = await rowsOf<Row>(
    q,
    `select r.customer_id as "customerId", ${item} as "itemId", r.currency, ri.step, r.kind, r.issued_on as "issuedOn",
       case when m.id is null then r.issued_on else ${POSTED_ON} end as "leftOn", r.pay_by_on as "payByOn", ri.advances
     from reminder r join ${table} ri on ri.reminder_id = r.id
     left join v_message m on m.id = r.message_id and m.channel = 'letter'
     left join (
       select customer_id, currency, max(on_day) as on_day from stage_reset
       where company_id = ? and customer_id between ? and ? and on_day <= ? and recorded_at <= ?
       group by customer_id, currency) cleared on cleared.customer_id = r.customer_id and cleared.currency = r.currency
     where ${COUNTED} and (cleared.on_day is null or r.issued_on > cleared.on_day or r.kind = 'thank_you'
       or ${item} in (select to_item_id from v_allocation where company_id = ? and customer_id between ? and ?
                         and reverses_id is not null))
     order by r.id, ${item}`,
    [...postedBy(asking), ...scopeOf(asking), asking.asOn, known(asking), ...countedBy(asking), ...scopeOf(asking)],
  );
  return rows.map((row) => ({ ...row, advances: row.advances === 1 }));
}

interface Row extends Omit<PastDemand, 'advances'> {
  readonly customerId: number;
  readonly kind: StepKind;
  readonly advances: number;
}

/** Per customer and currency the last day on which nothing was overdue. */
export async function resetsOf(q: Query, asking: Asking): Promise<{ customerId: number; currency: string; on: Day }[]> {
  return rowsOf(
    q,
    `select customer_id as "customerId", currency, max(on_day) as "on" from stage_reset
     where company_id = ? and customer_id between ? and ? and on_day <= ? and recorded_at <= ?
     group by customer_id, currency`,
    [...scopeOf(asking), asking.asOn, known(asking)],
  );
}

/** Items whose payment came back, and when it last did; of one that had been applied by mistake, when that was found out. */
export async function returnedItems(q: Query, asking: Asking): Promise<Map<number, Day>> {
  const rows = await rowsOf<{ itemId: number; on: Day }>(
    q,
    `select r.to_item_id as "itemId",
       max(case when r.allocated_on > o.allocated_on then r.allocated_on else substr(r.recorded_at, 1, 10) end) as "on"
     from v_allocation r join v_allocation o on o.id = r.reverses_id
     where r.company_id = ? and r.customer_id between ? and ? and r.to_item_id is not null
       and r.allocated_on <= ? and r.recorded_at <= ?
     group by r.to_item_id`,
    [...scopeOf(asking), asking.asOn, known(asking)],
  );
  return new Map(rows.map((row) => [row.itemId, row.on]));
}

/** Days in which thanks may still be said after a payment. */
const RECENT_DAYS = 30;

/** Items that were reminded and have lately been settled, and whether by money. */
export async function settledItems(q: Query, asking: Asking): Promise<(SettledItem & { customerId: number })[]> {
  const rows = await rowsOf<{ itemId: number; settledOn: Day; type: string; basis: string }>(
    q,
    `select "itemId", "settledOn", type, basis from (
       select a.to_item_id as "itemId", a.allocated_on as "settledOn", c.type, a.basis,
         row_number() over (partition by a.to_item_id order by a.allocated_on desc, a.id desc) as place
       from v_allocation a join v_open_item c on c.item_id = a.from_item_id
       where a.company_id = ? and a.customer_id between ? and ? and a.allocated_on between ? and ? and a.recorded_at <= ?
         and a.to_item_id in (
           select ri.item_id from reminder r join reminder_item ri on ri.reminder_id = r.id
           where ${COUNTED} and r.kind in ${ON_THE_LADDER})) moves
     where place = 1`,
    [...scopeOf(asking), addDays(asking.asOn, -RECENT_DAYS), asking.asOn, known(asking), ...countedBy(asking)],
  );
  if (rows.length === 0) return [];
  const items = await openItemsOf(q, asking.range.companyId, rows.map((row) => row.itemId)); // prettier-ignore
  const byId = new Map(items.map((item) => [item.itemId, item]));
  return rows.flatMap(({ itemId, settledOn, type, basis }) => {
    const item = byId.get(itemId);
    if (!item || item.openMinor !== 0 || item.presumedSettledOn !== null) return [];
    const paid = type === 'payment' || (type === 'adjustment' && basis === 'reported');
    return [{ customerId: item.customerId, item, settledOn, paid }];
  });
}

/** The last message of ours to each customer that left or is on its way, a letter on the day it was posted; what never reached anybody is no contact. */
export async function lastMessages(q: Query, asking: Asking): Promise<Map<number, { on: Day; what: string }>> {
  const contact = aboutKinds('m.about', 'contact');
  const rows = await rowsOf<{ customerId: number; on: Day; channel: string }>(
    q,
    `select customer_id as "customerId", max(channel) as channel,
       max(case when channel = 'letter' then coalesce(${POSTED_ON}, day) else day end) as "on" from v_message m
     where company_id = ? and customer_id between ? and ? and day <= ? and recorded_at <= ?
       and ${contact.sql} and state not in ('withdrawn', 'failed', 'returned')
       and (state = 'refused' or not exists (select 1 from reminder r where r.message_id = m.id and r.state = 'ignored'))
     group by customer_id`,
    [...postedBy(asking), ...scopeOf(asking), lastCounted(asking), known(asking), ...contact.bindings],
  );
  return new Map(rows.map((row) => [row.customerId, { on: row.on, what: row.channel }]));
}

/** Further back than that, what a customer wrote stops nothing. */
const ANSWERS_DAYS = 21;

/** Customers who wrote and have had no answer: no call, no message of a person since. */
export async function unanswered(q: Query, asking: Asking): Promise<Map<number, Day>> {
  const answer = aboutKinds('m.about', 'answer');
  const rows = await rowsOf<{ customerId: number; on: Day }>(
    q,
    `select a.customer_id as "customerId", max(a.on_day) as "on" from v_activity a
     where a.company_id = ? and a.customer_id between ? and ? and a.kind = 'reply' and a.direction = 'in'
       and a.on_day between ? and ? and a.recorded_at <= ?
       and not exists (select 1 from v_activity o where o.company_id = a.company_id and o.customer_id = a.customer_id
         and o.direction = 'out' and o.id > a.id and o.recorded_at <= ?)
       and not exists (select 1 from v_message m where m.company_id = a.company_id and m.customer_id = a.customer_id
         and ${answer.sql} and m.state not in ('withdrawn', 'failed') and m.recorded_at > a.recorded_at and m.recorded_at <= ?)
     group by a.customer_id`,
    [
      ...scopeOf(asking),
      addDays(asking.asOn, -ANSWERS_DAYS),
      asking.asOn,
      known(asking),
      known(asking),
      ...answer.bindings,
      known(asking),
    ],
  );
  return new Map(rows.map((row) => [row.customerId, row.on]));
}

/** Steps that a person has still to take; one whose letter was refused, once somebody has found out why. */
export async function openTasksOf(
  q: Query,
  asking: Asking,
): Promise<{ customerId: number; currency: string; step: number; kind: string }[]> {
  return rowsOf(
    q,
    `select r.customer_id as "customerId", r.currency, r.step, r.kind from reminder r
     join v_task t on t.company_id = r.company_id and t.key = r.task_key
     where ${COUNTED} and (t.done_at is null or t.done_at > ?)
     union all
     select r.customer_id, r.currency, r.step, r.kind from v_task t
     join reminder r on r.company_id = t.company_id and r.message_id = cast(substr(t.about, length('message/') + 1) as bigint)
     where t.company_id = ? and t.customer_id between ? and ? and t.kind = 'letter_refused' and t.recorded_at <= ?
       and (t.done_at is null or t.done_at > ?)`,
    [...countedBy(asking), known(asking), ...scopeOf(asking), known(asking), known(asking)],
  );
}
