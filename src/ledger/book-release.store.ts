import type { Tx } from '../platform/db';
import { refundsOf } from './cancellation.store';
import { differencesOf } from './difference.store';
import { count, fill, inForce, run, temporary, type Stamp } from './book-sql.store';

/**
 * Taking back in bulk: allocations are reversed by rows of their own, settlements shrink or are cancelled, entries are
 * cancelled. Each leaves in `book_moved` the items whose open amount must be made anew by `reopenMoved`.
 */
export async function noteMoved(tx: Tx): Promise<void> {
  await temporary(tx, 'book_moved', 'item_id bigint');
}

/** Makes the open amounts of the moved items anew from their allocations; nothing is open of what was cancelled. */
export async function reopenMoved(tx: Tx, stamp: Stamp): Promise<void> {
  await run(
    tx,
    stamp,
    `update open_item set open_minor = made.minor from (
       select i.id, case when e.cancelled_at is not null then 0 else i.amount_minor
           + coalesce((select sum(a.amount_minor) from allocation a where a.from_item_id = i.id), 0)
           - coalesce((select sum(a.amount_minor) from allocation a where a.to_item_id = i.id), 0) end as minor
       from open_item i join entry e on e.id = i.entry_id where i.id in (select item_id from book_moved)
     ) made where made.id = open_item.id and made.minor <> open_item.open_minor`,
  );
}

/** Reverses the allocations in `book_reverse (allocation_id)` as if they had never been. */
export async function reverseInBulk(tx: Tx, stamp: Stamp, booking: Whose, reason: string): Promise<void> {
  const chosen = `allocation a where a.id in (select allocation_id from book_reverse)`;
  await run(
    tx,
    { ...stamp, reason },
    `insert into allocation (company_id, customer_id, from_item_id, to_item_id, to_charge_id, amount_minor, allocated_on, basis,
       reverses_id, reason, import_id, recorded_at, recorded_by)
     select a.company_id, a.customer_id, a.from_item_id, a.to_item_id, a.to_charge_id, -a.amount_minor, a.allocated_on, a.basis,
       a.id, :reason, ${String(booking.importId)}, :at, :by from ${chosen}`,
  );
  await run(
    tx,
    stamp,
    `update charge set open_minor = open_minor + back.minor from (
       select a.to_charge_id, sum(a.amount_minor) as minor from ${chosen} and a.to_charge_id is not null group by a.to_charge_id
     ) back where back.to_charge_id = charge.id`,
  );
  await run(
    tx,
    stamp,
    `insert into book_moved select a.from_item_id from ${chosen} union select a.to_item_id from ${chosen} and a.to_item_id is not null`,
  );
}

/** Whose doing it is; without an import what is written belongs to none. */
export interface Whose {
  readonly companyId: number;
  readonly importId: number | null;
}

/**
 * Allocations make way: `book_release (allocation_id, keep_minor)` names them and how much of each stays. A settlement that
 * keeps nothing is cancelled with its allocation, one that keeps a part shrinks to it; a payment is unapplied by the rest.
 */
export async function releaseInBulk(tx: Tx, stamp: Stamp, booking: Whose): Promise<void> {
  if ((await count(tx, 'book_release')) === 0) return;
  await noteMoved(tx);
  await temporary(tx, 'book_reverse', 'allocation_id bigint');
  await fill(tx, stamp, 'book_reverse', 'select allocation_id from book_release');
  await temporary(tx, 'book_shrink', 'entry_id bigint, item_id bigint, before_minor bigint, after_minor bigint');
  await fill(
    tx,
    stamp,
    'book_shrink',
    `select e.id, s.id, e.amount_minor, case when e.amount_minor < 0 then -r.keep_minor else r.keep_minor end
     from book_release r join allocation a on a.id = r.allocation_id
     join open_item s on s.id in (a.from_item_id, a.to_item_id) join entry e on e.id = s.entry_id
     where e.type = 'adjustment' and e.basis in ('reported', 'presumed')`,
  );
  await reverseInBulk(tx, stamp, booking, 'made way for what the source says');
  await keepParts(tx, stamp, booking);
  await temporary(tx, 'book_cancel', 'entry_id bigint');
  await fill(tx, stamp, 'book_cancel', 'select entry_id from book_shrink where after_minor = 0');
  await markCancelled(tx, stamp, booking);
  await reopenMoved(tx, stamp);
}

