import type { Day, Instant } from '../kernel/day';
import { grouped } from '../kernel/grouped';
import type { HoldSource } from '../ledger/hold';
import { within } from '../ledger/range.store';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';
import {
  holdOf,
  judge,
  paidOn,
  type Judged,
  type PausingPart,
  type Promised,
  type PromisedPart,
  type Received,
} from './promise';
import { LATEST, unappliedBy, unappliedOf } from './unapplied.store';

/** Promises, read: what they keep back, and each with the verdict on it as of a day. Written in `record.store.ts`. */

/**
 * Allocations `a` to the item of `pp` that came after it was promised, with what took them back. A correction (taken back
 * as of its own day, as if it had never been) also counts where it corrects what came before: what replaces it is no new money.
 */
export const SINCE = `a.to_item_id = pp.item_id and a.id > pp.after_allocation_id and (
  coalesce(a.reverses_id, a.id) > pp.after_allocation_id
  or a.allocated_on = (select o.allocated_on from v_allocation o where o.id = a.reverses_id))`;

/**
 * What pausing promises keep back, on a day and as known at an instant: from the day they were given until the last day
 * that counts, less what came in since. One statement per range.
 */
export function promiseHolds(q: Query): HoldSource {
  return async (range, asOn, knownAt) => {
    const known = knownAt ?? LATEST;
    const whose = within('p.customer_id', range);
    const parts = await rowsOf<PausingPart>(
      q,
      `select p.id as "promiseId", p.customer_id as "customerId", pp.item_id as "itemId", p.recorded_by as "author",
         p.given_on as "givenOn", p.promised_on as "promisedOn", p.counts_until as "countsUntil",
         pp.amount_minor as "amountMinor", coalesce(sum(a.amount_minor), 0) as "receivedMinor"
       from promise p
       join promise_part pp on pp.promise_id = p.id
       left join v_allocation a on ${SINCE} and a.allocated_on <= ? and a.recorded_at <= ?
       where p.company_id = ? and ${whose.sql}
         and (p.pauses = 1 or (p.paused_on <= ? and p.paused_at <= ?))
         and p.given_on <= ? and p.counts_until >= ? and p.recorded_at <= ?
         and not (coalesce(p.withdrawn_on, '9999') <= ? and coalesce(p.ended_at, '9999') <= ?)
         and not (coalesce(pp.replaced_on, '9999') <= ? and coalesce(pp.replaced_at, '9999') <= ?)
       group by p.id, pp.item_id, pp.amount_minor, p.customer_id, p.recorded_by, p.given_on, p.promised_on, p.counts_until
       order by p.id, pp.item_id`,
      [
        ...[asOn, known, range.companyId, ...whose.bindings, asOn, known],
        ...[asOn, asOn, known, asOn, known, asOn, known],
      ],
    );
    return parts.flatMap((part) => holdOf(part) ?? []);
  };
}

/** Which promises of a company are asked about. */
export interface PromiseFilter {
  readonly companyId: number;
  readonly id?: number;
  /** Only these. */
  readonly ids?: readonly number[];
  /** Customers whose row numbers lie in [first, last]. */
  readonly customers?: { readonly first: number; readonly last: number };
  /** Only those on which receipts of this day or later may still have a say. */
  readonly countsFrom?: Day;
}

/** Promises with the verdict on each as of a day, as known at an instant (empty: now), oldest first. Three statements. */
export async function judgedPromises(
  q: Query,
  filter: PromiseFilter,
  asOn: Day,
  knownAt: Instant | null = null,
): Promise<Judged[]> {
  const asked = scopeOf(filter, knownAt ?? LATEST);
  const promises = await promisesOf(q, asked);
  if (promises.length === 0) return [];
  const received = grouped(await receivedFor(q, asked), (one) => one.promiseId);
  const unapplied = unappliedBy(
    // asked of those only with a promise whose last day that counts is over: no other verdict depends on it
    await unappliedOf(
      q,
      filter.companyId,
      {
        sql: `select p.customer_id from promise p where ${asked.sql} and p.counts_until < ?`,
        bindings: [...asked.bindings, asOn],
      },
      { asOn, known: asked.known },
    ),
  );
  return promises.map((promise) => {
    const came = received.get(promise.id) ?? [];
    const unappliedMinor = unapplied(promise.customerId, promise.currency);
    return {
      promise,
      verdict: judge(promise, { received: came, unappliedMinor }, asOn),
      paidOn: paidOn(promise, came, asOn),
    };
  });
}

interface Scope {
  readonly companyId: number;
  readonly sql: string;
  readonly bindings: readonly (number | string)[];
  readonly known: string;
}

