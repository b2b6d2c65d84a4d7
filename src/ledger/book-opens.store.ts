import { rowsOf, type Tx } from '../platform/db';
import type { Booking, Disagreement } from './book';
import { leaveBankMoney } from './book-bank.store';
import { fill, inForce, later, run, smaller, temporary, type Stamp } from './book-sql.store';
import { noteMoved, releaseInBulk, reopenMoved } from './book-release.store';
import { settleInBulk } from './book-settlements.store';

/**
 * What the source says is open, against what the ledger holds open on the source's own day. Less: a settlement is booked. More:
 * earlier settlements make way; what payments of ours explain is for a person, unless the bank told of them only lately. An item that is listed again is no longer presumed
 * settled.
 */
export async function followStatements(tx: Tx, stamp: Stamp, booking: Booking): Promise<Disagreement[]> {
  await seeAgain(tx, stamp, booking);
  await compareOpen(tx, stamp);
  await leaveBankMoney(tx, stamp, booking);
  await settleFalls(tx, stamp, booking);
  return booking.older ? [] : reopenRises(tx, stamp, booking);
}

const LABEL = `case when e.parts > 1 then e.document || '/' || i.part else e.document end`;

/** A fresh item stands with what is open; what was paid on it before is its first settlement. */
export async function settleFresh(tx: Tx, stamp: Stamp, booking: Booking): Promise<void> {
  await temporary(tx, 'book_paid', 'entry_id bigint, part int, on_day text');
  await fill(
    tx,
    stamp,
    'book_paid',
    `select m.entry_id, m.part, ${later('coalesce(l.settled_on, :asOf)', 'l.issued_on')}
     from book_match m join booking_line l on l.n = m.n where m.fresh = 1 and l.stated_minor <> l.amount_minor`,
  );
  await settleInBulk(tx, stamp, booking, {
    basis: 'reported',
    select: `select i.id as item_id, i.customer_id, i.currency, abs(i.amount_minor - i.open_minor) as minor,
        case when i.amount_minor > 0 then 1 else 0 end as debt, p.on_day, ${LABEL} as label
      from book_paid p join open_item i on i.entry_id = p.entry_id and i.part = p.part join entry e on e.id = i.entry_id`,
  });
}

async function seeAgain(tx: Tx, stamp: Stamp, booking: Booking): Promise<void> {
  const seen = `book_differs d join open_item i on i.id = d.item_id where i.presumed_settled_on is not null`;
  const change = (field: string): string =>
    `select ${booking.companyId}, d.entry_id, d.part, '${field}', cast(i.${field} as text), cast(null as text), ${booking.importId}, :at, :by
     from ${seen}`;
  await run(
    tx,
    stamp,
    `insert into entry_change (company_id, entry_id, part, field, before, after, import_id, recorded_at, recorded_by)
     ${change('presumed_settled_on')} union all ${change('presumed_by_import')}`,
  );
  await run(tx, stamp, `insert into book_changed select d.n from ${seen}`);
  await run(
    tx,
    stamp,
    `update open_item set presumed_settled_on = null, presumed_by_import = null
     where presumed_settled_on is not null and id in (select item_id from book_differs)`,
  );
}

/**
 * `book_open`: per differing line what is stated, what is open now, and by how much less is stated (+) or more (−) as of that day.
 * Where a later list has settled the item already, that list knew better.
 */
async function compareOpen(tx: Tx, stamp: Stamp): Promise<void> {
  await temporary(
    tx,
    'book_open',
    `n bigint, item_id bigint, stated bigint, open_now bigint, fall bigint, debt int, on_day text`,
  );
  const since = (side: string): string =>
    `coalesce((select sum(a.amount_minor) from allocation a where a.${side} = i.id and a.allocated_on > :asOf), 0)`;
  await fill(
    tx,
    stamp,
    'book_open',
    `select d.n, i.id, abs(l.stated_minor), abs(i.open_minor),
       abs(i.open_minor) + case when i.amount_minor > 0 then ${since('to_item_id')} else ${since('from_item_id')} end - abs(l.stated_minor),
       case when i.amount_minor > 0 then 1 else 0 end, ${later('coalesce(l.settled_on, :asOf)', 'l.issued_on')}
     from book_differs d join booking_line l on l.n = d.n join open_item i on i.id = d.item_id
     where l.stated_minor <> i.open_minor and not exists (
       select 1 from allocation a where (a.to_item_id = i.id or a.from_item_id = i.id) and a.allocated_on > :asOf
         and a.basis in ('reported', 'presumed') and ${inForce('a')})`,
  );
}

async function settleFalls(tx: Tx, stamp: Stamp, booking: Booking): Promise<void> {
  const many = await settleInBulk(tx, stamp, booking, {
    basis: 'reported',
    select: `select i.id as item_id, i.customer_id, i.currency, ${smaller('o.fall', 'o.open_now')} as minor, o.debt, o.on_day,
        ${LABEL} as label
      from book_open o join open_item i on i.id = o.item_id join entry e on e.id = i.entry_id
      where o.fall > 0 and o.open_now > 0`,
  });
  if (many === 0) return;
  await run(tx, stamp, `insert into book_changed select n from book_open where fall > 0 and open_now > 0`);
  await noteMoved(tx);
  await run(tx, stamp, `insert into book_moved select item_id from book_fall`);
  await reopenMoved(tx, stamp);
}

/** The newest settlements go first, as far as the source says that more is open. */
async function reopenRises(tx: Tx, stamp: Stamp, booking: Booking): Promise<Disagreement[]> {
  await temporary(tx, 'book_release', 'allocation_id bigint, keep_minor bigint');
  await fill(
    tx,
    stamp,
    'book_release',
    `select id, case when cum > rise then cum - rise else 0 end from (
       select a.id, -o.fall as rise, a.amount_minor,
         sum(a.amount_minor) over (partition by o.item_id order by a.allocated_on desc, a.id desc) as cum
       from book_open o join allocation a on (a.to_item_id = o.item_id or a.from_item_id = o.item_id)
       where o.fall < 0 and a.basis in ('reported', 'presumed') and a.allocated_on <= :asOf and ${inForce('a')}
     ) applied where cum - amount_minor < rise`,
  );
  await releaseInBulk(tx, stamp, booking);
  await run(
    tx,
    stamp,
    `insert into book_changed select o.n from book_open o where exists (
       select 1 from book_release r join allocation a on a.id = r.allocation_id
       where a.to_item_id = o.item_id or a.from_item_id = o.item_id)`,
  );
  const rows = await rowsOf<Omit<Disagreement, 'bankMoney'> & { bankMoney: number }>(
    tx,
    `select i.id as "itemId", i.customer_id as "customerId", ${LABEL} as document, i.currency, o.stated as "statedMinor",
       abs(i.open_minor) as "openMinor", case when exists (select 1 from book_banked b where b.item_id = o.item_id) then 1 else 0 end as "bankMoney"
     from book_open o join open_item i on i.id = o.item_id join entry e on e.id = i.entry_id
     where o.fall < 0 and abs(i.open_minor) < o.open_now - o.fall order by i.id limit 1000`,
  );
  return rows.map((row) => ({ ...row, bankMoney: row.bankMoney === 1 }));
}
