import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { hasEnded } from '../platform/claimant';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Attempt, Delivery, DeliveryState } from './webhook';

/** Deliveries of webhooks and each attempt: rows in, rows out. One process is at a delivery at a time, and says so here. */
const DELIVERY = `select d.id, d.webhook_id as "webhookId", d.key, d.kind, d.body, d.state, d.attempts, d.first_at as "firstAt",
  d.next_at as "nextAt", d.done_at as "doneAt", d.recorded_at as "recordedAt", d.claimed_by as "claimedBy", d.claimed_at as "claimedAt"
  from webhook_delivery d`;

export interface NewDelivery {
  readonly companyId: number;
  readonly webhookId: number;
  readonly eventId: number | null;
  readonly key: string;
  readonly kind: string;
  readonly body: string;
}

/** Each event once for each webhook. Returns the numbers of the new ones. */
export async function insertDeliveries(tx: Tx, work: Work, made: readonly NewDelivery[]): Promise<number[]> {
  const ids: number[] = [];
  for (let from = 0; from < made.length; from += 50) {
    const rows = await tx('webhook_delivery')
      .insert(
        made.slice(from, from + 50).map((one) => ({
          ...{ company_id: one.companyId, webhook_id: one.webhookId, event_id: one.eventId, key: one.key },
          ...{ kind: one.kind, body: one.body, state: 'waiting', first_at: work.now, next_at: work.now },
          ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
        })),
      )
      .onConflict(['webhook_id', 'key'])
      .ignore()
      .returning<{ id: number }[]>('id');
    ids.push(...rows.map(({ id }) => id));
  }
  return ids;
}

export async function deliveryById(q: Query, webhookId: number, id: number): Promise<Delivery | undefined> {
  const [row] = await rowsOf<Delivery>(q, `${DELIVERY} where d.webhook_id = ? and d.id = ?`, [webhookId, id]);
  return row;
}

/** What is due, of webhooks that are on: also what a process was at that is no more. By turns, so that one that waits for many keeps none waiting; of each, longest waiting first. */
export async function dueDeliveries(q: Query, companyId: number, at: Claiming): Promise<Delivery[]> {
  const lost = new Date(Date.parse(at.now) - LOST_MS).toISOString();
  const rows = await rowsOf<Delivery>(
    q,
    `${DELIVERY} join (
       select o.id, row_number() over (partition by o.webhook_id order by o.next_at, o.id) as turn
       from webhook_delivery o join webhook w on w.id = o.webhook_id and w.ended_at is null and w.paused_at is null
       where o.company_id = ? and o.state in ('waiting', 'sending') and o.next_at <= ?
     ) due on due.id = d.id order by due.turn, d.next_at, d.id limit ?`,
    [companyId, at.now, at.most],
  );
  return rows.filter(
    ({ state, claimedBy, claimedAt }) =>
      state === 'waiting' || claimedBy === null || hasEnded(claimedBy) || (claimedAt ?? '') < lost,
  );
}

export interface Claiming {
  readonly now: Instant;
  readonly most: number;
}

/** Longer than an attempt can last: a claim of another machine that is older is taken over. */
const LOST_MS = 15 * 60_000;

/** False where another process took it since it was read. */
export async function claimDelivery(tx: Tx, { id, state, claimedBy }: Delivery, by: string, at: Instant): Promise<boolean> {
  const many = await tx('webhook_delivery')
    .where({ id, state, claimed_by: claimedBy })
    .update({ state: 'sending', claimed_by: by, claimed_at: at });
  return many === 1;
} // prettier-ignore

/** Its claimant says what came of it. False where it is somebody else's by now. */
export async function settleDelivery(
  tx: Tx,
  { id, companyId, by }: { readonly id: number; readonly companyId: number; readonly by: string },
  attempt: Attempt,
  to: { readonly state: DeliveryState; readonly nextAt: Instant | null },
): Promise<boolean> {
  const { at, status, ms, said } = attempt;
  await tx('webhook_attempt').insert({ company_id: companyId, delivery_id: id, at, status, ms, said });
  const many = await tx('webhook_delivery')
    .where({ id, claimed_by: by })
    .update({
      ...{ state: to.state, claimed_by: null, claimed_at: null, attempts: tx.raw('attempts + 1') },
      ...(to.nextAt === null ? { done_at: at } : { next_at: to.nextAt }),
    });
  return many === 1;
}

/** Given back untried. */
export async function releaseDelivery(tx: Tx, id: number, by: string): Promise<void> {
  await tx('webhook_delivery')
    .where({ id, claimed_by: by })
    .update({ state: 'waiting', claimed_by: null, claimed_at: null });
}

/** They are sent once more, under the ids that they had: one, or all since a day. Returns how many. */
export async function replayDeliveries(
  tx: Tx,
  work: Work,
  webhookId: number,
  which: { readonly id: number } | { readonly since: Day },
): Promise<number> {
  const found = tx('webhook_delivery').where({ webhook_id: webhookId }).whereIn('state', ['answered', 'failed']);
  const wanted = 'id' in which ? found.where({ id: which.id }) : found.where('recorded_at', '>=', which.since).whereNotNull('event_id'); // prettier-ignore
  return wanted.update({ state: 'waiting', attempts: 0, first_at: work.now, next_at: work.now, done_at: null });
}

export interface LoggedDelivery extends Delivery {
  readonly lastStatus: number | null;
  readonly lastMs: number | null;
  readonly lastSaid: string | null;
  readonly lastAt: Instant | null;
  /** Of all attempts ever. */
  readonly tried: number;
}

/** The newest, each with its last attempt. */
export async function deliveryLog(q: Query, webhookId: number, most: number): Promise<LoggedDelivery[]> {
  return rowsOf<LoggedDelivery>(
    q,
    `select d.*, a.status as "lastStatus", a.ms as "lastMs", a.said as "lastSaid", a.at as "lastAt",
       (select count(*) from webhook_attempt n where n.delivery_id = d.id) as tried
     from (${DELIVERY} where d.webhook_id = ? order by d.id desc limit ?) d
     left join webhook_attempt a on a.id = (select max(m.id) from webhook_attempt m where m.delivery_id = d.id)
     order by d.id desc`,
    [webhookId, most],
  );
}

/** Oldest first. */
export const attemptsAt = (q: Query, deliveryId: number): Promise<Attempt[]> =>
  rowsOf<Attempt>(q, `select at, status, ms, said from webhook_attempt where delivery_id = ? order by id`, [deliveryId]); // prettier-ignore

export interface WebhookCount {
  readonly webhookId: number;
  readonly state: DeliveryState;
  readonly n: number;
}

export const countsOf = (q: Query, companyId: number): Promise<WebhookCount[]> =>
  rowsOf<WebhookCount>(
    q,
    `select webhook_id as "webhookId", state, count(*) as n from webhook_delivery where company_id = ? group by webhook_id, state`,
    [companyId],
  );
