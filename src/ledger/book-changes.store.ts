import { rowsOf, type Tx } from '../platform/db';
import { ENTRY_FIELDS, ITEM_FIELDS, NUMBER_FIELDS, type Booking, type OvertakenField } from './book';
import { count, fill, inForce, newIds, run, temporary, type Stamp } from './book-sql.store';
import { amountDiffers, TELLS_DUE } from './book-differs.store';
import { releaseInBulk } from './book-release.store';

/**
 * Lines that differ from their entry (`book_differs`): the fields that the source changed, each with what stood there before. A
 * person's correction (`booking_override`) stays until it looks at both. Leaves in `book_changed` the lines that changed something.
 */
export async function applyChanges(tx: Tx, stamp: Stamp, booking: Booking): Promise<OvertakenField[]> {
  await temporary(tx, 'book_changed', 'n bigint');
  await temporary(tx, 'book_field', 'n bigint, entry_id bigint, part int, field text, before text, after text');
  if ((await count(tx, 'book_differs')) === 0) return [];
  await addParts(tx, stamp, booking);
  await collectFields(tx, stamp, booking);
  const overtaken = await leaveOverridden(tx);
  await makeRoom(tx, stamp, booking);
  await writeFields(tx, stamp, booking);
  await run(tx, stamp, `insert into book_changed select n from book_field`);
  return overtaken;
}

/** A part that the entry did not have before. */
async function addParts(tx: Tx, stamp: Stamp, booking: Booking): Promise<void> {
  const itemId = await newIds(tx, 'open_item');
  await run(
    tx,
    stamp,
    `insert into open_item (id, company_id, customer_id, entry_id, part, currency, due_on, amount_minor, open_minor, opening_step,
       opening_step_on, withheld, withheld_until, due_by)
     select ${itemId('d.n')}, ${booking.companyId}, d.customer_id, d.entry_id, d.part, l.currency,
       l.due_on, l.amount_minor, l.amount_minor, l.opening_step, l.opening_step_on, l.withheld, l.withheld_until, l.due_by
     from book_differs d join booking_line l on l.n = d.n where d.item_id is null`,
  );
  await run(tx, stamp, `insert into book_changed select n from book_differs where item_id is null`);
  await run(
    tx,
    stamp,
    `update book_differs set item_id = i.id from open_item i
     where book_differs.item_id is null and i.entry_id = book_differs.entry_id and i.part = book_differs.part`,
  );
}

async function collectFields(tx: Tx, stamp: Stamp, booking: Booking): Promise<void> {
  const change = (field: string, kept: 'e' | 'i'): string =>
    `select d.n, d.entry_id, ${kept === 'e' ? 'cast(null as integer)' : 'd.part'}, '${field}', cast(${kept}.${field} as text),
       cast(l.${field} as text)
     from book_differs d join booking_line l on l.n = d.n
     join ${kept === 'e' ? 'entry e on e.id = d.entry_id' : 'open_item i on i.id = d.item_id'}
     where l.${field} is not null and l.${field} is distinct from ${kept}.${field} ${kept === 'e' ? 'and d.leader = d.n' : ''}`;
  const entryFields = ENTRY_FIELDS.filter((field) => booking.fields.has(field));
  const itemFields = ITEM_FIELDS.filter((field) => booking.fields.has(field));
  const selects = [
    `${change('document', 'e')} and l.document <> ''`,
    ...entryFields.map((field) => change(field, 'e')),
    ...itemFields.map((field) => change(field, 'i')),
    `${change('due_on', 'i')} and ${TELLS_DUE}`,
    dueByChange(),
    `${change('amount_minor', 'i')} and ${amountDiffers(booking)}`,
  ];
  await run(tx, stamp, `insert into book_field ${selects.join(' union all ')}`);
}

/** Where the due day comes from moves with it; a person's day stands over what was computed until the source itself says one. */
const dueByChange = (): string =>
  `select d.n, d.entry_id, d.part, 'due_by', i.due_by, coalesce(l.due_by, 'given')
   from book_differs d join booking_line l on l.n = d.n join open_item i on i.id = d.item_id
   where ${TELLS_DUE} and coalesce(l.due_by, 'given') <> coalesce(i.due_by, 'given') and (l.due_by is null or coalesce(i.due_by, '') not like 'corrected:%')`;