async function keepParts(tx: Tx, stamp: Stamp, booking: Whose): Promise<void> {
  const change = (part: string): string =>
    `select ${booking.companyId}, entry_id, ${part}, 'amount_minor', cast(before_minor as text), cast(after_minor as text),
       ${String(booking.importId)}, :at, :by from book_shrink where after_minor <> 0`;
  await run(
    tx,
    stamp,
    `insert into entry_change (company_id, entry_id, part, field, before, after, import_id, recorded_at, recorded_by)
     ${change('cast(null as integer)')} union all ${change('1')}`,
  );
  await run(
    tx,
    stamp,
    `update entry set amount_minor = s.after_minor from book_shrink s where s.after_minor <> 0 and s.entry_id = entry.id`,
  );
  await run(
    tx,
    stamp,
    `update open_item set amount_minor = s.after_minor, open_minor = 0 from book_shrink s
     where s.after_minor <> 0 and s.item_id = open_item.id`,
  );
  await run(
    tx,
    stamp,
    `insert into allocation (company_id, customer_id, from_item_id, to_item_id, amount_minor, allocated_on, basis, import_id,
       recorded_at, recorded_by)
     select a.company_id, a.customer_id, a.from_item_id, a.to_item_id, r.keep_minor, a.allocated_on, a.basis, ${String(booking.importId)}, :at, :by
     from book_release r join allocation a on a.id = r.allocation_id where r.keep_minor > 0`,
  );
}

/** Cancels the entries in `book_cancel (entry_id)` with all that touches them. */
export async function cancelInBulk(tx: Tx, stamp: Stamp, booking: Whose, reason: string): Promise<void> {
  await noteMoved(tx);
  await temporary(tx, 'book_reverse', 'allocation_id bigint');
  const items = `(select i.id from open_item i where i.entry_id in (select entry_id from book_cancel))`;
  const charges = `(select c.id from charge c where c.entry_id in (select entry_id from book_cancel))`;
  await fill(
    tx,
    stamp,
    'book_reverse',
    `select a.id from allocation a where a.from_item_id in ${items} and ${inForce('a')}
     union select a.id from allocation a where a.to_item_id in ${items} and ${inForce('a')}
     union select a.id from allocation a where a.to_charge_id in ${charges} and ${inForce('a')}`,
  );
  await alsoSettlements(tx, stamp);
  await alsoRefunds(tx, stamp);
  await reverseInBulk(tx, stamp, booking, reason);
  await run(
    tx,
    { ...stamp, reason },
    `update charge set waived_at = :at, waived_by = :by, waived_why = :reason
     where waived_at is null and entry_id in (select entry_id from book_cancel)`,
  );
  await markCancelled(tx, stamp, booking);
  await reopenMoved(tx, stamp);
}

/** A settlement without the item that it settled says nothing: it goes too. */
async function alsoSettlements(tx: Tx, stamp: Stamp): Promise<void> {
  await run(
    tx,
    stamp,
    `insert into book_cancel
     select distinct e.id from book_reverse r join allocation a on a.id = r.allocation_id
     join open_item s on s.id in (a.from_item_id, a.to_item_id) join entry e on e.id = s.entry_id
     where e.type = 'adjustment' and e.basis in ('reported', 'presumed') and e.cancelled_at is null
       and e.id not in (select entry_id from book_cancel)`,
  );
}

/** Nor do the refund of a payment that is no more, and what was given up beside it. */
async function alsoRefunds(tx: Tx, stamp: Stamp): Promise<void> {
  const cancelled = 'p.entry_id in (select entry_id from book_cancel)';
  for (const belonging of [refundsOf(cancelled), differencesOf(cancelled)])
    await run(
      tx,
      stamp,
      `insert into book_cancel select distinct r.id from ${belonging} and r.id not in (select entry_id from book_cancel)`,
    );
}

/** Marks `book_cancel` cancelled; the change is kept, so that an undo finds it. */
async function markCancelled(tx: Tx, stamp: Stamp, booking: Whose): Promise<void> {
  const these = `entry.cancelled_at is null and entry.id in (select entry_id from book_cancel)`;
  await run(
    tx,
    stamp,
    `insert into entry_change (company_id, entry_id, field, before, after, import_id, recorded_at, recorded_by)
     select entry.company_id, entry.id, 'cancelled_at', null, :at, ${String(booking.importId)}, :at, :by from entry
     where ${these} and (entry.import_id is null or entry.import_id <> ${String(booking.importId)})`,
  );
  await run(tx, stamp, `update entry set cancelled_at = :at, cancelled_by = :by where ${these}`);
  await run(
    tx,
    stamp,
    `insert into book_moved select i.id from open_item i where i.entry_id in (select entry_id from book_cancel)`,
  );
}
