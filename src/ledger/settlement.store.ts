import { maxDay, type Day } from '../kernel/day';
import { nextNumbers } from '../companies/store';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { NewAllocation } from './allocation';
import { allocateMany } from './allocation.store';
import { cancelEntries } from './cancellation.store';
import { bookEntries } from './entry.store';
import { lockItems } from './lock.store';
import { labelOf, type OpenItem } from './open-item';
import { makeWay, type RealPayment } from './replaced';
import { openItemsOf } from './store';

/**
 * What we know only from a list: that less is open of an item than the entries explain. Booked as an adjustment with its
 * allocation, marked with its basis, so that the real payment, when it comes, takes its place.
 */
export interface Settlement {
  readonly companyId: number;
  /** An item that is owed, or a credit that was used. */
  readonly itemId: number;
  /** > 0, whichever the sign of the item. */
  readonly amountMinor: number;
  /** The as-of day of the list, or the day that it gives for the payment. */
  readonly on: Day;
  /** reported: the list says so · presumed: the item vanished from it. */
  readonly basis: 'reported' | 'presumed';
  readonly importId?: number | null;
}

/** Books the adjustments with their allocations. Refuses more than is open. */
export async function settleMany(tx: Tx, work: Work, rows: readonly Settlement[]): Promise<void> {
  const companyId = rows[0]?.companyId;
  if (companyId === undefined) return;
  const items = new Map(
    (
      await openItemsOf(
        tx,
        companyId,
        rows.map((row) => row.itemId),
      )
    ).map((item) => [item.itemId, item]),
  );
  const known = rows.flatMap((row) => {
    const item = items.get(row.itemId);
    return item ? [{ row, item }] : [];
  });
  const first = await nextNumbers(tx, companyId, 'settlement', known.length);
  const booked = await bookEntries(
    tx,
    work,
    known.map(({ row, item }, at) => adjustment(row, item, first + at)),
  );
  await allocateMany(
    tx,
    work,
    known.map(({ row, item }, at) => settling(row, item, booked[at]?.itemIds[0] ?? 0)),
  );
}

const adjustment = (row: Settlement, item: OpenItem, number: number): Parameters<typeof bookEntries>[2][number] => ({
  companyId: row.companyId,
  customerId: item.customerId,
  type: 'adjustment',
  document: labelOf(item),
  identity: `settlement|${number}`,
  currency: item.currency,
  amountMinor: item.amountMinor < 0 ? row.amountMinor : -row.amountMinor,
  issuedOn: maxDay(row.on, item.issuedOn),
  basis: row.basis,
  importId: row.importId ?? null,
});

function settling(row: Settlement, item: OpenItem, adjustmentItemId: number): NewAllocation {
  const [fromItemId, toItemId] =
    item.amountMinor < 0 ? [item.itemId, adjustmentItemId] : [adjustmentItemId, item.itemId];
  return {
    companyId: row.companyId,
    fromItemId,
    to: { itemId: toItemId },
    amountMinor: row.amountMinor,
    allocatedOn: row.on,
    basis: row.basis,
    importId: row.importId ?? null,
  };
}

/** Money that is about to be allocated to items, each with its own amount and day. */
export interface PaymentsOf {
  readonly companyId: number;
  readonly payments: readonly (RealPayment & { readonly itemId: number })[];
}

/**
 * What lists had settled of these items makes way for the payments that are about to be allocated to them, as far as those payments
 * are that money (`makeWay`); the caller allocates next, in the same transaction. Items that no list settled are left alone. Returns what
 * made way, for `settleAgain`.
 */
async function replaceSettlement(tx: Tx, work: Work, { companyId, payments }: PaymentsOf): Promise<Settlement[]> {
  const itemIds = [...new Set(payments.map(({ itemId }) => itemId))];
  await lockItems(tx, companyId, itemIds);
  const standing = await settlementsOf(tx, companyId, itemIds);
  if (standing.length === 0) return [];
  const open = new Map((await openItemsOf(tx, companyId, itemIds)).map(({ itemId, openMinor }) => [itemId, openMinor]));
  const made = new Map(
    itemIds.flatMap((itemId) => {
      const of = <One extends { readonly itemId: number }>(all: readonly One[]): One[] => all.filter((one) => one.itemId === itemId); // prettier-ignore
      const way = makeWay(of(standing), of(payments), open.get(itemId) ?? 0);
      return way.map(({ entryId, amountMinor }) => [entryId, amountMinor] as const);
    }),
  );
  const touched = standing.filter(({ entryId }) => made.has(entryId));
  await cancelEntries(tx, work, {
    companyId,
    entryIds: touched.map(({ entryId }) => entryId),
    why: 'replaced by a real payment',
  });
  const parts = (minorOf: (one: Booked) => number): Settlement[] =>
    touched.flatMap((one) => {
      const { entryId: _, ...settlement } = { ...one, amountMinor: minorOf(one), companyId };
      return settlement.amountMinor > 0 ? [settlement] : [];
    });
  await settleMany(tx, work, parts((one) => one.amountMinor - (made.get(one.entryId) ?? 0))); // prettier-ignore
  return parts((one) => made.get(one.entryId) ?? 0);
}