/** What a person corrected stays; where the source moved since, the correction is named. */
async function leaveOverridden(tx: Tx): Promise<OvertakenField[]> {
  const overtaken = await rowsOf<OvertakenField>(
    tx,
    `select e.id as "entryId", e.customer_id as "customerId", e.document, f.field, f.after as "sourceValue"
     from book_field f join booking_override o on o.entry_id = f.entry_id and o.field = f.field
     join entry e on e.id = f.entry_id
     where o.source_value is distinct from f.after order by e.id, f.field`,
  );
  await tx.raw(
    `delete from book_field where exists
       (select 1 from booking_override o where o.entry_id = book_field.entry_id and o.field = book_field.field)`,
  );
  return overtaken;
}

/** Where more was applied to an item than it now amounts to, the newest is taken back: settlements before payments. */
async function makeRoom(tx: Tx, stamp: Stamp, booking: Booking): Promise<void> {
  await temporary(tx, 'book_release', 'allocation_id bigint, keep_minor bigint');
  await fill(
    tx,
    stamp,
    'book_release',
    `select id, case when cum > excess then cum - excess else 0 end from (
       select a.id, x.excess, a.amount_minor,
         sum(a.amount_minor) over (partition by x.item_id order by
           case when a.basis in ('reported', 'presumed') then 0 else 1 end, a.allocated_on desc, a.id desc) as cum
       from (
         select d.item_id, abs(i.amount_minor) - abs(i.open_minor) - abs(l.amount_minor) as excess
         from book_field f join book_differs d on d.n = f.n join booking_line l on l.n = f.n
         join open_item i on i.id = d.item_id
         where f.field = 'amount_minor' and abs(i.amount_minor) - abs(i.open_minor) > abs(l.amount_minor)
       ) x join allocation a on (a.to_item_id = x.item_id or a.from_item_id = x.item_id)
       where ${inForce('a')}
     ) applied where cum - amount_minor < excess`,
  );
  await releaseInBulk(tx, stamp, booking);
}

async function writeFields(tx: Tx, stamp: Stamp, booking: Booking): Promise<void> {
  await run(
    tx,
    stamp,
    `update open_item set amount_minor = l.amount_minor, open_minor = open_item.open_minor + l.amount_minor - open_item.amount_minor
     from book_field f join book_differs d on d.n = f.n join booking_line l on l.n = f.n
     where f.field = 'amount_minor' and d.item_id = open_item.id`,
  );
  await sumParts(tx, stamp);
  await run(
    tx,
    stamp,
    `insert into entry_change (company_id, entry_id, part, field, before, after, import_id, recorded_at, recorded_by)
     select ${booking.companyId}, entry_id, part, field, before, after, ${booking.importId}, :at, :by from book_field`,
  );
  const changed = await rowsOf<{ field: string; item: number }>(
    tx,
    `select distinct field, case when part is null then 0 else 1 end as item from book_field
     where field <> 'amount_minor' or part is null`,
  );
  for (const { field, item } of changed) await writeField(tx, stamp, field, item === 1);
}

async function writeField(tx: Tx, stamp: Stamp, field: string, item: boolean): Promise<void> {
  const value = NUMBER_FIELDS.has(field) ? 'cast(f.after as bigint)' : 'f.after';
  const where = item
    ? `f.part = open_item.part and f.entry_id = open_item.entry_id`
    : `f.part is null and f.entry_id = entry.id`;
  const table = item ? 'open_item' : 'entry';
  await run(
    tx,
    stamp,
    `update ${table} set ${field} = ${value} from book_field f where f.field = '${field}' and ${where}`,
  );
}

/** An entry amounts to the sum of its parts, and knows how many they are. */
async function sumParts(tx: Tx, stamp: Stamp): Promise<void> {
  const sums = `(select i.entry_id, sum(i.amount_minor) as amount_minor, count(*) as parts, min(d.leader) as n
     from (select distinct entry_id, leader from book_differs) d join open_item i on i.entry_id = d.entry_id group by i.entry_id) s`;
  const change = (field: string): string =>
    `select s.n, s.entry_id, cast(null as integer), '${field}', cast(e.${field} as text), cast(s.${field} as text)
     from ${sums} join entry e on e.id = s.entry_id where e.${field} <> s.${field}`;
  await run(tx, stamp, `insert into book_field ${change('amount_minor')} union all ${change('parts')}`);
}
