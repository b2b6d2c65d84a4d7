import type { Tx } from '../platform/db';
import { analyze } from '../platform/bulk';
import type { Booking } from './book';
import { count, fill, idsText, inForce, later, run, smaller, temporary, type Stamp } from './book-sql.store';
import { noteMoved, releaseInBulk, reopenMoved } from './book-release.store';

/**
 * Payments and credit notes find what they pay: the document that the source names, else a settlement of the same amount that
 * a list led to before the payment itself arrived. What finds nothing stays unapplied. Runs over the customers in
 * `book_customer`, so that it does not matter whether the payment or the invoice came first.
 */
export async function applyCredits(tx: Tx, stamp: Stamp, booking: Booking): Promise<void> {
  await applyNamed(tx, stamp, booking);
  await applyUnnamed(tx, stamp, booking);
}

async function applyNamed(tx: Tx, stamp: Stamp, booking: Booking): Promise<void> {
  await temporary(
    tx,
    'book_credit',
    `item_id bigint, customer_id bigint, currency text, document text, on_day text, minor bigint`,
  );
  await fill(
    tx,
    stamp,
    'book_credit',
    `select i.id, i.customer_id, i.currency, e.settles, e.issued_on, -i.open_minor
     from open_item i join entry e on e.id = i.entry_id
     where i.company_id = ${booking.companyId} and i.open_minor < 0 and e.settles is not null and e.cancelled_at is null
       and i.customer_id in (select customer_id from book_customer)
       and e.id not in (select m.entry_id from book_match m join booking_line l on l.n = m.n where l.amount_minor < 0 and l.stated_minor is not null)`,
  );
  if ((await count(tx, 'book_credit')) === 0) return;
  await temporary(
    tx,
    'book_debt',
    `item_id bigint, customer_id bigint, currency text, document text, issued_on text, part int`,
  );
  await fill(
    tx,
    stamp,
    'book_debt',
    `select i.id, i.customer_id, i.currency, e.document, e.issued_on, i.part
     from (select distinct customer_id, currency, document from book_credit) c
     join entry e on e.company_id = ${booking.companyId} and e.document = c.document and e.customer_id = c.customer_id
     join open_item i on i.entry_id = e.id
     where e.cancelled_at is null and e.currency = c.currency and i.amount_minor > 0 and e.basis = 'booked'`,
  );
  await makeWay(tx, stamp, booking);
  await spread(tx, stamp, booking);
}

/**
 * A payment that the list had told of already takes the place of its settlement: one dated no later than the settlement. Beyond that,
 * settlements make way for what the payments amount to over what is open.
 */
async function makeWay(tx: Tx, stamp: Stamp, booking: Booking): Promise<void> {
  await temporary(
    tx,
    'book_settled',
    `allocation_id bigint, item_id bigint, customer_id bigint, currency text, document text, on_day text, minor bigint`,
  );
  await fill(
    tx,
    stamp,
    'book_settled',
    `select a.id, d.item_id, d.customer_id, d.currency, d.document, a.allocated_on, a.amount_minor
     from book_debt d join allocation a on a.to_item_id = d.item_id
     where a.basis in ('reported', 'presumed') and ${inForce('a')}`,
  );
  if ((await count(tx, 'book_settled')) === 0) return;
  await temporary(tx, 'book_release', 'allocation_id bigint, keep_minor bigint');
  await fill(tx, stamp, 'book_release', WAY);
  await releaseInBulk(tx, stamp, booking);
}

