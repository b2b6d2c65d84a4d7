import { actorText } from '../kernel/actor';
import type { Day } from '../kernel/day';
import { rowsOf, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { Spread } from './recording';
import type { VerdictState } from './promise';

/** Writes promises: what was given, what took its place, that it was withdrawn, and that a verdict was announced. */
export interface NewPromise extends Spread {
  readonly companyId: number;
  readonly customerId: number;
  readonly givenOn: Day;
  readonly promisedOn: Day;
  readonly toleranceDays: number;
  readonly countsUntil: Day;
  readonly pauses: boolean;
  readonly level: number;
  readonly byWhom: string | null;
  readonly channel: string;
  readonly note: string | null;
}

export async function insertPromise(tx: Tx, work: Work, promise: NewPromise): Promise<number> {
  const [made] = await tx('promise')
    .insert({
      company_id: promise.companyId,
      customer_id: promise.customerId,
      currency: promise.currency,
      amount_minor: promise.amountMinor,
      given_on: promise.givenOn,
      promised_on: promise.promisedOn,
      tolerance_days: promise.toleranceDays,
      counts_until: promise.countsUntil,
      pauses: promise.pauses ? 1 : 0,
      level: promise.level,
      by_whom: promise.byWhom,
      channel: promise.channel,
      note: promise.note,
      recorded_at: work.now,
      recorded_by: actorText(work.actor),
    })
    .returning<{ id: number }[]>('id');
  const promiseId = made?.id ?? 0;
  const given = tableOf(
    tx,
    { item_id: 'bigint', amount_minor: 'bigint' },
    promise.parts.map((part) => ({ item_id: part.itemId, amount_minor: part.amountMinor })),
  );
  await tx.raw(
    `insert into promise_part (promise_id, item_id, amount_minor, after_allocation_id)
     select ?, g.item_id, g.amount_minor,
       (select coalesce(max(a.id), 0) from v_allocation a where a.to_item_id = g.item_id)
     from ${given.sql} as g where true`,
    [promiseId, ...given.bindings],
  );
  return promiseId;
}

/** These items' parts of earlier promises pass to a new one. */
export interface Replacement {
  readonly by: number;
  readonly promiseIds: readonly number[];
  readonly itemIds: readonly number[];
}

export async function replaceParts(tx: Tx, work: Work, { by, promiseIds, itemIds }: Replacement): Promise<void> {
  if (promiseIds.length === 0) return;
  await tx('promise_part')
    .whereIn('promise_id', promiseIds)
    .whereIn('item_id', itemIds)
    .whereNull('replaced_on')
    .update({ replaced_on: work.today, replaced_by_id: by, replaced_at: work.now });
}

/** From today on it pauses the reminders, though it did not when it was recorded. */
export async function markPaused(tx: Tx, work: Work, id: number): Promise<void> {
  await tx('promise').where({ id }).update({ paused_on: work.today, paused_at: work.now });
}

export async function markWithdrawn(tx: Tx, work: Work, id: number, why: string): Promise<void> {
  await tx('promise')
    .where({ id })
    .update({
      withdrawn_on: work.today,
      withdrawn_why: why,
      ended_at: work.now,
      ended_by: actorText(work.actor),
    });
}

export interface Announcement {
  readonly promiseId: number;
  readonly verdict: VerdictState;
}

/** Those that were not announced before; each verdict of a promise is announced once. One statement. */
export async function announce(tx: Tx, work: Work, announcements: readonly Announcement[]): Promise<Announcement[]> {
  if (announcements.length === 0) return [];
  const given = tableOf(
    tx,
    { promise_id: 'bigint', verdict: 'text' },
    announcements.map((one) => ({ promise_id: one.promiseId, verdict: one.verdict })),
  );
  return rowsOf<Announcement>(
    tx,
    `insert into promise_announcement (promise_id, verdict, on_day, recorded_at)
     select promise_id, verdict, ?, ? from ${given.sql} as given where true
     on conflict (promise_id, verdict) do nothing returning promise_id as "promiseId", verdict`,
    [work.today, work.now, ...given.bindings],
  );
}
