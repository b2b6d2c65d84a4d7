import type { Knex } from 'knex';
import { analyzeChanged, withoutIndexes } from '../platform/bulk';
import { rowsOf, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { rebalance } from './balance.store';
import { ENTRY_FIELDS, type BookedLines, type Booking } from './book';
import { applyChanges } from './book-changes.store';
import { applyCredits, noteCustomers, ofCompany, TOUCHED } from './book-claims.store';
import { followMarks } from './book-marks.store';
import { findDiffering } from './book-differs.store';
import { matchLines } from './book-match.store';
import { followStatements, settleFresh } from './book-opens.store';
import { count, lineEntryIds, newIds, run, stampOf, type Stamp } from './book-sql.store';

/**
 * The million-row way into the ledger: what `bookEntries` does for thousands, set-based over the staged lines (see `book.ts`).
 * Fresh lines become entries with their open items, known ones are compared, statements of what is open become settlements, credits
 * find what they pay, balances follow. The same lines twice change nothing. No events: the import as a whole is one.
 */
export async function bookLines(tx: Tx, work: Work, booking: Booking): Promise<BookedLines> {
  const stamp = stampOf(work, booking.asOf);
  const isFirst = await matchLines(tx, stamp, booking);
  await findDiffering(tx, stamp, booking);
  const fresh = await count(tx, isFirst ? 'booking_line' : 'book_match where fresh = 1');
  await loadFresh(tx, stamp, booking, { fresh, isFirst });
  const overtaken = await applyChanges(tx, stamp, booking);
  const disagreements = await followStatements(tx, stamp, booking);
  const marks = await followMarks(tx, stamp, booking);
  await noteCustomers(tx, stamp, isFirst ? ofCompany(booking) : TOUCHED);
  await applyCredits(tx, stamp, booking);
  await balanceTouched(tx, booking);
  if (isFirst) return { booked: fresh, changed: 0, unchanged: 0, marks, disagreements, overtaken };
  const changed = await count(tx, '(select distinct n from book_changed) c');
  const unchanged = (await count(tx, 'book_match where fresh = 0')) - changed;
  return { booked: fresh, changed, unchanged, marks, disagreements, overtaken };
}

/** Tells the planner what the tables hold: before a booking, and after one that brought much. Outside of transactions. */
export const noteStatistics = (query: Knex): Promise<void> =>
  analyzeChanged(query, ['entry', 'open_item', 'allocation', 'balance']);

/** Into a ledger that is small beside it, a large file is loaded without indexes, which are then made again in one go. */
async function loadFresh(
  tx: Tx,
  stamp: Stamp,
  booking: Booking,
  { fresh, isFirst }: { readonly fresh: number; readonly isFirst: boolean },
): Promise<void> {
  const load = async (): Promise<void> => {
    await insertFresh(tx, stamp, booking, isFirst ? await eachItsOwn(tx) : await asMatched(tx));
    await settleFresh(tx, stamp, booking);
  };
  if (fresh === 0) return;
  const isLarge = fresh >= LARGE && (await count(tx, `(select 1 from entry limit ${fresh}) e`)) < fresh / 10;
  if (isLarge) await withoutIndexes(tx, ['entry', 'open_item', 'allocation'], load);
  else await load();
}

const LARGE = 20_000;

/** Where the fresh lines come from: their columns are `l.…`, what the match says of them is written as named here. */
interface FreshLines {
  readonly entryId: string;
  readonly part: string;
  readonly from: string;
  /** Of an entry: its first line. */
  readonly leading: string;
  readonly order: string;
}

/** Nothing was there to match with: one pass over the lines as they lie, without a join and without sorting them. */
async function eachItsOwn(tx: Tx): Promise<FreshLines> {
  const entryId = await lineEntryIds(tx);
  return { entryId: entryId('l.n'), part: 'l.part', from: 'booking_line l where true', leading: '', order: '' };
}

async function asMatched(tx: Tx): Promise<FreshLines> {
  const several = (await count(tx, 'book_group')) > 0;
  return {
    entryId: 'm.entry_id',
    part: 'm.part',
    from: `book_match m join booking_line l on l.n = m.n where m.fresh = 1`,
    leading: several ? 'and m.leader = m.n' : '', // said without need, the planner of PostgreSQL expects few rows
    order: 'order by l.n',
  };
}

async function insertFresh(tx: Tx, stamp: Stamp, booking: Booking, fresh: FreshLines): Promise<void> {
  const fields = ENTRY_FIELDS.filter((field) => field !== 'issued_on' && booking.fields.has(field));
  const list = (prefix: string): string => fields.map((field) => `, ${prefix}${field}`).join('');
  await run(
    tx,
    stamp,
    `insert into entry (id, company_id, customer_id, identity, type, document, currency, amount_minor, parts, issued_on${list('')},
       basis, import_id, import_line, recorded_at, recorded_by)
     select ${fresh.entryId}, ${booking.companyId}, l.customer_id, l.identity, l.type, l.document, l.currency, l.amount_minor, 1,
       l.issued_on${list('l.')}, 'booked', ${booking.importId}, l.line, :at, :by
     from ${fresh.from} ${fresh.leading} ${fresh.order}`,
  );
  await sumGroups(tx, stamp);
  const itemId = await newIds(tx, 'open_item');
  const pairs = [
    ['opening_step', 'opening_step_on'],
    ['withheld', 'withheld_until'],
  ] as const;
  const own = [...pairs.filter((pair) => pair.some((field) => booking.fields.has(field))).flat(), 'due_by'];
  await run(
    tx,
    stamp,
    `insert into open_item (id, company_id, customer_id, entry_id, part, currency, due_on, amount_minor,
       open_minor${own.map((field) => `, ${field}`).join('')})
     select ${itemId('l.n')}, ${booking.companyId}, l.customer_id, ${fresh.entryId}, ${fresh.part}, l.currency, l.due_on, l.amount_minor,
       coalesce(l.stated_minor, l.amount_minor)${own.map((field) => `, l.${field}`).join('')}
     from ${fresh.from} ${fresh.order}`,
  );
}

/** Fresh entries of several lines amount to all of them. */
async function sumGroups(tx: Tx, stamp: Stamp): Promise<void> {
  if ((await count(tx, 'book_group')) === 0) return;
  await run(
    tx,
    stamp,
    `update entry set amount_minor = s.amount_minor, parts = s.parts
     from (select m.entry_id, sum(l.amount_minor) as amount_minor, count(*) as parts from book_group g
       join booking_line l on l.n = g.n join book_match m on m.n = g.leader where m.fresh = 1 group by m.entry_id) s
     where s.entry_id = entry.id`,
  );
}

/** Past this many customers all of the company's balances are made anew, which is one statement without a list. */
const MANY = 5_000;

async function balanceTouched(tx: Tx, booking: Booking): Promise<void> {
  const many = (await count(tx, 'book_customer')) > MANY;
  const rows = many ? [] : await rowsOf<{ id: number }>(tx, 'select customer_id as id from book_customer');
  if (many) await rebalance(tx, booking.companyId, 'all');
  else if (rows.length > 0)
    await rebalance(
      tx,
      booking.companyId,
      rows.map(({ id }) => id),
    );
}
