import { addWorkdays, TARGET } from '../kernel/calendar';
import { addDays, type Day } from '../kernel/day';
import { dialectOf, rowsOf, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Booking } from './book';
import { fill, inForce, run, temporary, type Stamp } from './book-sql.store';
import { BANK_BORN, COLLECTED_BORN } from './booked-already.store';
import { MOST_DAYS, sameMoney, type Told } from './same-money';

/**
 * Money that the bank told of before the accounting system: a fresh line of a payment that is the same money *is* that entry, and
 * what accounting has not heard of yet is no disagreement.
 */
const bankBorn = (tx: Tx): string => {
  const after = `${BANK_BORN.slice(0, -1)}}`; // the sign behind the bar: on SQLite a range of the index of identities
  return dialectOf(tx) === 'sqlite'
    ? `e.identity >= '${BANK_BORN}' and e.identity < '${after}'`
    : `e.identity like '${BANK_BORN}%'`;
};

/** What partners passed on, booked here first: accounting hears of it by the bank, days after the debtor paid. */
const COLLECTED = `e.type = 'payment' and e.identity like '${COLLECTED_BORN}%'`;

/** What was paid back here first, `refund|<refund>`: accounting tells of it too. */
const PAID_BACK = `e.identity like 'refund|%' and e.type = 'refund'`;

async function hasBankMoney(tx: Tx, companyId: number): Promise<boolean> {
  const sql = `select 1 from entry e where e.company_id = ${companyId} and e.cancelled_at is null and (${bankBorn(tx)} or ${PAID_BACK} or ${COLLECTED}) limit 1`;
  return (await rowsOf(tx, sql)).length > 0;
}

/** One to one, within five bank days, of the same customer. The entry bears the line's identity from now on, so that the next file knows it. */
export async function adoptBankMoney(tx: Tx, stamp: Stamp, booking: Booking): Promise<void> {
  const { companyId } = booking;
  const fresh = `book_match m join booking_line l on l.n = m.n where m.fresh = 1 and m.leader = m.n and l.type in ('payment', 'refund')`;
  const [days] = await rowsOf<{ first: Day | null; last: Day | null }>(
    tx,
    `select min(l.issued_on) as first, max(l.issued_on) as last from ${fresh}`,
  );
  if (!days?.first || !days.last || !(await hasBankMoney(tx, companyId))) return;
  await temporary(tx, 'book_told', 'id bigint, customer_id bigint, currency text, minor bigint, on_day text');
  await fill(
    tx,
    { ...stamp, first: addDays(days.first, -MOST_DAYS), last: addDays(days.last, MOST_DAYS) },
    'book_told',
    `select e.id, e.customer_id, e.currency, e.amount_minor, e.issued_on
     from (select distinct m.customer_id from ${fresh}) c
     join entry e on e.company_id = ${companyId} and e.customer_id = c.customer_id and e.issued_on between :first and :last
     where e.basis = 'booked' and e.cancelled_at is null and (e.type = 'payment' and ${bankBorn(tx)} or ${PAID_BACK})`,
  );
  const lines = await rowsOf<Told>(
    tx,
    `select m.n as id, m.customer_id as "customerId", l.currency, l.amount_minor as "amountMinor", l.issued_on as "on" from ${fresh}
       and exists (select 1 from book_told t where t.customer_id = m.customer_id and t.currency = l.currency and t.minor = l.amount_minor)`,
  );
  const entries = await rowsOf<Told>(
    tx,
    `select id, customer_id as "customerId", currency, minor as "amountMinor", on_day as "on" from book_told`,
  );
  await adopt(tx, stamp, booking, sameMoney(lines, entries));
}

/** Pairs in one binding. */
const AT_ONCE = 10_000;

async function adopt(tx: Tx, stamp: Stamp, booking: Booking, pairs: ReadonlyMap<number, number>): Promise<void> {
  if (pairs.size === 0) return;
  await temporary(tx, 'book_same', 'n bigint, entry_id bigint, kept text, identity text');
  const rows = [...pairs].map(([n, entry_id]) => ({ n, entry_id }));
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const given = tableOf(tx, { n: 'bigint', entry_id: 'bigint' }, rows.slice(at, at + AT_ONCE));
    await tx.raw(
      `insert into book_same select given.n, given.entry_id, e.identity, l.identity from ${given.sql} as given
       join entry e on e.id = given.entry_id join booking_line l on l.n = given.n`,
      [...given.bindings],
    );
  }
  await run(
    tx,
    stamp,
    `update book_match set fresh = 0, entry_id = s.entry_id from book_same s where s.n = book_match.n`,
  );
  await run(
    tx,
    stamp,
    `insert into entry_change (company_id, entry_id, field, before, after, import_id, recorded_at, recorded_by)
     select ${booking.companyId}, entry_id, 'identity', kept, identity, ${booking.importId}, :at, :by from book_same`,
  );
  await run(tx, stamp, `update entry set identity = s.identity from book_same s where s.entry_id = entry.id`);
}

/** What was given up beside money of the bank: accounting hears of it with the next journal. */
const BESIDE_BANK = `e.type = 'adjustment' and (e.identity like 'discount|%' or e.identity like 'bank_charge|%' or e.identity like 'difference|%')`;

/** Accounting has so long to book a receipt that the bank told of. */
const BANK_DAYS_TO_BOOK = 10;

/**
 * `book_open` less what money of the bank explains: what it paid after the list's day the list may know already, so that it is settled no
 * second time; what it paid in the last ten bank days up to then accounting may not have booked yet, so that it is owed no second time.
 * Leaves in `book_banked` the items on which such money stands.
 */
export async function leaveBankMoney(tx: Tx, stamp: Stamp, booking: Booking): Promise<void> {
  await temporary(tx, 'book_banked', 'item_id bigint, since_minor bigint, recent_minor bigint');
  const [some] = await rowsOf(tx, 'select 1 from book_open where fall <> 0 limit 1');
  if (!some || !(await hasBankMoney(tx, booking.companyId))) return;
  await fill(
    tx,
    { ...stamp, since: addWorkdays(TARGET, booking.asOf, -BANK_DAYS_TO_BOOK) },
    'book_banked',
    `select o.item_id, sum(case when a.allocated_on > :asOf then a.amount_minor else 0 end),
       sum(case when a.allocated_on <= :asOf and (a.allocated_on >= :since or ${COLLECTED} and substr(e.recorded_at, 1, 10) >= :since)
         then a.amount_minor else 0 end)
     from book_open o join allocation a on (a.to_item_id = o.item_id or a.from_item_id = o.item_id)
     join open_item p on p.id = a.from_item_id join entry e on e.id = p.entry_id
     where e.company_id = ${booking.companyId} and (${bankBorn(tx)} or ${COLLECTED} or ${BESIDE_BANK}) and ${inForce('a')} group by o.item_id`,
  );
  await run(
    tx,
    stamp,
    `update book_open set fall = case
       when fall > 0 then case when fall > b.since_minor then fall - b.since_minor else 0 end
       else case when -fall > b.recent_minor then fall + b.recent_minor else 0 end end
     from book_banked b where b.item_id = book_open.item_id`,
  );
}