/** The same, and the allocations themselves: all of these rows are real payments to items. */
export async function replaceSettlements(tx: Tx, work: Work, rows: readonly NewAllocation[]): Promise<Settlement[]> {
  const companyId = rows[0]?.companyId;
  if (companyId === undefined) return [];
  const payments = rows.flatMap(({ to, amountMinor, allocatedOn: on }) =>
    'itemId' in to ? [{ itemId: to.itemId, amountMinor, on }] : [],
  );
  const replaced = await replaceSettlement(tx, work, { companyId, payments });
  await allocateMany(tx, work, rows);
  return replaced;
}

/** The payment was taken back: what the list had said stands again, as far as nothing else has paid the item since. */
export async function settleAgain(tx: Tx, work: Work, settlements: readonly Settlement[]): Promise<void> {
  const companyId = settlements[0]?.companyId;
  if (companyId === undefined) return;
  const items = await openItemsOf(tx, companyId, settlements.map(({ itemId }) => itemId)); // prettier-ignore
  const left = new Map(items.map(({ itemId, openMinor }) => [itemId, Math.abs(openMinor)]));
  const again = settlements.flatMap((one) => {
    const open = left.get(one.itemId) ?? 0;
    const amountMinor = Math.min(one.amountMinor, open);
    left.set(one.itemId, open - amountMinor);
    return amountMinor > 0 ? [{ ...one, amountMinor }] : [];
  });
  await settleMany(tx, work, again);
}

type Booked = Omit<Settlement, 'companyId'> & { readonly entryId: number };

/** What a list says was paid, without a payment that shows it: the money of a bank line may be this. */
export interface ToldBefore {
  readonly itemId: number;
  readonly customerId: number;
  readonly currency: string;
  readonly document: string;
  readonly part: number;
  readonly parts: number;
  /** > 0. */
  readonly settledMinor: number;
  readonly on: Day;
  readonly basis: 'reported' | 'presumed';
}

/** What lists have settled since a day and no payment has taken the place of; of these customers, or of everybody. */
export async function toldBefore(
  q: Query,
  { companyId, since, customerIds }: { readonly companyId: number; readonly since: Day; readonly customerIds?: readonly number[] }, // prettier-ignore
): Promise<ToldBefore[]> {
  const wanted = tableOf(
    q,
    { id: 'bigint' },
    (customerIds ?? []).map((id) => ({ id })),
  );
  const whose = customerIds === undefined ? '' : `and e.customer_id in (select id from ${wanted.sql} as wanted)`;
  return rowsOf<ToldBefore>(
    q,
    `select a.to_item_id as "itemId", e.customer_id as "customerId", e.currency, v.document, v.part, v.parts,
       a.amount_minor as "settledMinor", e.issued_on as "on", e.basis
     from entry e join open_item c on c.entry_id = e.id join allocation a on a.from_item_id = c.id
     join v_open_item v on v.item_id = a.to_item_id
     where e.company_id = ? and e.issued_on >= ? ${whose} and e.type = 'adjustment'
       and e.basis in ('reported', 'presumed') and e.cancelled_at is null and a.reverses_id is null
       and not exists (select 1 from allocation r where r.reverses_id = a.id)
     order by e.customer_id, e.issued_on, a.to_item_id`,
    [companyId, since, ...(customerIds === undefined ? [] : wanted.bindings)],
  );
}

/** The adjustments that a list led to and that still settle these items, oldest first. */
async function settlementsOf(tx: Tx, companyId: number, itemIds: readonly number[]): Promise<Booked[]> {
  const wanted = tableOf(
    tx,
    { id: 'bigint' },
    [...new Set(itemIds)].map((id) => ({ id })),
  );
  return rowsOf<Booked>(
    tx,
    `select e.id as "entryId", a.to_item_id as "itemId", a.amount_minor as "amountMinor", e.issued_on as "on", e.basis,
       e.import_id as "importId"
     from allocation a join open_item c on c.id = a.from_item_id join entry e on e.id = c.entry_id
     where a.company_id = ? and a.to_item_id in (select id from ${wanted.sql} as wanted) and a.reverses_id is null
       and e.type = 'adjustment' and e.basis in ('reported', 'presumed') and e.cancelled_at is null
       and not exists (select 1 from allocation r where r.reverses_id = a.id)
     order by e.issued_on, e.id`,
    [companyId, ...wanted.bindings],
  );
}

/** Marks items that are missing from a snapshot (`on` is its day), or takes the mark back (`on` empty). */
export async function presumeSettled(tx: Tx, mark: Presumption): Promise<void> {
  const wanted = tableOf(
    tx,
    { id: 'bigint' },
    mark.itemIds.map((id) => ({ id })),
  );
  await tx.raw(
    `update open_item set presumed_settled_on = ?, presumed_by_import = ?
     where company_id = ? and id in (select id from ${wanted.sql} as wanted)`,
    [mark.on, mark.importId, mark.companyId, ...wanted.bindings],
  );
}

export interface Presumption {
  readonly companyId: number;
  readonly itemIds: readonly number[];
  readonly on: Day | null;
  readonly importId: number | null;
}
