import type { Day } from '../kernel/day';
import { rowsOf, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';

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
  /** The room and what it does: `disputes.close`. */
  readonly subscriber: string;
  readonly companyId: number;
  readonly kinds: readonly string[];
}

/** At most so many events at a time: a long absence is caught up in several calls. */
export const EVENTS_AT_ONCE = 10_000;

/**
 * The oldest events that the subscriber has not been served yet, marked as served in the same transaction: if that fails,
 * they come again; where two ask at once, each event goes to one of them. Events are told apart by number, not by place,
 * because a long transaction may bring an earlier number late.
 */
export async function takeEvents(tx: Tx, subscription: Subscription): Promise<LoggedEvent[]> {
  const { subscriber, companyId, kinds } = subscription;
  const taken = await rowsOf<{ id: number }>(
    tx,
    `insert into event_done (subscriber, event_id)
     select ?, id from (
       select e.id from event e
       where e.company_id = ? and e.kind in (${kinds.map(() => '?').join(', ')})
         and not exists (select 1 from event_done d where d.subscriber = ? and d.event_id = e.id)
       order by e.id limit ?) as waiting where true
     on conflict (subscriber, event_id) do nothing returning event_id as id`,
    [subscriber, companyId, ...kinds, subscriber, EVENTS_AT_ONCE],
  );
  if (taken.length === 0) return [];
  const wanted = tableOf(tx, { id: 'bigint' }, taken);
  return rowsOf<LoggedEvent>(
    tx,
    `select e.id, e.company_id as "companyId", e.customer_id as "customerId", e.kind, e.subject, e.occurred_on as "occurredOn"
     from event e where e.id in (select id from ${wanted.sql} as wanted) order by e.id`,
    [...wanted.bindings],
  );
}

/** The customers that events concern; `all` where one of them stands for a whole import. */
export function concerned(events: readonly LoggedEvent[]): ReadonlySet<number> | 'all' {
  const customers = new Set<number>();
  for (const event of events) {
    if (event.customerId === null) return 'all';
    customers.add(event.customerId);
  }
  return customers;
}
