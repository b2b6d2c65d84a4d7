import type { Knex } from 'knex';
import { actorText } from '../kernel/actor';
import { rowsOf, type Tx } from '../platform/db';
import { analyze, analyzeChanged, keyedTable } from '../platform/bulk';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import { mergeCovers, undoCovers } from './merge-cover.store';
import { settleFields, writeFields, type OvertakenCustomer, type Stamp } from './merge-fields.store';
import { mergeAbove, PARENT, PAYER, type NotAbove } from './merge-parent.store';

/**
 * Customers as a source lists them, merged set-based: new ones are added, fields that the source changed are changed with what stood
 * there before, a person's corrections stay. Whoever merges stages the relation `customer_line` first: `code` (unique), `name`, and
 * the fields below that the source fills. Afterwards `booking_customer (code, customer_id, fresh)` says who each code is; `fresh` is 2 where it is the
 * number of a record that went into another: its lines are that customer's, its fields are not.
 */
export interface CustomerMerge {
  readonly companyId: number;
  readonly importId: number;
  /** The fields that the source fills. */
  readonly fields: ReadonlySet<CustomerField>;
  /** The source has no customer numbers: the code is the name in lower case, and a customer of that name is meant. */
  readonly byName: boolean;
}

export const CUSTOMER_FIELDS = [
  'legal_name', 'debtor_type', 'register_no', 'vat_no', 'country', 'language', 'segment', 'collector', 'payment_terms',
  'payment_method', 'credit_limit_minor', 'credit_limit_currency', 'supplier_no',
] as const; // prettier-ignore
const ADDRESS_FIELDS = ['street', 'postcode', 'city', 'region'] as const;
export type CustomerField =
  | (typeof CUSTOMER_FIELDS)[number]
  | (typeof ADDRESS_FIELDS)[number]
  | 'contact_name'
  | 'email'
  | 'phone'
  | 'insurer'
  | 'insured_limit_minor'
  | 'parent_code'
  | 'payer_code'
  | 'holder'
  | 'blocked'
  | 'blocked_until';

export interface MergedCustomers {
  readonly booked: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Corrections that the source has overtaken since. */
  readonly overtaken: readonly OvertakenCustomer[];
  /** Customers whose group cannot be told: nobody here has that number, or it would be a second level. */
  readonly parentless: number;
  /** Those whose payer cannot be told. */
  readonly payerless: readonly NotAbove[];
}

export async function mergeCustomers(tx: Tx, work: Work, merge: CustomerMerge): Promise<MergedCustomers> {
  const stamp = { at: work.now, by: actorText(work.actor) };
  const booked = await addCustomers(tx, stamp, merge);
  await tx.raw('create temporary table customer_changed (customer_id bigint)');
  const changedFields = await changeFields(tx, stamp, merge);
  const parents = await mergeAbove(tx, stamp, merge, PARENT);
  const payers = await mergeAbove(tx, stamp, merge, PAYER);
  const overtaken = [
    ...changedFields,
    ...parents.overtaken,
    ...payers.overtaken,
    ...(await mergeCovers(tx, work, merge)),
  ];
  await changeContacts(tx, stamp, merge);
  await changeAddresses(tx, stamp, merge);
  const [known] = await rowsOf<{ n: number; changed: number }>(
    tx,
    `select count(*) as n, (select count(distinct c.customer_id) from customer_changed c join booking_customer b
       on b.customer_id = c.customer_id where b.fresh = 0) as changed from booking_customer where fresh = 0`,
  );
  await tx.raw('drop table customer_changed');
  const changed = known?.changed ?? 0;
  const told = { parentless: parents.unknown.length, payerless: payers.unknown };
  return { booked, changed, unchanged: (known?.n ?? 0) - changed, overtaken, ...told };
}

/** Of the customers that were merged last, those of whom nothing says what they are in law. */
export async function ofUnknownKind(tx: Tx): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(
    tx,
    `select count(*) as n from booking_customer b join customer c on c.id = b.customer_id where c.debtor_type = 'unknown'`,
  );
  return row?.n ?? 0;
}

