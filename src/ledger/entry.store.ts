import { actorText } from '../kernel/actor';
import { Refusal } from '../kernel/result';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf, type ColumnKind } from '../platform/rows';
import type { Work } from '../platform/work';
import { rebalance } from './balance.store';
import { identityOf, partsOf, type Entry, type NewEntry } from './entry';
import { appendEvents } from './event.store';

/** Entries and their open items: booked together. For thousands; a file of a million has its own way in. */
export interface Booked {
  readonly entryId: number;
  readonly customerId: number;
  readonly document: string;
  /** In the order of the parts. */
  readonly itemIds: readonly number[];
}

/** Books entries with their open items, events and balances; the answer stands in the order of the rows. Refuses what is booked already. */
export async function bookEntries(tx: Tx, work: Work, rows: readonly NewEntry[]): Promise<Booked[]> {
  const companyId = rows[0]?.companyId;
  if (companyId === undefined) return [];
  await refuseKnown(tx, companyId, rows);
  const entryIds = await insertEntries(tx, work, companyId, rows);
  const booked = await insertItems(tx, companyId, rows, entryIds);
  await rebalance(
    tx,
    companyId,
    rows.map((row) => row.customerId),
  );
  await appendEvents(
    tx,
    work,
    booked.map((one, at) => ({
      companyId,
      customerId: one.customerId,
      kind: 'booked',
      subject: `entry/${one.entryId}`,
      payload: { type: rows[at]?.type, document: one.document, amountMinor: rows[at]?.amountMinor },
      occurredOn: rows[at]?.issuedOn ?? work.today,
    })),
  );
  return booked;
}

async function refuseKnown(tx: Tx, companyId: number, rows: readonly NewEntry[]): Promise<void> {
  const identities = rows.map(identityOf);
  const given = tableOf(
    tx,
    { identity: 'text' },
    identities.map((identity) => ({ identity })),
  );
  const [known] = await rowsOf<{ document: string }>(
    tx,
    `select document from entry
     where company_id = ? and cancelled_at is null and identity in (select identity from ${given.sql} as given) limit 1`,
    [companyId, ...given.bindings],
  );
  const twice = known ? undefined : rows.find((_, at) => identities.indexOf(identities[at] ?? '') !== at);
  const document = known?.document ?? twice?.document;
  if (document !== undefined) {
    throw new Refusal('already-booked', `${document} is booked already.`, 'See it with: duly items', { document });
  }
}

async function insertEntries(tx: Tx, work: Work, companyId: number, rows: readonly NewEntry[]): Promise<number[]> {
  const given = tableOf(
    tx,
    ENTRY_COLUMNS,
    rows.map((row) => ({
      ...Object.fromEntries(Object.entries(row.more ?? {}).map(([field, value]) => [snake(field), value])),
      customer_id: row.customerId,
      identity: identityOf(row),
      type: row.type,
      document: row.document,
      currency: row.currency,
      amount_minor: row.amountMinor,
      parts: partsOf(row).length,
      issued_on: row.issuedOn,
      basis: row.basis ?? 'booked',
      import_id: row.importId,
      import_line: row.importLine,
    })),
  );
  const columns = Object.keys(ENTRY_COLUMNS).join(', ');
  const made = await rowsOf<{ id: number; identity: string }>(
    tx,
    `insert into entry (company_id, ${columns}, recorded_at, recorded_by)
     select ?, ${columns}, ?, ? from ${given.sql} as given where true returning id, identity`,
    [companyId, work.now, actorText(work.actor), ...given.bindings],
  );
  const byIdentity = new Map(made.map((entry) => [entry.identity, entry.id]));
  return rows.map((row) => byIdentity.get(identityOf(row)) ?? 0);
}

async function insertItems(
  tx: Tx,
  companyId: number,
  rows: readonly NewEntry[],
  entryIds: readonly number[],
): Promise<Booked[]> {
  const columns = {
    customer_id: 'bigint',
    entry_id: 'bigint',
    part: 'bigint',
    currency: 'text',
    due_on: 'text',
    amount_minor: 'bigint',
  } as const;
  const given = tableOf(
    tx,
    columns,
    rows.flatMap((row, at) =>
      partsOf(row).map((part, index) => ({
        customer_id: row.customerId,
        entry_id: entryIds[at],
        part: index + 1,
        currency: row.currency,
        due_on: part.dueOn,
        amount_minor: part.amountMinor,
      })),
    ),
  );
  const names = Object.keys(columns).join(', ');
  const made = await rowsOf<{ id: number; entry_id: number; part: number }>(
    tx,
    `insert into open_item (company_id, ${names}, open_minor)
     select ?, ${names}, amount_minor from ${given.sql} as given where true returning id, entry_id, part`,
    [companyId, ...given.bindings],
  );
  const ids = new Map(made.map((item) => [`${item.entry_id}/${item.part}`, item.id]));
  return rows.map((row, at) => ({
    entryId: entryIds[at] ?? 0,
    customerId: row.customerId,
    document: row.document,
    itemIds: partsOf(row).map((_, index) => ids.get(`${entryIds[at] ?? 0}/${index + 1}`) ?? 0),
  }));
}

/** These entries, whole; cancelled ones and those of other companies are left out. */
export async function entriesOf(q: Query, companyId: number, entryIds: readonly number[]): Promise<Entry[]> {
  const wanted = tableOf(
    q,
    { id: 'bigint' },
    entryIds.map((id) => ({ id })),
  );
  const rows = await rowsOf<Record<string, unknown>>(
    q,
    `select * from v_entry where company_id = ? and id in (select id from ${wanted.sql} as wanted) order by issued_on, id`,
    [companyId, ...wanted.bindings],
  );
  return rows.map(
    (row) =>
      Object.fromEntries(Object.entries(row).map(([column, value]) => [camel(column), value])) as unknown as Entry,
  );
}

const snake = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const camel = (column: string): string => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const ENTRY_COLUMNS: Readonly<Record<string, ColumnKind>> = {
  customer_id: 'bigint', identity: 'text', source_id: 'text', type: 'text', document: 'text', currency: 'text',
  amount_minor: 'bigint', parts: 'bigint', net_minor: 'bigint', vat_minor: 'bigint', issued_on: 'text', posted_on: 'text',
  supply_on: 'text', delivery_on: 'text', delivery_note: 'text', order_no: 'text', po_no: 'text', contract_ref: 'text',
  contract_on: 'text', subject: 'text', claim_type: 'text', governing_law: 'text', site: 'text', billed_entity: 'text',
  terms: 'text', payment_method: 'text', payment_reference: 'text', discount_minor: 'bigint', discount_until: 'text',
  settles: 'text', einvoice_state: 'text', einvoice_received_on: 'text', einvoice_channel: 'text', handler_email: 'text', lines: 'text', basis: 'text', import_id: 'bigint', import_line: 'bigint',
}; // prettier-ignore
