import type { Day } from '../kernel/day';
import { whileNobodyAppends } from '../platform/appending';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { amongIds, tableOf, type RowTable } from '../platform/rows';
import { lastEvent } from './event.store';

/** Rooms above follow the event log: each subscriber is served each event once, in the transaction that acts on it. */
export interface LoggedEvent {
  readonly id: number;
  readonly companyId: number;
  /** Empty where one event stands for a whole import. */
  readonly customerId: number | null;
  readonly kind: string;
  readonly subject: string;
  readonly occurredOn: Day;
}

export interface Subscription {
  /** The room and what it does: `disputes.close`. Who wants other kinds from the beginning takes another name. */
  readonly subscriber: string;
  readonly companyId: number;
  /** Of these kinds; or all of a subject, such as those of `case/3`; or all. */
  readonly kinds: readonly string[] | { readonly of: 'case' } | 'any';
}

/** At most so many events at a time: a long absence is caught up in several calls. */
export const EVENTS_AT_ONCE = 10_000;

/**
 * The oldest events that the subscriber has not been served yet, marked as served in the same transaction: if that fails,
 * they come again; where two ask at once, the second waits for the first. A watermark says up to which event all were served,
 * so that what is behind costs nothing. It only moves to where no earlier number can come late; what was served ahead of it
 * is remembered event by event.
 */
export async function takeEvents(tx: Tx, subscription: Subscription): Promise<LoggedEvent[]> {
  const { companyId } = subscription;
  const mark = await watermark(tx, subscription);
  const complete = (await whileNobodyAppends(tx, [companyId], () => lastEvent(tx, companyId))) ?? mark;
  const events = await waitingAfter(tx, subscription, mark);
  const last = events.length < EVENTS_AT_ONCE ? complete : Math.min(complete, events.at(-1)?.id ?? complete);
  if (last > mark) await moveWatermark(tx, subscription, last);
  await rememberAhead(tx, subscription, events.filter((event) => event.id > last)); // prettier-ignore
  return events;
}

/** Whether anything, of whatever kind, happened in the company that the subscriber has not been asked to look at: two looks into an index. */
export async function anythingNew(q: Query, { subscriber, companyId }: Subscription): Promise<boolean> {
  const mark = 'select up_to from event_served where subscriber = ? and company_id = ?';
  const rows = await rowsOf(q, `select 1 from event where company_id = ? and id > coalesce((${mark}), 0) limit 1`, [
    companyId,
    subscriber,
    companyId,
  ]);
  return rows.length > 0;
}

/** Held until the transaction ends. */
async function watermark(tx: Tx, { subscriber, companyId }: Subscription): Promise<number> {
  const [row] = await rowsOf<{ upTo: number }>(
    tx,
    `insert into event_served (subscriber, company_id, up_to) values (?, ?, 0)
     on conflict (subscriber, company_id) do update set up_to = event_served.up_to returning up_to as "upTo"`,
    [subscriber, companyId],
  );
  return row?.upTo ?? 0;
}

async function waitingAfter(tx: Tx, subscription: Subscription, mark: number): Promise<LoggedEvent[]> {
  const { subscriber, companyId, kinds } = subscription;
  const wanted = wantedOf(kinds);
  return rowsOf<LoggedEvent>(
    tx,
    `select e.id, e.company_id as "companyId", e.customer_id as "customerId", e.kind, e.subject, e.occurred_on as "occurredOn"
     from event e
     where e.company_id = ? and e.id > ? and ${wanted.sql}
       and not exists (select 1 from event_ahead a where a.subscriber = ? and a.company_id = e.company_id and a.event_id = e.id)
     order by e.id limit ?`,
    [companyId, mark, ...wanted.bindings, subscriber, EVENTS_AT_ONCE],
  );
}

function wantedOf(kinds: Subscription['kinds']): { readonly sql: string; readonly bindings: readonly string[] } {
  if (kinds === 'any') return { sql: 'true', bindings: [] };
  if ('of' in kinds) return { sql: `e.subject like '${kinds.of}/%'`, bindings: [] };
  return { sql: `e.kind in (${kinds.map(() => '?').join(', ')})`, bindings: kinds };
}

async function moveWatermark(tx: Tx, { subscriber, companyId }: Subscription, upTo: number): Promise<void> {
  await tx('event_served').where({ subscriber, company_id: companyId }).update({ up_to: upTo });
  await tx('event_ahead').where({ subscriber, company_id: companyId }).where('event_id', '<=', upTo).delete();
}

async function rememberAhead(
  tx: Tx,
  { subscriber, companyId }: Subscription,
  ahead: readonly LoggedEvent[],
): Promise<void> {
  if (ahead.length === 0) return;
  const given = tableOf(tx, { id: 'bigint' }, ahead.map(({ id }) => ({ id }))); // prettier-ignore
  await tx.raw(
    `insert into event_ahead (subscriber, company_id, event_id) select ?, ?, id from ${given.sql} as given where true`,
    [subscriber, companyId, ...given.bindings],
  );
}

/** Customers by their row numbers; `all` of the company. */
export type Concerned = ReadonlySet<number> | 'all';

/** The customers that events concern; `all` where one of them stands for a whole import. */
export function concerned(events: readonly LoggedEvent[]): Concerned {
  const customers = new Set<number>();
  for (const event of events) {
    if (event.customerId === null) return 'all';
    customers.add(event.customerId);
  }
  return customers;
}

/** A condition of a statement, `where … ${of.sql}`: that the column names one of them. */
export function amongConcerned(q: Query, column: string, customers: Concerned): RowTable {
  if (customers === 'all') return { sql: '', bindings: [] };
  const { sql, bindings } = amongIds(q, [...customers]);
  return { sql: `and ${column} in ${sql}`, bindings };
}