/** Per customer, currency and document: what is settled, what is open, what is paid and how much of that the list had told of. */
const WAY = `
  with settled as (
    select customer_id, currency, document, sum(minor) as minor, max(on_day) as on_day from book_settled
    group by customer_id, currency, document),
  owed as (
    select d.customer_id, d.currency, d.document, sum(i.open_minor) as minor
    from book_debt d join open_item i on i.id = d.item_id group by d.customer_id, d.currency, d.document),
  paid as (
    select c.customer_id, c.currency, c.document, sum(c.minor) - max(o.minor) as beyond,
      sum(case when c.on_day <= s.on_day then c.minor else 0 end) as told
    from book_credit c
    join settled s on s.customer_id = c.customer_id and s.currency = c.currency and s.document = c.document
    join owed o on o.customer_id = c.customer_id and o.currency = c.currency and o.document = c.document
    group by c.customer_id, c.currency, c.document),
  way as (select customer_id, currency, document, case when told >= beyond then told else beyond end as minor from paid)
  select allocation_id, case when upto > way then upto - way else 0 end from (
    select b.allocation_id, b.minor, w.minor as way,
      sum(b.minor) over (partition by b.customer_id, b.currency, b.document order by b.on_day, b.allocation_id) as upto
    from book_settled b join way w on w.customer_id = b.customer_id and w.currency = b.currency and w.document = b.document
    where w.minor > 0
  ) queued where upto - minor < way`;

/** The oldest credit pays the first part first: two queues of money laid side by side, and where they overlap is an allocation. */
async function spread(tx: Tx, stamp: Stamp, booking: Booking): Promise<void> {
  const of = 'partition by customer_id, currency, document';
  await temporary(
    tx,
    'book_allocation',
    'from_item_id bigint, to_item_id bigint, customer_id bigint, minor bigint, on_day text',
  );
  await fill(
    tx,
    stamp,
    'book_allocation',
    `with credit as (select c.*, sum(minor) over (${of} order by on_day, item_id) as upto from book_credit c),
       debt as (
         select d.*, i.open_minor as minor, sum(i.open_minor) over (
           partition by d.customer_id, d.currency, d.document order by d.part, d.item_id) as upto
         from book_debt d join open_item i on i.id = d.item_id where i.open_minor > 0)
     select c.item_id, d.item_id, c.customer_id,
       ${smaller('c.upto', 'd.upto')} - case when c.upto - c.minor >= d.upto - d.minor then c.upto - c.minor else d.upto - d.minor end,
       ${later('c.on_day', 'd.issued_on')}
     from credit c join debt d on d.customer_id = c.customer_id and d.currency = c.currency and d.document = c.document
     where c.upto - c.minor < d.upto and d.upto - d.minor < c.upto`,
  );
  await allocateInBulk(tx, stamp, booking);
}

/** Books `book_allocation` and carries it into what is open. */
async function allocateInBulk(tx: Tx, stamp: Stamp, booking: Booking): Promise<void> {
  await run(
    tx,
    stamp,
    `insert into allocation (company_id, customer_id, from_item_id, to_item_id, amount_minor, allocated_on, basis, import_id,
       recorded_at, recorded_by)
     select ${booking.companyId}, customer_id, from_item_id, to_item_id, minor, on_day, 'matched', ${booking.importId}, :at, :by
     from book_allocation`,
  );
  await run(
    tx,
    stamp,
    `insert into book_changed select m.n from book_allocation b join open_item i on i.id = b.from_item_id
     join book_match m on m.entry_id = i.entry_id where m.fresh = 0`,
  );
  await noteMoved(tx);
  await run(
    tx,
    stamp,
    `insert into book_moved select from_item_id from book_allocation union select to_item_id from book_allocation`,
  );
  await analyze(tx, 'book_moved');
  await reopenMoved(tx, stamp);
}

/**
 * A payment that names nothing, against settlements of its customer and currency that are no earlier than itself: first those of
 * exactly its amount, then all that one list reported together. Only payments of payment lists; what an open-item list shows as
 * unapplied is unapplied.
 */
async function applyUnnamed(tx: Tx, stamp: Stamp, booking: Booking): Promise<void> {
  if (booking.paymentImports.length === 0) return;
  for (const together of [false, true]) {
    await collectUnnamed(tx, stamp, booking);
    if ((await count(tx, 'book_credit')) === 0) return;
    await pairUnnamed(tx, stamp, booking, together);
  }
}

