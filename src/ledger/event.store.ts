import { actorText } from '../kernel/actor';
import type { Day } from '../kernel/day';
import { sayAppending } from '../platform/appending';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';

/**
 * The one log of what happened: appended in the transaction that causes it, by every room. Rooms above subscribe and mark
 * how far they were served, so that each is served once.
 */
export interface NewEvent {
  readonly companyId: number;
  /** Empty where one event stands for a whole import. */
  readonly customerId: number | null;
  /** booked, changed, allocated, reversed, settled, cancelled; other rooms bring their own. */
  readonly kind: string;
  /** What it happened to: `import/3`, `item/40`. */
  readonly subject: string;
  readonly payload?: unknown;
  /** The business day. */
  readonly occurredOn: Day;
}

/** One statement however many events. */
export async function appendEvents(tx: Tx, work: Work, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  await sayAppending(tx, events.map((event) => event.companyId)); // prettier-ignore
  const given = tableOf(
    tx,
    {
      company_id: 'bigint',
      customer_id: 'bigint',
      kind: 'text',
      subject: 'text',
      payload: 'text',
      occurred_on: 'text',
    },
    events.map((event) => ({
      company_id: event.companyId,
      customer_id: event.customerId,
      kind: event.kind,
      subject: event.subject,
      payload: JSON.stringify(event.payload ?? {}),
      occurred_on: event.occurredOn,
    })),
  );
  await tx.raw(
    `insert into event (company_id, customer_id, kind, subject, payload, occurred_on, recorded_at, recorded_by)
     select company_id, customer_id, kind, subject, payload, occurred_on, ?, ? from ${given.sql} as given where true`,
    [work.now, actorText(work.actor), ...given.bindings],
  );
}

/** The row number of the company's newest event that can be seen. */
export async function lastEvent(q: Query, companyId: number): Promise<number> {
  const [row] = await rowsOf<{ last: number | null }>(q, `select max(id) as last from event where company_id = ?`, [
    companyId,
  ]);
  return row?.last ?? 0;
}

/** Did anything of another kind happen in the company after that event? */
export async function anythingHappened(
  q: Query,
  { companyId, after, notKind }: { readonly companyId: number; readonly after: number; readonly notKind: string },
): Promise<boolean> {
  const rows = await rowsOf(q, `select 1 from event where company_id = ? and id > ? and kind <> ? limit 1`, [
    companyId,
    after,
    notKind,
  ]);
  return rows.length > 0;
}