function scopeOf(filter: PromiseFilter, known: string): Scope {
  const conditions: [string, ...(number | string)[]][] = [
    ['p.company_id = ?', filter.companyId],
    ['p.recorded_at <= ?', known],
  ];
  if (filter.id !== undefined) conditions.push(['p.id = ?', filter.id]);
  if (filter.ids) conditions.push([`p.id in (${['-1', ...filter.ids.map(() => '?')].join(', ')})`, ...filter.ids]);
  if (filter.customers)
    conditions.push(['p.customer_id between ? and ?', filter.customers.first, filter.customers.last]);
  if (filter.countsFrom !== undefined) conditions.push(['p.counts_until >= ?', filter.countsFrom]);
  return {
    companyId: filter.companyId,
    sql: conditions.map(([sql]) => sql).join(' and '),
    bindings: conditions.flatMap(([, ...bindings]) => bindings),
    known,
  };
}

type PromiseRow = Omit<Promised, 'pauses' | 'parts'> & { readonly pauses: number } & PromisedPart & {
    readonly partMinor: number;
  };

async function promisesOf(q: Query, { sql, bindings, known }: Scope): Promise<Promised[]> {
  const rows = await rowsOf<PromiseRow>(
    q,
    `select p.id, p.company_id as "companyId", p.customer_id as "customerId", p.currency, p.amount_minor as "amountMinor",
       p.given_on as "givenOn", p.promised_on as "promisedOn", p.tolerance_days as "toleranceDays",
       p.counts_until as "countsUntil",
       case when p.pauses = 1 or p.paused_at <= ? then 1 else 0 end as pauses, p.level, p.by_whom as "byWhom", p.channel, p.note,
       p.recorded_at as "recordedAt", p.recorded_by as "recordedBy",
       case when p.ended_at <= ? then p.withdrawn_on end as "withdrawnOn",
       case when p.ended_at <= ? then p.withdrawn_why end as "withdrawnWhy",
       pp.item_id as "itemId", v.document, v.part, v.parts, pp.amount_minor as "partMinor",
       case when v.cancelled_at <= ? then 0 else v.amount_minor - (
         select coalesce(sum(a.amount_minor), 0) from v_allocation a
         where a.to_item_id = pp.item_id and a.id <= pp.after_allocation_id) end as "owedMinor",
       case when pp.replaced_at <= ? then pp.replaced_on end as "replacedOn"
     from promise p join promise_part pp on pp.promise_id = p.id join v_open_item_ever v on v.item_id = pp.item_id
     where ${sql} order by p.id, pp.item_id`,
    [known, known, known, known, known, ...bindings],
  );
  const found = new Map<number, Promised & { parts: PromisedPart[] }>();
  for (const { itemId, document, part, parts, partMinor, owedMinor, replacedOn, pauses, ...promise } of rows) {
    const one = found.get(promise.id) ?? { ...promise, pauses: pauses === 1, parts: [] };
    one.parts.push({ itemId, document, part, parts, amountMinor: partMinor, owedMinor, replacedOn });
    found.set(promise.id, one);
  }
  return [...found.values()];
}

async function receivedFor(q: Query, { sql, bindings, known }: Scope): Promise<(Received & { promiseId: number })[]> {
  return rowsOf(
    q,
    `select p.id as "promiseId", a.id as "allocationId", pp.item_id as "itemId", a.amount_minor as "amountMinor",
       a.allocated_on as "allocatedOn", c.issued_on as "receivedOn", a.reverses_id as "reversesId"
     from promise p join promise_part pp on pp.promise_id = p.id
     join v_allocation a on ${SINCE}
     join v_open_item_ever c on c.item_id = a.from_item_id
     where ${sql} and a.recorded_at <= ? order by a.id`,
    [...bindings, known],
  );
}

/** One promise as it stands on a day. */
export async function judgedPromise(q: Query, companyId: number, id: number, asOn: Day): Promise<Judged | undefined> {
  return (await judgedPromises(q, { companyId, id }, asOn))[0];
}

/** Who is responsible for these customers; those with nobody are left out. */
export async function collectorsOf(
  q: Query,
  companyId: number,
  customerIds: readonly number[],
): Promise<Map<number, string>> {
  const wanted = tableOf(
    q,
    { id: 'bigint' },
    customerIds.map((id) => ({ id })),
  );
  const rows = await rowsOf<{ id: number; collector: string }>(
    q,
    `select id, collector from v_customer
     where company_id = ? and collector is not null and id in (select id from ${wanted.sql} as wanted)`,
    [companyId, ...wanted.bindings],
  );
  return new Map(rows.map((row) => [row.id, row.collector]));
}