async function collectUnnamed(tx: Tx, stamp: Stamp, booking: Booking): Promise<void> {
  await temporary(tx, 'book_credit', 'item_id bigint, customer_id bigint, currency text, on_day text, minor bigint');
  await fill(
    tx,
    stamp,
    'book_credit',
    `select i.id, i.customer_id, i.currency, e.issued_on, -i.open_minor
     from open_item i join entry e on e.id = i.entry_id
     where i.company_id = ${booking.companyId} and i.open_minor < 0 and i.open_minor = i.amount_minor and e.type = 'payment'
       and e.settles is null and e.cancelled_at is null and e.import_id in (${idsText(booking.paymentImports)})
       and i.customer_id in (select customer_id from book_customer)`,
  );
}

async function pairUnnamed(tx: Tx, stamp: Stamp, booking: Booking, together: boolean): Promise<void> {
  await temporary(
    tx,
    'book_settled',
    `allocation_id bigint, item_id bigint, customer_id bigint, currency text, on_day text, minor bigint, bunch bigint`,
  );
  await fill(
    tx,
    stamp,
    'book_settled',
    `select a.id, a.to_item_id, a.customer_id, i.currency, a.allocated_on, a.amount_minor, ${together ? '-a.import_id' : 'a.id'}
     from allocation a join open_item i on i.id = a.to_item_id
     where a.company_id = ${booking.companyId} and a.customer_id in (select customer_id from book_credit)
       and a.basis in ('reported', 'presumed') and a.to_item_id is not null and ${inForce('a')}`,
  );
  await temporary(tx, 'book_pair', 'credit_id bigint, bunch bigint, customer_id bigint, on_day text');
  await fill(
    tx,
    stamp,
    'book_pair',
    `with bunches as (
         select bunch, customer_id, currency, sum(minor) as minor, max(on_day) as on_day from book_settled
         group by bunch, customer_id, currency),
       settled as (
         select b.*, row_number() over (partition by customer_id, currency, minor order by on_day desc, bunch) as turn from bunches b),
       credit as (
         select c.*, row_number() over (partition by customer_id, currency, minor order by on_day desc, item_id) as turn from book_credit c
         where exists (select 1 from bunches b where b.customer_id = c.customer_id and b.currency = c.currency
           and b.minor = c.minor and b.on_day >= c.on_day))
     select c.item_id, s.bunch, c.customer_id, c.on_day from credit c
     join settled s on s.customer_id = c.customer_id and s.currency = c.currency and s.minor = c.minor and s.turn = c.turn
     where c.on_day <= s.on_day`,
  );
  const paired = `book_settled s join book_pair p on p.bunch = s.bunch and p.customer_id = s.customer_id
    join book_credit c on c.item_id = p.credit_id and c.currency = s.currency`;
  await temporary(tx, 'book_release', 'allocation_id bigint, keep_minor bigint');
  await fill(tx, stamp, 'book_release', `select s.allocation_id, 0 from ${paired}`);
  await releaseInBulk(tx, stamp, booking);
  await temporary(
    tx,
    'book_allocation',
    'from_item_id bigint, to_item_id bigint, customer_id bigint, minor bigint, on_day text',
  );
  await fill(
    tx,
    stamp,
    'book_allocation',
    `select p.credit_id, s.item_id, s.customer_id, s.minor, ${later('c.on_day', 'e.issued_on')}
     from ${paired} join open_item i on i.id = s.item_id join entry e on e.id = i.entry_id`,
  );
  await allocateInBulk(tx, stamp, booking);
}

/** Customers whose lines were booked or changed. */
export const TOUCHED = `select distinct customer_id from book_match where fresh = 1 or n in (select n from book_changed)`;

/** The same where all that the company has was booked now. */
export const ofCompany = ({ companyId }: Booking): string =>
  `select distinct customer_id from entry where company_id = ${companyId}`;

export async function noteCustomers(tx: Tx, stamp: Stamp, select: string): Promise<void> {
  await temporary(tx, 'book_customer', 'customer_id bigint');
  await fill(tx, stamp, 'book_customer', select);
}
