import { rowsOf, type Tx } from '../platform/db';
import type { Booking } from './book';
import { count, fill, run, temporary, type Stamp } from './book-sql.store';

/**
 * A source that begins to give its own ids, or stops: its lines are still the entries that were booked before. A fresh line is one of
 * them where exactly one entry has its customer, kind and number, and only one of the two has an id.
 */
export async function adoptEntries(tx: Tx, stamp: Stamp, booking: Booking): Promise<void> {
  const { companyId } = booking;
  const [fresh] = await rowsOf(tx, `select 1 from book_match where fresh = 1 limit 1`);
  if (!fresh) return;
  const [some] = await rowsOf(
    tx,
    booking.fields.has('source_id')
      ? `select 1 from entry where company_id = ${companyId} limit 1`
      : `select 1 from entry where company_id = ${companyId} and source_id is not null limit 1`,
  );
  if (!some) return;
  await temporary(tx, 'book_adopt', 'n bigint, entry_id bigint, identity text, kept text, source int');
  await fill(
    tx,
    stamp,
    'book_adopt',
    `select m.n, min(e.id), min(l.identity), min(e.identity), min(case when l.source_id is null then 0 else 1 end) from book_match m join booking_line l on l.n = m.n
     join entry e on e.company_id = ${companyId} and e.document = l.document and e.customer_id = m.customer_id and e.type = l.type
     where m.fresh = 1 and m.leader = m.n and l.document <> '' and l.type not in ('payment', 'refund')
       and e.cancelled_at is null and e.basis = 'booked'
       and (l.source_id is null and e.source_id is not null or l.source_id is not null and e.source_id is null)
       and e.id not in (select entry_id from book_match where fresh = 0)
     group by m.n having count(*) = 1`,
  );
  await run(
    tx,
    stamp,
    `delete from book_adopt where entry_id in (select entry_id from book_adopt group by entry_id having count(*) > 1)`,
  );
  if ((await count(tx, 'book_adopt')) > 0) await adopt(tx, stamp, booking);
}

/** The id, where the line brings it, becomes the entry's; the parts of the document follow their first line. */
async function adopt(tx: Tx, stamp: Stamp, booking: Booking): Promise<void> {
  await run(
    tx,
    stamp,
    `update book_match set fresh = 0, entry_id = a.entry_id from book_adopt a where a.n = book_match.leader`,
  );
  if (!booking.fields.has('source_id')) return;
  await run(
    tx,
    stamp,
    `insert into entry_change (company_id, entry_id, field, before, after, import_id, recorded_at, recorded_by)
     select ${booking.companyId}, entry_id, 'identity', kept, identity, ${booking.importId}, :at, :by from book_adopt
     where source = 1`,
  );
  await run(
    tx,
    stamp,
    `update entry set identity = a.identity from book_adopt a where a.entry_id = entry.id and a.source = 1`,
  );
}
