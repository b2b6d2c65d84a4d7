import type { Accounting, AccountRole, JournalFormat } from '../companies/accounting';
import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { DeedKind } from './deed';
import type { NumberedPosting } from './journal-file';
import type { PostingLine } from './posting';

/** What the books were told: exports, their postings and lines. Rows in, rows out; every question is one company's. */
export interface JournalExport {
  readonly id: number;
  readonly number: number;
  readonly from: Day;
  readonly until: Day;
  readonly format: JournalFormat;
  readonly currency: string;
  readonly firstVoucher: number;
  readonly postings: number;
  readonly debitMinor: number;
  readonly fileName: string;
  readonly sha256: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly endedAt: Instant | null;
  readonly endedBy: string | null;
}

const EXPORT = `id, number, from_on as "from", until_on as "until", format, currency, first_voucher as "firstVoucher", postings,
  debit_minor as "debitMinor", file_name as "fileName", sha256, recorded_at as "recordedAt", recorded_by as "recordedBy",
  ended_at as "endedAt", ended_by as "endedBy"`;

/** The newest first, those taken back too. */
export async function exportsOf(q: Query, companyId: number, limit: number): Promise<JournalExport[]> {
  return rowsOf<JournalExport>(
    q,
    `select ${EXPORT} from journal_export where company_id = ? order by number desc limit ?`,
    [companyId, limit],
  );
}

export async function exportBy(
  q: Query,
  companyId: number,
  asked: { readonly id: number } | { readonly number: number },
): Promise<JournalExport | undefined> {
  const [column, value] = 'id' in asked ? ['id', asked.id] : ['number', asked.number];
  const [found] = await rowsOf<JournalExport>(
    q,
    `select ${EXPORT} from journal_export where company_id = ? and ${column} = ?`,
    [companyId, value],
  );
  return found;
}

/** The last one that stands. */
export async function lastExport(q: Query, companyId: number): Promise<JournalExport | undefined> {
  const [found] = await rowsOf<JournalExport>(
    q,
    `select ${EXPORT} from journal_export where company_id = ? and ended_at is null order by number desc limit 1`,
    [companyId],
  );
  return found;
}

export async function nextNumber(q: Query, companyId: number): Promise<number> {
  const [row] = await rowsOf<{ next: number }>(
    q,
    `select coalesce(max(number), 0) + 1 as next from journal_export where company_id = ?`,
    [companyId],
  );
  return row?.next ?? 1;
}

export type NewExport = Omit<JournalExport, 'id' | 'recordedAt' | 'recordedBy' | 'endedAt' | 'endedBy' | 'postings'> & {
  readonly settings: Accounting;
  readonly postings: readonly NumberedPosting[];
};

