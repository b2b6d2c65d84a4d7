import { rowsOf, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Day } from '../kernel/day';
import { rebalance } from './balance.store';
import { count, fill, idsText, run, stampOf, temporary, type Stamp } from './book-sql.store';
import { noteMoved, reopenMoved, type Whose } from './book-release.store';
import { settleInBulk } from './book-settlements.store';

/**
 * What a snapshot no longer names. Only items inside its scope can be missing; they are presumed settled: not chased, still shown,
 * and closed by a person or by the next snapshot.
 */
export interface SnapshotScope {
  /** The list's own day: an entry issued after it cannot be missing from it. */
  readonly asOf: Day;
  readonly currency?: string;
  readonly customerIds?: readonly number[];
  readonly onlyOverdue: boolean;
  /** The list shows credits too, so that they can be missing as well. */
  readonly credits: boolean;
  /** Imports of other lists: what they brought is theirs to miss. */
  readonly otherLists: readonly number[];
}

function inScope(companyId: number, scope: SnapshotScope): string {
  return [
    `i.company_id = ${companyId}`,
    scope.credits ? 'i.open_minor <> 0' : 'i.open_minor > 0',
    `e.cancelled_at is null and e.basis = 'booked' and e.import_id is not null and e.issued_on <= :asOf`,
    ...(scope.currency === undefined ? [] : ['i.currency = :currency']),
    ...(scope.customerIds === undefined ? [] : [`i.customer_id in (${idsText(scope.customerIds)})`]),
    ...(scope.onlyOverdue ? ['i.due_on < :asOf'] : []),
    ...(scope.otherLists.length === 0 ? [] : [`e.import_id not in (${idsText(scope.otherLists)})`]),
  ].join(' and ');
}

const bound = (stamp: Stamp, scope: SnapshotScope): Stamp => ({ ...stamp, currency: scope.currency ?? '' });

/** What is owed in the scope, per currency and without credits; asked before the lines are booked. */
export async function openInScope(tx: Tx, work: Work, companyId: number, scope: SnapshotScope): Promise<Sums> {
  const stamp = bound(stampOf(work, scope.asOf), scope);
  const answer: unknown = await tx.raw(
    `select i.currency, sum(i.open_minor) as minor, count(*) as items from open_item i join entry e on e.id = i.entry_id
     where ${inScope(companyId, { ...scope, credits: false })} and i.presumed_settled_on is null group by i.currency`,
    stamp,
  );
  const rows = (Array.isArray(answer) ? answer : (answer as { rows: unknown[] }).rows) as SumRow[];
  return new Map(rows.map(({ currency, minor, items }) => [currency, { minor, items }]));
}

interface SumRow {
  readonly currency: string;
  readonly minor: number;
  readonly items: number;
}

/** Per currency: minor units that are owed, and how many items. */
export type Sums = ReadonlyMap<string, { readonly minor: number; readonly items: number }>;

export interface Missing {
  /** Missing for the first time. */
  readonly fresh: Sums;
  /** Missing from a snapshot of an earlier day already, and from this one again. */
  readonly again: Sums;
}

/** Finds what `book_match` does not name; leaves it in `book_missing`. */
export async function findMissing(tx: Tx, work: Work, booking: Whose, scope: SnapshotScope): Promise<Missing> {
  const stamp = bound(stampOf(work, scope.asOf), scope);
  await temporary(
    tx,
    'book_missing',
    'item_id bigint, entry_id bigint, part int, currency text, minor bigint, again int',
  );
  await fill(
    tx,
    stamp,
    'book_missing',
    `select i.id, i.entry_id, i.part, i.currency, i.open_minor, case when i.presumed_settled_on is null then 0 else 1 end
     from open_item i join entry e on e.id = i.entry_id
     where ${inScope(booking.companyId, scope)} and (i.presumed_by_import is null or i.presumed_by_import <> ${String(booking.importId)})
       and (i.presumed_settled_on is null or i.presumed_settled_on < :asOf)
       and not exists (select 1 from book_listed l where l.entry_id = i.entry_id and l.part = i.part)`,
  );
  return { fresh: await sums(tx, 0), again: await sums(tx, 1) };
}

