import { maxDay, type Day } from '../kernel/day';
import { nextNumbers } from '../companies/store';
import { rowsOf, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { NewAllocation } from './allocation';
import { allocateMany } from './allocation.store';
import { cancelEntries } from './cancellation.store';
import { bookEntries } from './entry.store';
import { labelOf, type OpenItem } from './open-item';
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

/**
 * Allocates real payments to items that a list had settled before: the adjustments make way, and what the payments do not
 * cover is settled again as it was. Items without such an adjustment are allocated as usual.
 */
export async function replaceSettlements(tx: Tx, work: Work, rows: readonly NewAllocation[]): Promise<void> {
  const companyId = rows[0]?.companyId;
  if (companyId === undefined) return;
  const targets = rows.flatMap((row) => ('itemId' in row.to ? [row.to.itemId] : []));
  const settlements = await settlementsOf(tx, companyId, targets);
  await cancelEntries(tx, work, {
    companyId,
    entryIds: [...new Set(settlements.map((settlement) => settlement.entryId))],
    why: 'the real payment arrived',
  });
  await allocateMany(tx, work, rows);
  await settleMany(
    tx,
    work,
    stillSettled(settlements, rows).map((settlement) => ({ ...settlement, companyId })),
  );
}

type Booked = Omit<Settlement, 'companyId'> & { readonly entryId: number };

/** What the list said beyond the payments: the newest settlements stay, the oldest were the payments. */
function stillSettled(settlements: readonly Booked[], payments: readonly NewAllocation[]): Omit<Booked, 'entryId'>[] {
  const beyond = new Map<number, number>();
  const add = (itemId: number, minor: number): void => void beyond.set(itemId, (beyond.get(itemId) ?? 0) + minor);
  for (const settlement of settlements) add(settlement.itemId, settlement.amountMinor);
  for (const payment of payments) if ('itemId' in payment.to) add(payment.to.itemId, -payment.amountMinor);
  return [...settlements].reverse().flatMap(({ entryId: _, ...settlement }) => {
    const amountMinor = Math.min(settlement.amountMinor, beyond.get(settlement.itemId) ?? 0);
    if (amountMinor <= 0) return [];
    add(settlement.itemId, -amountMinor);
    return [{ ...settlement, amountMinor }];
  });
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