export async function insertExport(tx: Tx, work: Work, companyId: number, made: NewExport): Promise<number> {
  const [row] = await tx('journal_export')
    .insert({
      ...{ company_id: companyId, number: made.number, from_on: made.from, until_on: made.until, format: made.format },
      ...{ settings: JSON.stringify(made.settings), currency: made.currency, first_voucher: made.firstVoucher },
      ...{ postings: made.postings.length, debit_minor: made.debitMinor, file_name: made.fileName },
      ...{ sha256: made.sha256, recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .returning<{ id: number }[]>('id');
  const id = row?.id ?? 0;
  const of = { companyId, exportId: id };
  for (let at = 0; at < made.postings.length; at += AT_ONCE)
    await insertPostings(tx, of, made.postings.slice(at, at + AT_ONCE));
  return id;
}

const AT_ONCE = 2_000;

async function insertPostings(
  tx: Tx,
  { companyId, exportId }: { readonly companyId: number; readonly exportId: number },
  postings: readonly NumberedPosting[],
): Promise<void> {
  const given = tableOf(
    tx,
    {
      ...{ voucher: 'bigint', key: 'text', subject: 'text', kind: 'text', back: 'bigint', customer_id: 'bigint' },
      ...{ customer_code: 'text', customer_name: 'text', document: 'text', posted_on: 'text', event_on: 'text' },
      currency: 'text',
    },
    postings.map((one) => ({
      ...{ voucher: one.voucher, key: one.key, subject: one.subject, kind: one.kind, back: one.back ? 1 : 0 },
      ...{ customer_id: one.customerId, customer_code: one.customerCode, customer_name: one.customerName },
      ...{ document: one.document, posted_on: one.on, event_on: one.eventOn, currency: one.currency },
    })),
  );
  const columns = `voucher, key, subject, kind, back, customer_id, customer_code, customer_name, document, posted_on, event_on, currency`;
  await tx.raw(
    `insert into journal_posting (company_id, export_id, ${columns}) select ?, ?, ${columns} from ${given.sql} as given`,
    [companyId, exportId, ...given.bindings],
  );
  const lines = tableOf(
    tx,
    { key: 'text', place: 'bigint', role: 'text', account: 'text', amount_minor: 'bigint', book_minor: 'bigint' },
    postings.flatMap(({ key, lines: all }) =>
      all.map(({ role, account, minor, bookMinor }, place) => ({
        ...{ key, place, role, account, amount_minor: minor, book_minor: bookMinor },
      })),
    ),
  );
  await tx.raw(
    `insert into journal_line (posting_id, place, role, account, amount_minor, book_minor)
     select p.id, given.place, given.role, given.account, given.amount_minor, given.book_minor
     from ${lines.sql} as given join journal_posting p on p.export_id = ? and p.key = given.key`,
    [...lines.bindings, exportId],
  );
}

/** Only while it stands: of two who press at once one takes it back. */
export async function endExport(tx: Tx, work: Work, companyId: number, id: number): Promise<boolean> {
  const ended = await tx('journal_export')
    .where({ company_id: companyId, id, ended_at: null })
    .update({ ended_at: work.now, ended_by: actorText(work.actor) });
  await tx('journal_posting').where({ company_id: companyId, export_id: id, ended_at: null }).update({ ended_at: work.now }); // prettier-ignore
  return ended === 1;
}

export interface KeptLine {
  readonly voucher: number;
  readonly kind: DeedKind;
  readonly back: number;
  readonly customerId: number | null;
  readonly customerCode: string;
  readonly customerName: string;
  readonly document: string;
  readonly on: Day;
  readonly eventOn: Day;
  readonly currency: string;
  readonly role: AccountRole;
  readonly account: string;
  readonly minor: number;
}

/** What an export told, line by line, in its order. */
export async function linesOfExport(
  q: Query,
  companyId: number,
  exportId: number,
  page: { readonly most: number; readonly offset: number },
): Promise<KeptLine[]> {
  return rowsOf<KeptLine>(
    q,
    `select p.voucher, p.kind, p.back, p.customer_id as "customerId", p.customer_code as "customerCode",
       p.customer_name as "customerName", p.document, p.posted_on as "on", p.event_on as "eventOn", p.currency, l.role, l.account,
       l.amount_minor as minor
     from journal_posting p join journal_line l on l.posting_id = p.id
     where p.company_id = ? and p.export_id = ? order by p.voucher, l.place limit ? offset ?`,
    [companyId, exportId, page.most, page.offset],
  );
}

/** The number of the last voucher of exports that stand. */
export async function lastVoucher(q: Query, companyId: number): Promise<number> {
  const [row] = await rowsOf<{ last: number }>(
    q,
    `select coalesce(max(voucher), 0) as last from journal_posting where company_id = ? and ended_at is null`,
    [companyId],
  );
  return row?.last ?? 0;
}

/** The lines of postings that stand, by what they are of. */
export async function linesByKey(
  q: Query,
  companyId: number,
  keys: readonly string[],
): Promise<ReadonlyMap<string, PostingLine[]>> {
  const given = tableOf(q, { key: 'text' }, keys.map((key) => ({ key }))); // prettier-ignore
  const rows = await rowsOf<PostingLine & { readonly key: string }>(
    q,
    `select p.key, l.role, l.account, l.amount_minor as minor, l.book_minor as "bookMinor"
     from journal_posting p join journal_line l on l.posting_id = p.id
     where p.company_id = ? and p.ended_at is null and p.key in (select key from ${given.sql} as given) order by p.id, l.place`,
    [companyId, ...given.bindings],
  );
  const found = new Map<string, PostingLine[]>();
  for (const { key, ...line } of rows) found.set(key, [...(found.get(key) ?? []), line]);
  return found;
}
