import { rowsOf, dialectOf, type Tx } from '../platform/db';
import type { Booking } from './book';
import { adoptEntries } from './book-adopt.store';
import { adoptBankMoney } from './book-bank.store';
import { fill, lineEntryIds, run, temporary, type Stamp } from './book-sql.store';

/**
 * Which entry of the ledger a line is. Afterwards `book_match` has one row per line: `n`, `customer_id`, `entry_id` (a new
 * number where the line is fresh), `part`, `fresh` and `leader`, the first line of the same document. True where there was nothing to
 * match with: every line is an entry of its own, and `book_match` is a view of the lines.
 */
export async function matchLines(tx: Tx, stamp: Stamp, booking: Booking): Promise<boolean> {
  const entryId = await lineEntryIds(tx);
  await temporary(tx, 'book_group', 'n bigint, leader bigint, entry_id bigint');
  if (await isFirst(tx, booking)) {
    await tx.raw(`create temporary view book_match as select n, customer_id, ${entryId('n')} as entry_id, part, 1 as fresh, n as leader
      from booking_line`);
    return true;
  }
  const key = dialectOf(tx) === 'sqlite' ? 'integer primary key' : 'bigint not null';
  await temporary(
    tx,
    'book_match',
    `n ${key}, customer_id bigint not null, entry_id bigint not null, part int not null, fresh int not null,
     leader bigint not null`,
  );
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
  await adoptBankMoney(tx, stamp, booking);
  await findParts(tx, stamp);
  return false;
}

/** The first file of a company, and no document in it comes in several parts. */
async function isFirst(tx: Tx, booking: Booking): Promise<boolean> {
  const [known] = await rowsOf(tx, `select 1 from entry where company_id = ${booking.companyId} limit 1`);
  if (known) return false;
  const [several] = await rowsOf(tx, `select 1 from booking_line where part > 1 limit 1`);
  return several === undefined;
}

/** Lines of one document in several parts are one entry: the first line's. */
async function joinParts(tx: Tx, stamp: Stamp): Promise<void> {
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
