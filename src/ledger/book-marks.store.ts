import type { Day } from '../kernel/day';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { BookedMarks, Booking, LineField } from './book';
import { count, fill, run, stampOf, temporary, type Stamp } from './book-sql.store';

/**
 * What the source marks an item with beside its amounts: a reminder block becomes a hold, which ends when the source lifts the block,
 * and a holder becomes an assignment of the claim. A holder that the source names is taken to be known to the customer and to chase
 * by itself, until a person says otherwise: chasing for somebody else's claim would be the greater wrong.
 */
export async function followMarks(tx: Tx, stamp: Stamp, booking: Booking): Promise<BookedMarks> {
  const blocks = booking.fields.has('blocked') ? await followBlocks(tx, stamp, booking) : { blocked: 0, lifted: 0 };
  if (booking.fields.has('holder')) await followHolders(tx, stamp, booking);
  const levels = ['opening_step', 'opening_step_on'].some((field) => booking.fields.has(field as LineField))
    ? await count(tx, LEVELS)
    : 0;
  return { levels, ...blocks };
}

/** Lines that gave their item a level or a day of the last reminder that it did not have. */
const LEVELS = `(
  select m.n from book_match m join booking_line l on l.n = m.n
  where m.fresh = 1 and (l.opening_step > 0 or l.opening_step_on is not null)
  union select n from book_field where field in ('opening_step', 'opening_step_on')) levelled`;

const WHY = 'Blocked in the accounting system';
const LIFTED = 'No longer blocked in the accounting system';

type Blocks = Pick<BookedMarks, 'blocked' | 'lifted'>;

async function followBlocks(tx: Tx, stamp: Stamp, booking: Booking): Promise<Blocks> {
  const { companyId } = booking;
  const marked = `book_match m join booking_line l on l.n = m.n join open_item i on i.entry_id = m.entry_id and i.part = m.part`;
  const standing = `h.company_id = ${companyId} and h.item_id = i.id and h.ended_at is null and h.cause like 'import/%'`;
  await temporary(tx, 'book_lift', 'hold_id bigint, n bigint');
  await fill(
    tx,
    stamp,
    'book_lift',
    `select h.id, m.n from ${marked} join hold h on ${standing}
     where coalesce(l.blocked, 0) = 0 or l.blocked_until is distinct from case when h.caused = 0 then h.until_on end`,
  );
  await run(
    tx,
    stamp,
    `update hold set ended_at = :at, ended_by = :by, ended_on = :asOf, end_reason = '${LIFTED}'
     where id in (select hold_id from book_lift)`,
  );
  await temporary(tx, 'book_block', 'n bigint, item_id bigint, customer_id bigint, until_on text');
  await fill(
    tx,
    stamp,
    'book_block',
    `select m.n, i.id, m.customer_id, l.blocked_until from ${marked}
     where l.blocked = 1 and i.open_minor > 0 and not exists (select 1 from hold h where ${standing})`,
  );
  await insertHolds(tx, stamp, booking);
  await run(
    tx,
    stamp,
    `insert into book_changed select m.n from book_match m
     where m.fresh = 0 and (m.n in (select n from book_lift) or m.n in (select n from book_block))`,
  );
  return { blocked: await count(tx, 'book_block'), lifted: await count(tx, 'book_lift') };
}

/**
 * A list of customers (`customer_line`, `booking_customer`) may block a customer as a whole, until a day or until it lifts the block
 * itself: a hold on everything that the customer owes.
 */
export async function blockCustomers(tx: Tx, work: Work, booking: BookedCustomers): Promise<Blocks> {
  const { companyId, importId } = booking;
  const stamp = stampOf(work, booking.asOf);
  const listed = `customer_line l join booking_customer b on b.code = l.code`;
  const until = booking.until ? 'l.blocked_until' : 'cast(null as text)';
  const standing = `h.company_id = ${companyId} and h.customer_id = b.customer_id and h.item_id is null and h.ended_at is null
    and h.cause like 'import/%'`;
  await temporary(tx, 'book_lift', 'hold_id bigint, n bigint');
  await fill(
    tx,
    stamp,
    'book_lift',
    `select h.id, l.n from ${listed} join hold h on ${standing}
     where b.fresh < 2 and (coalesce(l.blocked, 0) = 0 or ${until} is distinct from case when h.caused = 0 then h.until_on end)`,
  );
  await run(
    tx,
    stamp,
    `update hold set ended_at = :at, ended_by = :by, ended_on = :asOf, end_reason = '${LIFTED}'
     where id in (select hold_id from book_lift)`,
  );
  await temporary(tx, 'book_block', 'n bigint, item_id bigint, customer_id bigint, until_on text');
  await fill(
    tx,
    stamp,
    'book_block',
    `select l.n, cast(null as bigint), b.customer_id, ${until} from ${listed}
     where l.blocked = 1 and not exists (select 1 from hold h where ${standing})`,
  );
  await insertHolds(tx, stamp, { companyId, importId });
  return { blocked: await count(tx, 'book_block'), lifted: await count(tx, 'book_lift') };
}

