import { actorText } from '../kernel/actor';
import { assert } from '../kernel/assert';
import { maxDay, type Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { dialectOf, rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import { objections, type Allocation, type NewAllocation, type Objection, type Side } from './allocation';
import { rebalance } from './balance.store';
import { appendEvents, type NewEvent } from './event.store';

/**
 * Allocations: added and reversed, never changed. Each batch is checked as a whole before anything is written; the tables
 * themselves refuse what would take more than the credit or the item has.
 */
const ALLOCATION = `id, customer_id as "customerId", from_item_id as "fromItemId", to_item_id as "toItemId",
  to_charge_id as "toChargeId", amount_minor as "amountMinor", allocated_on as "allocatedOn", basis,
  reverses_id as "reversesId", reason`;

/**
 * Applies credits to items and charges of the same company, customer and currency, all or nothing, and returns the rows
 * as they were booked. Refuses with the position of the first that cannot be made.
 */
export async function allocateMany(tx: Tx, work: Work, rows: readonly NewAllocation[]): Promise<Allocation[]> {
  const companyId = rows[0]?.companyId;
  if (companyId === undefined) return [];
  assert(
    rows.every((row) => row.companyId === companyId),
    'one batch of allocations is one company’s',
  );
  const sides = await sidesOf(tx, companyId, rows);
  const batch = rows.map((row) => ({
    row,
    from: sides.get(`item/${row.fromItemId}`),
    to: sides.get(targetKey(row)),
    amountMinor: row.amountMinor,
  }));
  objections(batch).forEach((objection, at) => {
    if (objection) throw refused(objection, at, batch[at]?.amountMinor ?? 0);
  });
  const made = await insertAllocations(
    tx,
    work,
    companyId,
    batch.map(({ row, from, to }) => ({
      customer_id: from?.customerId,
      from_item_id: row.fromItemId,
      to_item_id: 'itemId' in row.to ? row.to.itemId : null,
      to_charge_id: 'chargeId' in row.to ? row.to.chargeId : null,
      amount_minor: row.amountMinor,
      allocated_on: [from?.since, to?.since].reduce<Day>((on, since) => maxDay(on, since ?? on), row.allocatedOn),
      basis: row.basis,
      import_id: row.importId,
    })),
  );
  await moveOpen(tx, companyId, made);
  await appendEvents(tx, work, [
    ...made.map((a) => eventOf('allocated', companyId, a)),
    ...settledBy(companyId, made, sides),
  ]);
  return made;
}

export interface Reversal {
  readonly companyId: number;
  readonly allocationIds: readonly number[];
  readonly reason: string;
  /** The business day on which the money went back; `as-if-never`: it was booked by mistake and never counted. */
  readonly on: Day | 'as-if-never';
  readonly importId?: number | null;
}

/** Takes allocations back: each gets a row that reverses it, and what it paid is open again. Refuses a second reversal. */
export async function reverseAllocations(tx: Tx, work: Work, reversal: Reversal): Promise<Allocation[]> {
  const { companyId } = reversal;
  const found = await allocationsById(tx, companyId, reversal.allocationIds);
  const reversible = found.filter((allocation) => allocation.reversesId === null && !allocation.reversed);
  if (reversible.length !== new Set(reversal.allocationIds).size) {
    throw new Refusal(
      'already-reversed',
      'One of these allocations does not exist or was reversed before.',
      'Look at the customer’s statement for what is applied now.',
    );
  }
  const made = await insertAllocations(
    tx,
    work,
    companyId,
    reversible.map((allocation) => ({
      customer_id: allocation.customerId,
      from_item_id: allocation.fromItemId,
      to_item_id: allocation.toItemId,
      to_charge_id: allocation.toChargeId,
      amount_minor: -allocation.amountMinor,
      allocated_on:
        reversal.on === 'as-if-never' ? allocation.allocatedOn : maxDay(reversal.on, allocation.allocatedOn),
      basis: allocation.basis,
      reverses_id: allocation.id,
      reason: reversal.reason,
      import_id: reversal.importId,
    })),
  );
  await moveOpen(tx, companyId, made);
  await appendEvents(
    tx,
    work,
    made.map((allocation) => eventOf('reversed', companyId, allocation)),
  );
  return made;
}

/** The allocations that touch these items on either side, reversals too, oldest first. */
export async function allocationsOf(q: Query, companyId: number, itemIds: readonly number[]): Promise<Allocation[]> {
  const wanted = tableOf(
    q,
    { id: 'bigint' },
    itemIds.map((id) => ({ id })),
  );
  return rowsOf<Allocation>(
    q,
    `with wanted as (select id as item_id from ${wanted.sql} as given)
     select ${ALLOCATION} from allocation where company_id = ? and to_item_id in (select item_id from wanted)
     union select ${ALLOCATION} from allocation where company_id = ? and from_item_id in (select item_id from wanted)
     order by id`,
    [...wanted.bindings, companyId, companyId],
  );
}

/** These allocations, and whether each was reversed. */
export async function allocationsById(
  q: Query,
  companyId: number,
  ids: readonly number[],
): Promise<(Allocation & { reversed: number })[]> {
  const wanted = tableOf(
    q,
    { id: 'bigint' },
    ids.map((id) => ({ id })),
  );
  return rowsOf(
    q,
    `select ${ALLOCATION}, (select count(*) from allocation r where r.reverses_id = allocation.id) as reversed
     from allocation where company_id = ? and id in (select id from ${wanted.sql} as wanted) order by id`,
    [companyId, ...wanted.bindings],
  );
}

type KnownSide = Side & { readonly since: Day };

const targetKey = (row: NewAllocation): string =>
  'itemId' in row.to ? `item/${row.to.itemId}` : `charge/${row.to.chargeId}`;

/** What both ends of each allocation have open now; locked on PostgreSQL, so that two batches cannot spend one credit. */
async function sidesOf(tx: Tx, companyId: number, rows: readonly NewAllocation[]): Promise<Map<string, KnownSide>> {
  const items = rows.flatMap((row) => ['itemId' in row.to ? row.to.itemId : undefined, row.fromItemId]);
  const charges = rows.map((row) => ('chargeId' in row.to ? row.to.chargeId : undefined));
  const lock = dialectOf(tx) === 'postgres' ? 'for update of s' : '';
  const [wantedItems, wantedCharges] = [items, charges].map((ids) =>
    tableOf(
      tx,
      { id: 'bigint' },
      [...new Set(ids)].flatMap((id) => (id === undefined ? [] : [{ id }])),
    ),
  );
  const found = await rowsOf<KnownSide>(
    tx,
    `select 'item/' || s.id as key, s.customer_id as "customerId", s.currency, s.amount_minor as "amountMinor",
       s.open_minor as "openMinor", e.issued_on as since
     from open_item s join entry e on e.id = s.entry_id
     where s.company_id = ? and e.cancelled_at is null and s.id in (select id from ${wantedItems?.sql ?? ''} as w) ${lock}`,
    [companyId, ...(wantedItems?.bindings ?? [])],
  );
  const claimed = await rowsOf<KnownSide>(
    tx,
    `select 'charge/' || s.id as key, s.customer_id as "customerId", s.currency, s.amount_minor as "amountMinor",
       s.open_minor as "openMinor", s.arose_on as since
     from charge s
     where s.company_id = ? and s.waived_at is null and s.id in (select id from ${wantedCharges?.sql ?? ''} as w) ${lock}`,
    [companyId, ...(wantedCharges?.bindings ?? [])],
  );
  return new Map([...found, ...claimed].map((side) => [side.key, side]));
}

async function insertAllocations(
  tx: Tx,
  work: Work,
  companyId: number,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<Allocation[]> {
  const given = tableOf(
    tx,
    {
      customer_id: 'bigint',
      from_item_id: 'bigint',
      to_item_id: 'bigint',
      to_charge_id: 'bigint',
      amount_minor: 'bigint',
      allocated_on: 'text',
      basis: 'text',
      reverses_id: 'bigint',
      reason: 'text',
      import_id: 'bigint',
    },
    rows,
  );
  const columns = `customer_id, from_item_id, to_item_id, to_charge_id, amount_minor, allocated_on, basis, reverses_id, reason, import_id`;
  return rowsOf<Allocation>(
    tx,
    `insert into allocation (company_id, ${columns}, recorded_at, recorded_by)
     select ?, ${columns}, ?, ? from ${given.sql} as given where true
     returning ${ALLOCATION}`,
    [companyId, work.now, actorText(work.actor), ...given.bindings],
  );
}

/** Carries what was allocated or reversed into the open amounts and the balances: the only place that does. */
async function moveOpen(tx: Tx, companyId: number, made: readonly Allocation[]): Promise<void> {
  const moves = made.flatMap((a) => [
    { item_id: a.fromItemId, charge_id: null, minor: a.amountMinor },
    { item_id: a.toItemId, charge_id: a.toChargeId, minor: -a.amountMinor },
  ]);
  const given = tableOf(tx, { item_id: 'bigint', charge_id: 'bigint', minor: 'bigint' }, moves);
  await tx.raw(
    `update open_item set open_minor = open_minor + moved.minor
     from (select item_id, sum(minor) as minor from ${given.sql} as given group by item_id) as moved
     where moved.item_id = open_item.id`,
    [...given.bindings],
  );
  await tx.raw(
    `update charge set open_minor = open_minor + moved.minor
     from (select charge_id, sum(minor) as minor from ${given.sql} as given group by charge_id) as moved
     where moved.charge_id = charge.id`,
    [...given.bindings],
  );
  await rebalance(
    tx,
    companyId,
    made.map((allocation) => allocation.customerId),
  );
}

function eventOf(kind: 'allocated' | 'reversed', companyId: number, made: Allocation): NewEvent {
  return {
    companyId,
    customerId: made.customerId,
    kind,
    subject: made.toItemId === null ? `charge/${made.toChargeId ?? 0}` : `item/${made.toItemId}`,
    payload: { allocation: made.id, fromItem: made.fromItemId, amountMinor: made.amountMinor, reason: made.reason },
    occurredOn: made.allocatedOn,
  };
}

/** One event for each item of which nothing is open any more. */
function settledBy(companyId: number, made: readonly Allocation[], sides: ReadonlyMap<string, Side>): NewEvent[] {
  const left = new Map<number, { open: number; last: Allocation }>();
  for (const allocation of made) {
    if (allocation.toItemId === null) continue;
    const before = left.get(allocation.toItemId)?.open ?? sides.get(`item/${allocation.toItemId}`)?.openMinor ?? 0;
    left.set(allocation.toItemId, { open: before - allocation.amountMinor, last: allocation });
  }
  return [...left.values()]
    .filter(({ open }) => open === 0)
    .map(({ last }) => ({ ...eventOf('allocated', companyId, last), kind: 'settled', payload: {} }));
}

function refused(objection: Objection, at: number, amountMinor: number): Refusal {
  const sentence: Record<Objection['because'], string> = {
    unknown: 'The payment or the document does not exist, or was cancelled.',
    'no-credit': 'What should be applied is not a payment or credit note.',
    'no-debt': 'A payment can only be applied to something that the customer owes.',
    'other-customer': 'The payment belongs to another customer.',
    'other-currency': 'The payment is in another currency.',
    'no-amount': 'The amount must be more than nothing.',
    'more-than-credit': 'The payment has less left than that.',
    'more-than-open': 'Less than that is open.',
  };
  return new Refusal(
    `allocation-${objection.because}`,
    sentence[objection.because],
    'Look at what is open (duly items) and at what is left of the payment.',
    { at, amountMinor, ...objection },
  );
}
