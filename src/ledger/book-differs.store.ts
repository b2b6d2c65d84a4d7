import type { Tx } from '../platform/db';
import { analyze } from '../platform/bulk';
import { ENTRY_FIELDS, ITEM_FIELDS, type Booking } from './book';
import { count, fill, lineEntryIds, run, temporary, type Stamp } from './book-sql.store';
import { cancelInBulk } from './book-release.store';

/** Which lines of the source say something else than the ledger holds. */
const differs = (fields: readonly string[], kept: string): string =>
  fields.map((field) => `(l.${field} is not null and l.${field} is distinct from ${kept}.${field})`).join(' or ');

/** Another due day, or the same one from elsewhere. */
const DUE_DIFFERS = `(l.due_on is distinct from i.due_on or coalesce(l.due_by, 'given') <> coalesce(i.due_by, 'given'))`;

/**
 * Whether the due day of a line is news of the item `i`: where the source says the day; where the document says its terms and nobody said the day
 * before. A day that was computed otherwise is none beside one that is known already: it only follows the day of the document.
 */
export const TELLS_DUE = `(l.due_on is not null and (i.due_on is null or l.due_by is null or l.due_by = i.due_by
  or (l.due_by like 'document:%' and coalesce(i.due_by, 'given') <> 'given')))`;

/** A list of open amounts says nothing new of what was invoiced, unless more is open than that. */
export const amountDiffers = (booking: Booking): string =>
  booking.amountIsOpen ? 'abs(l.amount_minor) > abs(i.amount_minor)' : 'l.amount_minor <> i.amount_minor';

/**
 * Leaves in `book_differs` the lines that differ from their entry in anything: one pass over all lines, and all that follows looks at
 * the few that it leaves. The same number for another customer, another currency or the other sign is another entry: the old one is
 * cancelled, and the line is fresh.
 */
export async function findDiffering(tx: Tx, stamp: Stamp, booking: Booking): Promise<void> {
  const entryFields = ENTRY_FIELDS.filter((field) => booking.fields.has(field));
  const itemFields = ITEM_FIELDS.filter((field) => booking.fields.has(field));
  const conditions = [
    'i.id is null',
    amountDiffers(booking),
    'i.presumed_settled_on is not null',
    'l.stated_minor <> i.open_minor',
    `l.document <> e.document and l.document <> ''`, // a payment may come without a number where one was given here
    OTHER,
    ...(entryFields.length > 0 ? [`(m.leader = m.n and (${differs(entryFields, 'e')}))`] : []),
    ...(itemFields.length > 0 ? [differs(itemFields, 'i')] : []),
    `(${DUE_DIFFERS} and ${TELLS_DUE})`,
  ];
  await temporary(
    tx,
    'book_differs',
    `n bigint, leader bigint, customer_id bigint, entry_id bigint, part int, item_id bigint`,
  );
  await fill(
    tx,
    stamp,
    'book_differs',
    `select m.n, m.leader, m.customer_id, m.entry_id, m.part, i.id
     from book_match m join booking_line l on l.n = m.n join entry e on e.id = m.entry_id
     left join open_item i on i.entry_id = m.entry_id and i.part = m.part
     where m.fresh = 0 and (${conditions.join(' or ')})`,
  );
  await replaceOthers(tx, stamp, booking);
}

const OTHER = `(e.customer_id <> m.customer_id or e.currency <> l.currency or (e.amount_minor < 0) <> (l.amount_minor < 0))`;

async function replaceOthers(tx: Tx, stamp: Stamp, booking: Booking): Promise<void> {
  await temporary(tx, 'book_cancel', 'entry_id bigint');
  await fill(
    tx,
    stamp,
    'book_cancel',
    `select distinct m.entry_id from book_differs m join booking_line l on l.n = m.n join entry e on e.id = m.entry_id where ${OTHER}`,
  );
  if ((await count(tx, 'book_cancel')) === 0) return;
  const entryId = await lineEntryIds(tx);
  const replaced = `(select entry_id from book_cancel)`;
  await run(tx, stamp, `delete from book_differs where entry_id in ${replaced}`);
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