export interface BookedCustomers {
  readonly companyId: number;
  readonly importId: number;
  readonly asOf: Day;
  /** The list says until when. */
  readonly until: boolean;
}

const insertHolds = (tx: Tx, stamp: Stamp, { companyId, importId }: Pick<Booking, 'companyId' | 'importId'>) =>
  run(
    tx,
    stamp,
    `insert into hold (company_id, customer_id, item_id, kind, reason, from_on, until_on, caused, cause, recorded_at, recorded_by)
     select ${companyId}, customer_id, item_id, 'admin', '${WHY}', :asOf, until_on, case when until_on is null then 1 else 0 end,
       'import/${importId}', :at, :by from book_block`,
  );

/** In force, or one that a person recorded as assigned back: a list that still names its holder is behind. */
const KEPT = '(a.ended_at is null or a.end_reason is not null)';

async function followHolders(tx: Tx, stamp: Stamp, booking: Booking): Promise<void> {
  const { companyId } = booking;
  await temporary(tx, 'book_holder', 'n bigint, entry_id bigint, holder text, fresh int');
  await fill(
    tx,
    stamp,
    'book_holder',
    `select m.n, m.entry_id, l.holder, m.fresh from book_match m join booking_line l on l.n = m.n
     where l.holder is not null and m.leader = m.n and not exists (
       select 1 from assignment a join holder h on h.id = a.holder_id
       where a.company_id = ${companyId} and a.entry_id = m.entry_id and ${KEPT} and h.name = l.holder)`,
  );
  await assign(tx, stamp, companyId);
  await run(tx, stamp, `insert into book_changed select n from book_holder where fresh = 0`);
}

/**
 * A list of customers (`customer_line`, `booking_customer`) names who holds the claims against each: what is open and is not
 * assigned to that holder is. Whom a person took an assignment from does not get it back.
 */
export async function assignOfCustomers(
  tx: Tx,
  work: Work,
  { companyId, asOf }: { readonly companyId: number; readonly asOf: Day },
): Promise<void> {
  const stamp = stampOf(work, asOf);
  await temporary(tx, 'book_holder', 'n bigint, entry_id bigint, holder text, fresh int');
  await fill(
    tx,
    stamp,
    'book_holder',
    `select cast(null as bigint), e.id, l.holder, 0 from customer_line l join booking_customer b on b.code = l.code
     join entry e on e.customer_id = b.customer_id and e.company_id = ${companyId} and e.cancelled_at is null and e.type = 'invoice'
     where l.holder is not null and exists (select 1 from open_item i where i.entry_id = e.id and i.open_minor > 0) and not exists (
       select 1 from assignment a join holder h on h.id = a.holder_id
       where a.company_id = ${companyId} and a.entry_id = e.id and ${KEPT} and h.name = l.holder)`,
  );
  await assign(tx, stamp, companyId);
}

/** What stands in `book_holder` is assigned to its holder from the source's day on. */
async function assign(tx: Tx, stamp: Stamp, companyId: number): Promise<void> {
  if ((await count(tx, 'book_holder')) === 0) return;
  await run(
    tx,
    stamp,
    `insert into holder (company_id, name, recorded_at, recorded_by)
     select distinct ${companyId}, b.holder, :at, :by from book_holder b
     where not exists (select 1 from holder h where h.company_id = ${companyId} and h.name = b.holder)`,
  );
  await run(
    tx,
    stamp,
    `update assignment set ended_at = :at, ended_by = :by
     where company_id = ${companyId} and ended_at is null and entry_id in (select entry_id from book_holder)`,
  );
  await run(
    tx,
    stamp,
    `insert into assignment (company_id, entry_id, holder_id, assigned_on, notified, we_chase, recorded_at, recorded_by)
     select ${companyId}, b.entry_id, min(h.id), :asOf, 1, 0, :at, :by
     from book_holder b join holder h on h.company_id = ${companyId} and h.name = b.holder group by b.entry_id`,
  );
}