async function addCustomers(tx: Tx, stamp: Stamp, merge: CustomerMerge): Promise<number> {
  const { companyId, importId } = merge;
  await tx.raw(
    `create temporary table booking_customer (code text primary key, customer_id bigint, fresh int) ${keyedTable(tx)}`,
  );
  await tx.raw(
    `insert into booking_customer select l.code, coalesce(c.merged_into, c.id), case when c.merged_into is null then 0 else 2 end from customer_line l
     join customer c on c.company_id = ${companyId} and c.code = l.code`,
  );
  if (merge.byName) await matchNames(tx, companyId);
  const fields = CUSTOMER_FIELDS.filter((field) => merge.fields.has(field));
  const [last] = await rowsOf<{ id: number }>(tx, 'select coalesce(max(id), 0) as id from customer');
  await tx.raw(
    `insert into customer (company_id, code, name${fields.map((field) => `, ${field}`).join('')}, import_id, recorded_at, recorded_by)
     select ${companyId}, l.code, l.name${fields.map((field) => `, ${given(field)}`).join('')}, ${importId}, :at, :by
     from customer_line l where not exists (select 1 from booking_customer b where b.code = l.code) order by l.n`,
    stamp,
  );
  const made = await rowsOf<{ code: string }>(
    tx,
    `insert into booking_customer select c.code, c.id, 1 from customer c
     where c.company_id = ${companyId} and c.import_id = ${importId} and c.id > ${last?.id ?? 0} returning code`,
  );
  await analyze(tx, 'booking_customer');
  return made.length;
}

const given = (field: string): string =>
  field === 'debtor_type' ? `coalesce(l.debtor_type, 'unknown')` : `l.${field}`;

/** A file without customer numbers means the one customer of that name, whatever its number. */
async function matchNames(tx: Tx, companyId: number): Promise<void> {
  const wanted = await rowsOf<{ code: string }>(
    tx,
    `select l.code from customer_line l where not exists (select 1 from booking_customer b where b.code = l.code)`,
  );
  if (wanted.length === 0) return;
  const byName = new Map<string, number | undefined>();
  for (const { id, name } of await rowsOf<{ id: number; name: string }>(
    tx,
    `select coalesce(merged_into, id) as id, name from customer where company_id = ${companyId}`,
  )) {
    const key = name.replace(/\s+/g, ' ').trim().toLowerCase();
    byName.set(key, byName.has(key) && byName.get(key) !== id ? undefined : id);
  }
  const found = wanted.flatMap(({ code }) => {
    const id = byName.get(code);
    return id === undefined ? [] : [{ code, id }];
  });
  const rows = tableOf(tx, { code: 'text', id: 'bigint' }, found);
  await tx.raw(`insert into booking_customer select code, id, 0 from ${rows.sql} as given where true`, [
    ...rows.bindings,
  ]);
}

const known = `customer_line l join booking_customer b on b.code = l.code and b.fresh = 0 join customer c on c.id = b.customer_id`;

async function changeFields(tx: Tx, stamp: Stamp, merge: CustomerMerge): Promise<OvertakenCustomer[]> {
  const fields = CUSTOMER_FIELDS.filter((field) => merge.fields.has(field));
  const change = (field: string, condition: string): string =>
    `select c.id, '${field}', cast(c.${field} as text), cast(l.${field} as text) from ${known}
     where l.${field} is not null and l.${field} is distinct from c.${field} ${condition}`;
  const named = merge.byName ? 'and false' : 'and l.name <> l.code';
  return settleFields(tx, stamp, merge, async () => {
    await tx.raw(
      `insert into customer_field ${[change('name', named), ...fields.map((field) => change(field, ''))].join(' union all ')}`,
    );
  });
}

async function changeContacts(tx: Tx, stamp: Stamp, merge: CustomerMerge): Promise<void> {
  const columns = [
    ['name', 'contact_name'],
    ['email', 'email'],
    ['phone', 'phone'],
  ] as const;
  await replaceRows(tx, stamp, merge, { table: 'contact', role: 'main', columns });
}

async function changeAddresses(tx: Tx, stamp: Stamp, merge: CustomerMerge): Promise<void> {
  const columns = [...ADDRESS_FIELDS, 'country'].map((field) => [field, field] as const);
  if (!ADDRESS_FIELDS.some((field) => merge.fields.has(field))) return;
  await replaceRows(tx, stamp, merge, { table: 'address', role: 'billing', columns });
}

interface Side {
  readonly table: 'contact' | 'address';
  readonly role: string;
  /** Column of the table, field of the source. */
  readonly columns: readonly (readonly [string, string])[];
}

/**
 * The contact or address that the source knows. It is replaced where the source moved; where a person ended or changed what the
 * source had brought and the source says the same as before, nothing happens.
 */
