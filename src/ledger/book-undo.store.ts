import { rowsOf, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { rebalance } from './balance.store';
import { NUMBER_FIELDS } from './book';
import { count, fill, inForce, run, stampOf, temporary, type Stamp } from './book-sql.store';
import { cancelInBulk, noteMoved, reopenMoved, reverseInBulk, type Whose } from './book-release.store';

/**
 * An import taken back as a unit: what it allocated is reversed, what it brought is cancelled, what it changed is as before unless
 * somebody changed it since, what it took away is there again. Nothing is deleted: history shows the import and its end.
 */
export interface UndoneImport {
  readonly companyId: number;
  readonly importId: number;
  /** When it was booked: marks without an import of their own are known by it. */
  readonly recordedAt: string;
}

export interface UndoneLines {
  readonly cancelled: number;
  readonly restored: number;
}

export async function undoLines(tx: Tx, work: Work, undone: UndoneImport): Promise<UndoneLines> {
  const stamp = { ...stampOf(work, work.today), then: undone.recordedAt };
  await takeBack(tx, stamp, undone);
  const cancelled = await cancelBrought(tx, stamp, undone);
  const restored = await restoreFields(tx, stamp, undone);
  await giveBack(tx, stamp, undone);
  await restoreMarks(tx, stamp, undone);
  await rebalance(tx, undone.companyId, 'all');
  return { cancelled, restored };
}

/** What the undo itself writes belongs to no import: a second undo would not find it. */
const byUndo = (undone: UndoneImport): Whose => ({ companyId: undone.companyId, importId: null });

/** What it allocated among other entries. */
async function takeBack(tx: Tx, stamp: Stamp, undone: UndoneImport): Promise<void> {
  await noteMoved(tx);
  await temporary(tx, 'book_reverse', 'allocation_id bigint');
  await fill(
    tx,
    stamp,
    'book_reverse',
    `select a.id from allocation a where a.import_id = ${undone.importId} and a.company_id = ${undone.companyId} and ${inForce('a')}`,
  );
  await reverseInBulk(tx, stamp, byUndo(undone), 'the import was undone');
  await reopenMoved(tx, stamp);
}

async function cancelBrought(tx: Tx, stamp: Stamp, undone: UndoneImport): Promise<number> {
  await temporary(tx, 'book_cancel', 'entry_id bigint');
  await fill(
    tx,
    stamp,
    'book_cancel',
    `select id from entry where company_id = ${undone.companyId} and import_id = ${undone.importId} and cancelled_at is null`,
  );
  const many = await count(tx, 'book_cancel');
  if (many > 0) await cancelInBulk(tx, stamp, byUndo(undone), 'the import was undone');
  return many;
}

/** Each field that it changed last gets back what stood there before; that is a change too. */
async function restoreFields(tx: Tx, stamp: Stamp, undone: UndoneImport): Promise<number> {
  const own = `c.import_id = ${undone.importId} and c.company_id = ${undone.companyId}`;
  await temporary(tx, 'book_field', 'entry_id bigint, part int, field text, before text, after text');
  await fill(
    tx,
    stamp,
    'book_field',
    `select c.entry_id, c.part, c.field, c.after, c.before from entry_change c
     join entry e on e.id = c.entry_id
     where ${own} and (e.cancelled_at is null or c.field = 'cancelled_at')
       and not exists (select 1 from entry_change n where n.entry_id = c.entry_id and n.field = c.field and n.id > c.id
         and coalesce(n.part, 0) = coalesce(c.part, 0))`,
  );
  await leavePaidOn(tx, stamp);
  await emptyParts(tx, stamp, undone);
  await run(
    tx,
    stamp,
    `insert into entry_change (company_id, entry_id, part, field, before, after, recorded_at, recorded_by)
     select ${undone.companyId}, entry_id, part, field, before, after, :at, :by from book_field`,
  );
  const fields = await rowsOf<{ field: string; item: number }>(
    tx,
    `select distinct field, case when part is null then 0 else 1 end as item from book_field`,
  );
  for (const { field, item } of fields) await restoreField(tx, stamp, field, item === 1);
  await noteMoved(tx);
  await run(
    tx,
    stamp,
    `insert into book_moved select i.id from open_item i where i.entry_id in (select entry_id from book_field)`,
  );
  await reopenMoved(tx, stamp);
  return count(tx, '(select distinct entry_id from book_field) f');
}

/** Where more was paid since than the old amount, the new one stays. */
async function leavePaidOn(tx: Tx, stamp: Stamp): Promise<void> {
  await run(
    tx,
    stamp,
    `delete from book_field where field in ('amount_minor', 'parts') and entry_id in (
       select f.entry_id from book_field f join open_item i on i.entry_id = f.entry_id and i.part = f.part
       where f.field = 'amount_minor' and abs(i.amount_minor) - abs(i.open_minor) > abs(cast(f.after as bigint)))`,
  );
}

/** Parts that it added have nothing in them any more. */
async function emptyParts(tx: Tx, stamp: Stamp, undone: UndoneImport): Promise<void> {
  const added = `select i.id from book_field f join open_item i on i.entry_id = f.entry_id
    where f.field = 'parts' and i.part > cast(f.after as bigint)`;
  await temporary(tx, 'book_reverse', 'allocation_id bigint');
  await fill(
    tx,
    stamp,
    'book_reverse',
    `select a.id from allocation a where a.to_item_id in (${added}) and ${inForce('a')}`,
  );
  await noteMoved(tx);
  await reverseInBulk(tx, stamp, byUndo(undone), 'the import was undone');
  await reopenMoved(tx, stamp);
  await run(tx, stamp, `update open_item set amount_minor = 0, open_minor = 0 where id in (${added})`);
}

async function restoreField(tx: Tx, stamp: Stamp, field: string, item: boolean): Promise<void> {
  const value = NUMBER_FIELDS.has(field) ? 'cast(f.after as bigint)' : 'f.after';
  const which = `from book_field f where f.field = '${field}' and`;
  if (!item) {
    const who = field === 'cancelled_at' ? ', cancelled_by = null' : '';
    await run(
      tx,
      stamp,
      `update entry set ${field} = ${value}${who} ${which} f.part is null and f.entry_id = entry.id`,
    );
    return;
  }
  const open =
    field === 'amount_minor' ? `, open_minor = open_item.open_minor + ${value} - open_item.amount_minor` : '';
  await run(
    tx,
    stamp,
    `update open_item set ${field} = ${value}${open} ${which} f.part = open_item.part and f.entry_id = open_item.entry_id`,
  );
}

/** Allocations that it had reversed count again, as far as both sides still have room. */
async function giveBack(tx: Tx, stamp: Stamp, undone: UndoneImport): Promise<void> {
  await temporary(
    tx,
    'book_again',
    'allocation_id bigint, from_item_id bigint, to_item_id bigint, minor bigint, upto_from bigint, upto_to bigint',
  );
  await fill(
    tx,
    stamp,
    'book_again',
    `select a.id, a.from_item_id, a.to_item_id, a.amount_minor, sum(a.amount_minor) over (partition by a.from_item_id order by a.id),
       sum(a.amount_minor) over (partition by a.to_item_id order by a.id)
     from allocation r join allocation a on a.id = r.reverses_id
     join open_item f on f.id = a.from_item_id join entry fe on fe.id = f.entry_id
     join open_item t on t.id = a.to_item_id join entry te on te.id = t.entry_id
     where r.import_id = ${undone.importId} and r.company_id = ${undone.companyId}
       and fe.cancelled_at is null and te.cancelled_at is null`,
  );
  const room = `from book_again b join allocation a on a.id = b.allocation_id
    join open_item f on f.id = b.from_item_id join open_item t on t.id = b.to_item_id
    where b.upto_from <= -f.open_minor and b.upto_to <= t.open_minor`;
  await run(
    tx,
    stamp,
    `insert into allocation (company_id, customer_id, from_item_id, to_item_id, amount_minor, allocated_on, basis, import_id,
       recorded_at, recorded_by)
     select a.company_id, a.customer_id, a.from_item_id, a.to_item_id, a.amount_minor, a.allocated_on, a.basis, a.import_id, :at, :by
     ${room}`,
  );
  await noteMoved(tx);
  await run(
    tx,
    stamp,
    `insert into book_moved select from_item_id from book_again union select to_item_id from book_again`,
  );
  await reopenMoved(tx, stamp);
  await dropIdle(tx, stamp, undone);
}

/** A settlement that stands again but finds nothing to settle would be money that nobody paid. */
async function dropIdle(tx: Tx, stamp: Stamp, undone: UndoneImport): Promise<void> {
  await temporary(tx, 'book_cancel', 'entry_id bigint');
  await fill(
    tx,
    stamp,
    'book_cancel',
    `select distinct e.id from book_field f join entry e on e.id = f.entry_id join open_item i on i.entry_id = e.id
     where e.type = 'adjustment' and e.basis <> 'booked' and e.cancelled_at is null and i.open_minor <> 0`,
  );
  if ((await count(tx, 'book_cancel')) > 0) await cancelInBulk(tx, stamp, byUndo(undone), 'nothing is left to settle');
}

/** Holds and assignments that it put end, those that it ended stand again. */
async function restoreMarks(tx: Tx, stamp: Stamp, undone: UndoneImport): Promise<void> {
  const mine = `company_id = ${undone.companyId}`;
  await run(
    tx,
    stamp,
    `update hold set ended_at = :at, ended_by = :by, ended_on = :asOf, end_reason = 'The import was undone'
     where ${mine} and ended_at is null and cause = 'import/${undone.importId}'`,
  );
  await run(
    tx,
    stamp,
    `update hold set ended_at = null, ended_by = null, ended_on = null, end_reason = null
     where ${mine} and ended_at = :then and cause like 'import/%'`,
  );
  await run(
    tx,
    stamp,
    `update assignment set ended_at = :at, ended_by = :by where ${mine} and ended_at is null and recorded_at = :then`,
  );
  await run(tx, stamp, `update assignment set ended_at = null, ended_by = null where ${mine} and ended_at = :then`);
}
