import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { ContactState } from '../customers/customer';

/** What delivery needs to know of customers, contacts and invoice copies: one statement for a whole batch. */
export interface Addressee {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}

export async function addressees(q: Query, companyId: number, ids: readonly number[]): Promise<Map<number, Addressee>> {
  const given = idsTable(q, ids);
  const rows = await rowsOf<Addressee>(
    q,
    `select c.id, c.code, coalesce(c.legal_name, c.name) as name
     from v_customer c join ${given.sql} as given on given.id = c.id where c.company_id = ?`,
    [...given.bindings, companyId],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The contacts that may not be written to (any more). */
export async function closedContacts(
  q: Query,
  companyId: number,
  ids: readonly number[],
): Promise<Map<number, ContactState>> {
  const given = idsTable(q, ids);
  const rows = await rowsOf<{ id: number; state: ContactState }>(
    q,
    `select c.id, c.state from v_contact c join ${given.sql} as given on given.id = c.id
     where c.company_id = ? and c.state <> 'ok'`,
    [...given.bindings, companyId],
  );
  return new Map(rows.map((row) => [row.id, row.state]));
}

/** A PDF of an invoice or credit note, by the open item that it is about. */
export interface InvoiceFile {
  readonly itemId: number;
  readonly document: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** The newest PDF of each item's invoice, where there is one. */
export async function invoiceFiles(
  q: Query,
  companyId: number,
  itemIds: readonly number[],
): Promise<Map<number, InvoiceFile>> {
  const given = idsTable(q, itemIds);
  const rows = await rowsOf<InvoiceFile>(
    q,
    `select i.item_id as "itemId", i.document, d.sha256, d.bytes
     from ${given.sql} as given join v_open_item i on i.item_id = given.id
       join v_document d on d.company_id = i.company_id and d.about = 'entry/' || i.entry_id
         and d.kind in ('invoice', 'credit_note') and d.media_type = 'application/pdf'
     where i.company_id = ? order by d.id`,
    [...given.bindings, companyId],
  );
  return new Map(rows.map((row) => [row.itemId, row]));
}

export interface Paper {
  readonly id: number;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** Documents to enclose, by row number. */
export async function papers(q: Query, companyId: number, ids: readonly number[]): Promise<Map<number, Paper>> {
  const given = idsTable(q, ids);
  const rows = await rowsOf<Paper>(
    q,
    `select d.id, d.file_name as "fileName", d.media_type as "mediaType", d.sha256, d.bytes
     from v_document d join ${given.sql} as given on given.id = d.id where d.company_id = ?`,
    [...given.bindings, companyId],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

const idsTable = (q: Query, ids: readonly number[]): ReturnType<typeof tableOf> =>
  tableOf(
    q,
    { id: 'bigint' },
    [...new Set(ids)].map((id) => ({ id })),
  );

/** The messages that were sent before in the threads of these customers, by thread: the newest few, the oldest of them first. */
export async function sentInThreads(
  q: Query,
  companyId: number,
  customerIds: readonly number[],
): Promise<Map<string, readonly number[]>> {
  const given = idsTable(q, customerIds);
  const rows = await rowsOf<{ id: number; thread: string }>(
    q,
    `select id, thread from (
       select m.id, m.thread, row_number() over (partition by m.thread order by m.id desc) as nth
       from message m where m.customer_id in (select id from ${given.sql} as given)
         and m.company_id = ? and m.channel = 'email' and m.state = 'accepted' and m.thread is not null) as sent
     where nth <= ? order by id`,
    [...given.bindings, companyId, MOST_REFERENCES],
  );
  const threads = new Map<string, number[]>();
  for (const { id, thread } of rows) threads.set(thread, [...(threads.get(thread) ?? []), id]);
  return threads;
}

/** A line of References stays short enough for every mail server (RFC 5322: 998 letters). */
const MOST_REFERENCES = 10;