async function replaceRows(tx: Tx, stamp: Stamp, merge: CustomerMerge, side: Side): Promise<void> {
  const columns = side.columns.filter(([, field]) => merge.fields.has(field as CustomerField));
  if (columns.length === 0) return;
  const said = columns.map(([, field]) => `l.${field} is not null`).join(' or ');
  const moved = columns
    .map(([column, field]) => `(l.${field} is not null and l.${field} is distinct from p.${column})`)
    .join(' or ');
  const name = `customer_${side.table}`;
  await tx.raw(
    `create temporary table ${name} as
     select b.customer_id, p.id as previous_id, ${side.columns
       .map(([column, field]) =>
         merge.fields.has(field as CustomerField) ? `coalesce(l.${field}, p.${column}) as ${column}` : `p.${column}`,
       )
       .join(', ')}
     from customer_line l join booking_customer b on b.code = l.code and b.fresh < 2
     left join ${side.table} p on p.id = (
       select s.id from ${side.table} s where s.customer_id = b.customer_id and s.role = '${side.role}' and s.import_id is not null and ${OWN(side.table)}
       order by case when s.ended_at is null then 0 else 1 end, s.id desc limit 1)
     where (${said}) and (p.id is null or ${moved})`,
  );
  await tx.raw(
    `update ${side.table} set ended_at = :at, ended_by = :by
     where ended_at is null and id in (select previous_id from ${name})`,
    stamp,
  );
  const list = side.columns.map(([column]) => column).join(', ');
  await tx.raw(
    `insert into ${side.table} (company_id, customer_id, role, ${list}, import_id, recorded_at, recorded_by)
     select ${merge.companyId}, customer_id, '${side.role}', ${list}, ${merge.importId}, :at, :by from ${name}`,
    stamp,
  );
  await tx.raw(`insert into customer_changed select customer_id from ${name}`);
  await tx.raw(`drop table ${name}`);
}

/** What came over from another record is not what the source says of this one. */
const OWN = (
  table: string,
): string => `not exists (select 1 from customer_moved w join customer_merge g on g.id = w.merge_id
  where w.place = '${table}' and w.row_id = s.id and g.winner_id = s.customer_id and g.undone_at is null)`;

/** Tells the planner what the table holds now; outside of transactions. */
export const noteCustomerStatistics = (query: Knex): Promise<void> =>
  analyzeChanged(query, ['customer', 'contact', 'address']);

/** Corrections of entries that are in force, as the temporary table `booking_override (entry_id, field, source_value)`. */
export async function stageOverrides(tx: Tx, companyId: number): Promise<void> {
  await tx.raw('create temporary table booking_override (entry_id bigint, field text, source_value text)');
  await tx.raw(
    `insert into booking_override select cast(substr(subject, 7) as bigint), field, source_value from override
     where company_id = ? and subject like 'entry/%' and ended_at is null`,
    [companyId],
  );
}

/**
 * Fields get back what stood there before the import, unless they say something else by now; its contacts and addresses end, and the
 * limits of customers that it brought.
 */
export async function undoCustomers(
  tx: Tx,
  work: Work,
  undone: { readonly companyId: number; readonly importId: number; readonly recordedAt: string },
): Promise<void> {
  const { companyId, importId } = undone;
  const stamp = { at: work.now, by: actorText(work.actor), then: undone.recordedAt };
  await tx.raw(
    `create temporary table customer_field as
     select c.customer_id, c.field, c.after as before, c.before as after from customer_change c
     where c.company_id = ${companyId} and c.import_id = ${importId} and c.after is not distinct from (
       select n.after from customer_change n where n.customer_id = c.customer_id and n.field = c.field order by n.id desc limit 1)`,
  );
  for (const field of ['credit_limit_minor', 'credit_limit_currency']) {
    await tx.raw(
      `insert into customer_field select c.id, '${field}', cast(c.${field} as text), null from customer c
       where c.company_id = ${companyId} and c.import_id = ${importId} and c.${field} is not null and not exists (
         select 1 from customer_change n where n.customer_id = c.id and n.field = '${field}')`,
    );
  }
  await writeFields(tx, stamp, { companyId, importId: null });
  await tx.raw('drop table customer_field');
  await undoCovers(tx, stamp, { companyId, importId });
  for (const table of ['contact', 'address']) {
    await tx.raw(
      `update ${table} set ended_at = :at, ended_by = :by where company_id = ${companyId} and import_id = ${importId} and ended_at is null`,
      stamp,
    );
    await tx.raw(
      `update ${table} set ended_at = null, ended_by = null
       where company_id = ${companyId} and import_id <> ${importId} and ended_at = :then`,
      stamp,
    );
  }
}