/** What the list names, to be looked up; made once the lines are booked. */
export async function noteListed(tx: Tx, work: Work, asOf: Day): Promise<void> {
  await temporary(tx, 'book_listed', 'entry_id bigint, part int');
  await fill(tx, stampOf(work, asOf), 'book_listed', 'select entry_id, part from book_match');
  await tx.raw('create index book_listed_by_entry on book_listed (entry_id, part)');
}

async function sums(tx: Tx, again: 0 | 1): Promise<Sums> {
  const rows = await rowsOf<SumRow>(
    tx,
    `select currency, sum(case when minor > 0 then minor else 0 end) as minor, count(*) as items from book_missing
     where again = ${again} group by currency`,
  );
  return new Map(rows.map(({ currency, minor, items }) => [currency, { minor, items }]));
}

/** Marks what is missing for the first time, with what stood there before. */
export async function presumeMissing(tx: Tx, work: Work, booking: Whose, asOf: Day): Promise<void> {
  const stamp = stampOf(work, asOf);
  const change = (field: string, value: string): string =>
    `select ${booking.companyId}, entry_id, part, '${field}', cast(null as text), ${value}, ${String(booking.importId)}, :at, :by
     from book_missing where again = 0`;
  await run(
    tx,
    stamp,
    `insert into entry_change (company_id, entry_id, part, field, before, after, import_id, recorded_at, recorded_by)
     ${change('presumed_settled_on', ':asOf')} union all ${change('presumed_by_import', `'${String(booking.importId)}'`)}`,
  );
  await run(
    tx,
    stamp,
    `update open_item set presumed_settled_on = :asOf, presumed_by_import = ${String(booking.importId)}
     where id in (select item_id from book_missing where again = 0)`,
  );
}

export interface Closed {
  readonly items: number;
  /** The imports that had presumed them settled. */
  readonly imports: readonly number[];
}

/** Closes what has been missing since an earlier snapshot, as of the day on which it was missed first. */
export async function closeMissing(tx: Tx, work: Work, booking: Whose, asOf: Day): Promise<Closed> {
  const which = 'i.id in (select item_id from book_missing where again = 1)';
  const rows = await rowsOf<{ id: number }>(
    tx,
    `select distinct i.presumed_by_import as id from open_item i where i.presumed_by_import is not null and ${which}`,
  );
  const items = await closePresumed(tx, stampOf(work, asOf), booking, which);
  return { items, imports: rows.map(({ id }) => id) };
}

/** Closes what one snapshot presumed settled, because a person says so. Returns how many items were closed. */
export async function closePresumedBy(tx: Tx, work: Work, booking: Whose): Promise<number> {
  const which = `i.presumed_by_import = ${String(booking.importId)}`;
  return closePresumed(tx, stampOf(work, work.today), booking, which);
}

/** Closes one item that is presumed settled, because a person says so. Returns how many were closed. */
export async function closePresumedItem(tx: Tx, work: Work, companyId: number, itemId: number): Promise<number> {
  return closePresumed(tx, stampOf(work, work.today), { companyId, importId: null }, `i.id = ${String(itemId)}`);
}

async function closePresumed(tx: Tx, stamp: Stamp, booking: Whose, which: string): Promise<number> {
  const closed = await settleInBulk(tx, stamp, booking, {
    basis: 'presumed',
    select: `select i.id as item_id, i.customer_id, i.currency, abs(i.open_minor) as minor,
        case when i.amount_minor > 0 then 1 else 0 end as debt, i.presumed_settled_on as on_day,
        case when e.parts > 1 then e.document || '/' || i.part else e.document end as label
      from open_item i join entry e on e.id = i.entry_id
      where i.company_id = ${booking.companyId} and i.open_minor <> 0 and i.presumed_settled_on is not null and ${which}`,
  });
  if (closed === 0) return 0;
  await noteMoved(tx);
  await run(tx, stamp, 'insert into book_moved select item_id from book_fall');
  await reopenMoved(tx, stamp);
  if ((await count(tx, '(select distinct customer_id from book_fall) c')) > 0) await rebalanceFallen(tx, booking);
  return closed;
}

async function rebalanceFallen(tx: Tx, booking: Whose): Promise<void> {
  const rows = await rowsOf<{ id: number }>(tx, 'select distinct customer_id as id from book_fall');
  await rebalance(
    tx,
    booking.companyId,
    rows.map(({ id }) => id),
  );
}
