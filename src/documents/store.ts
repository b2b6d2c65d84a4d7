import { actorText } from '../kernel/actor';
import type { Day, Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import { tableOf } from '../platform/rows';
import type { Work } from '../platform/work';
import type { Document, NewDocument } from './document';
import { DOCUMENT_KINDS, type DocumentKind, type Visibility } from './kind';

/** Documents: rows in, rows out; their bytes lie in the file store. Removed ones stay as rows and are shown to nobody. */
export async function insertDocuments(tx: Tx, work: Work, documents: readonly NewDocument[]): Promise<number[]> {
  if (documents.length === 0) return [];
  const given = tableOf(tx, NEW_COLUMNS, documents.map(newRow));
  const made = await rowsOf<{ id: number }>(
    tx,
    `insert into document (company_id, customer_id, about, kind, title, file_name, media_type, sha256, bytes, dated_on,
       visibility, import_id, recorded_at, recorded_by)
     select company_id, customer_id, about, kind, title, file_name, media_type, sha256, bytes, dated_on,
       visibility, import_id, ?, ? from ${given.sql} as given where true
     on conflict (company_id, about, kind, sha256) where removed_at is null do nothing returning id`,
    [work.now, actorText(work.actor), ...given.bindings],
  );
  return made.map((row) => row.id);
}

const NEW_COLUMNS = {
  company_id: 'bigint',
  customer_id: 'bigint',
  about: 'text',
  kind: 'text',
  title: 'text',
  file_name: 'text',
  media_type: 'text',
  sha256: 'text',
  bytes: 'bigint',
  dated_on: 'text',
  visibility: 'text',
  import_id: 'bigint',
} as const;

const newRow = (document: NewDocument): Record<string, unknown> => ({
  company_id: document.companyId,
  customer_id: document.customerId,
  about: document.about,
  kind: document.kind,
  title: document.title ?? DOCUMENT_KINDS[document.kind].title,
  file_name: document.fileName,
  media_type: document.mediaType,
  sha256: document.sha256,
  bytes: document.bytes,
  dated_on: document.datedOn ?? null,
  visibility: document.visibility ?? DOCUMENT_KINDS[document.kind].visibility,
  import_id: document.importId ?? null,
});

/** What a document is attached to, and as what. */
export interface Place {
  readonly companyId: number;
  readonly about: string;
  readonly kind: DocumentKind;
  readonly sha256: string;
}

/** The document with these bytes in that place, unless it was removed. */
export async function documentAt(q: Query, place: Place): Promise<Document | undefined> {
  const row = await q<DocumentRow>('document')
    .where({ company_id: place.companyId, about: place.about, kind: place.kind, sha256: place.sha256 })
    .whereNull('removed_at')
    .first();
  return row && documentFrom(row);
}

export async function documentById(q: Query, companyId: number, id: number): Promise<Document | undefined> {
  const row = await q<DocumentRow>('document').where({ company_id: companyId, id }).whereNull('removed_at').first();
  return row && documentFrom(row);
}

/** The documents of a customer, or those about one thing, oldest first. */
export async function documentsOf(
  q: Query,
  companyId: number,
  which: { readonly customerId: number } | { readonly about: string },
): Promise<Document[]> {
  const asked = q<DocumentRow>('document').where('company_id', companyId).whereNull('removed_at').orderBy('id');
  if ('about' in which) return (await asked.where('about', which.about)).map(documentFrom);
  return (await asked.where('customer_id', which.customerId)).map(documentFrom);
}

/** Takes it out of sight; the row and the bytes stay, because a message or a recovery file may have used them. */
export async function markRemoved(tx: Tx, work: Work, companyId: number, id: number): Promise<void> {
  await tx('document')
    .where({ company_id: companyId, id })
    .update({ removed_at: work.now, removed_by: actorText(work.actor) });
}

/** Returns those that were in sight. */
export async function markManyRemoved(
  tx: Tx,
  work: Work,
  companyId: number,
  ids: readonly number[],
): Promise<number[]> {
  const removed = await tx('document')
    .where('company_id', companyId)
    .whereIn('id', [...ids])
    .whereNull('removed_at')
    .update({ removed_at: work.now, removed_by: actorText(work.actor) })
    .returning<{ id: number }[]>('id');
  return removed.map(({ id }) => id);
}

/** Takes everything out of sight that an import attached. Returns how many there were. */
export async function removeOfImport(tx: Tx, work: Work, companyId: number, importId: number): Promise<number> {
  return tx('document')
    .where({ company_id: companyId, import_id: importId })
    .whereNull('removed_at')
    .update({ removed_at: work.now, removed_by: actorText(work.actor) });
}

interface DocumentRow {
  id: number;
  company_id: number;
  customer_id: number | null;
  about: string;
  kind: DocumentKind;
  title: string;
  file_name: string;
  media_type: string;
  sha256: string;
  bytes: number;
  dated_on: Day | null;
  visibility: Visibility;
  import_id: number | null;
  recorded_at: Instant;
  recorded_by: string;
}

const documentFrom = (row: DocumentRow): Document => ({
  id: row.id,
  companyId: row.company_id,
  customerId: row.customer_id,
  about: row.about,
  kind: row.kind,
  title: row.title,
  fileName: row.file_name,
  mediaType: row.media_type,
  sha256: row.sha256,
  bytes: row.bytes,
  datedOn: row.dated_on,
  visibility: row.visibility,
  importId: row.import_id,
  recordedAt: row.recorded_at,
  recordedBy: row.recorded_by,
});
