import { rowsOf, dialectOf, type Tx } from '../platform/db';
import { analyze } from '../platform/bulk';
import type { Booking } from './book';
import { adoptEntries } from './book-adopt.store';
import { count, fill, newIds, run, temporary, type Stamp } from './book-sql.store';
import { cancelInBulk } from './book-release.store';

/**
 * Which entry of the ledger a line is. Afterwards `book_match` has one row per line: `n`, `customer_id`, `entry_id` (a new
 * number where the line is fresh), `part`, `fresh` and `leader`, the first line of the same document.
 */
export async function matchLines(tx: Tx, stamp: Stamp, booking: Booking): Promise<void> {
  const key = dialectOf(tx) === 'sqlite' ? 'integer primary key' : 'bigint not null';
  await temporary(
    tx,
    'book_match',
    `n ${key}, customer_id bigint not null, entry_id bigint not null, part int not null, fresh int not null, leader bigint not null`,
  );
  const entryId = await newIds(tx, 'entry');
  await fill(
    tx,
    stamp,
    'book_match',
    `select l.n, l.customer_id, coalesce(e.id, ${entryId('l.n')}), l.part, case when e.id is null then 1 else 0 end, l.n
     from booking_line l
     left join entry e on e.company_id = ${booking.companyId} and e.identity = l.identity and e.cancelled_at is null
     order by l.n`,
  );
  await joinParts(tx, stamp);
  await adoptEntries(tx, stamp, booking);
  await findParts(tx, stamp);
  await replaceOthers(tx, stamp, booking, entryId);
}

/** Lines of one document in several parts are one entry: the first line's. */
async function joinParts(tx: Tx, stamp: Stamp): Promise<void> {
  await temporary(tx, 'book_group', 'n bigint, leader bigint, entry_id bigint');
  const [several] = await rowsOf(tx, `select 1 from book_match where part > 1 limit 1`);
  if (!several) return;
  await fill(
    tx,
    stamp,
    'book_group',
    `select l.n, first_value(l.n) over w, first_value(m.entry_id) over w
     from booking_line l join book_match m on m.n = l.n
     where l.identity in (select p.identity from booking_line p where p.part > 1)
     window w as (partition by l.identity order by l.n)`,
  );
  await run(
    tx,
    stamp,
    `update book_match set leader = g.leader, entry_id = g.entry_id from book_group g
     where g.n = book_match.n and g.n <> g.leader`,
  );
}

/**
 * A list that no longer names the first part of a document calls the second the first. Where an entry has several parts, the
 * part is the one of that due day, else the one of that amount, else what the line says.
 */
async function findParts(tx: Tx, stamp: Stamp): Promise<void> {
  await temporary(tx, 'book_part', 'n bigint, part int');
  await fill(
    tx,
    stamp,
    'book_part',
    `select m.n, coalesce(
       (select min(i.part) from open_item i where i.entry_id = m.entry_id and i.due_on = l.due_on),
       (select min(i.part) from open_item i where i.entry_id = m.entry_id and i.amount_minor = l.amount_minor),
       m.part)
     from book_match m join entry e on e.id = m.entry_id join booking_line l on l.n = m.n
     where m.fresh = 0 and e.parts > 1`,
  );
  await run(
    tx,
    stamp,
    `update book_match set part = p.part from book_part p
     where p.n = book_match.n and p.part <> book_match.part
       and not exists (select 1 from book_part other join book_match o on o.n = other.n
         where o.entry_id = book_match.entry_id and other.part = p.part and other.n <> p.n)`,
  );
}

/** The same number for another customer, another currency or the other sign is another entry: the old one is cancelled. */
async function replaceOthers(tx: Tx, stamp: Stamp, booking: Booking, entryId: (n: string) => string): Promise<void> {
  await temporary(tx, 'book_cancel', 'entry_id bigint');
  await fill(
    tx,
    stamp,
    'book_cancel',
    `select distinct m.entry_id from book_match m join booking_line l on l.n = m.n join entry e on e.id = m.entry_id
     where m.fresh = 0 and (e.customer_id <> m.customer_id or e.currency <> l.currency
       or (e.amount_minor < 0 and l.amount_minor > 0) or (e.amount_minor > 0 and l.amount_minor < 0))`,
  );
  if ((await count(tx, 'book_cancel')) === 0) return;
  const replaced = `(select entry_id from book_cancel)`;
  await run(
    tx,
    stamp,
    `update book_match set fresh = 1, entry_id = ${entryId('leader')}
     where fresh = 0 and leader = n and entry_id in ${replaced}`,
  );
  await run(
    tx,
    stamp,
    `update book_match set fresh = 1, entry_id = f.entry_id from book_match f
     where book_match.fresh = 0 and book_match.entry_id in ${replaced} and f.n = book_match.leader and f.n <> book_match.n`,
  );
  await analyze(tx, 'book_match');
  await cancelInBulk(tx, stamp, booking, 'the source replaced it');
}
