import { record } from '../audit/actions';
import { customerById } from '../customers/store';
import { assert } from '../kernel/assert';
import type { Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { LARGEST_DOCUMENT, type Document, type NewDocument } from './document';
import { safeFileName } from './file-name';
import type { DocumentKind, Visibility } from './kind';
import { acceptedMedia } from './media';
import { documentAt, documentById, insertDocuments, markManyRemoved, markRemoved } from './store';

/**
 * What is done with documents: attach, one or many, and take out of sight. The bytes are in the file store before the row is
 * written, so that a row never points at nothing.
 */
export interface Attachment {
  readonly companyId: number;
  readonly customerId: number | null;
  /** `entry/12`, `customer/3`, `dispute/9`. The caller vouches that it is the customer's. */
  readonly about: string;
  readonly kind: DocumentKind;
  /** As it came; the stored name is made safe. */
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly title?: string;
  readonly datedOn?: Day | null;
  readonly visibility?: Visibility;
  readonly importId?: number | null;
}

/**
 * Attaches one file. The same bytes, attached to the same thing as the same kind, are there once: asked again, it answers
 * with the document that is there. Refuses an empty or too large file, what is not accepted, a customer of another company.
 */
export async function attachDocument(
  work: Work,
  attachment: Attachment,
): Promise<{ document: Document; isNew: boolean }> {
  const { bytes, fileName, ...rest } = attachment;
  checkSize(fileName, bytes.length);
  const media = acceptedMedia(bytes, fileName);
  const kept = await work.files.put(bytes);
  const row: NewDocument = {
    ...rest,
    fileName: safeFileName(fileName, media),
    mediaType: media.type,
    sha256: kept.sha256,
    bytes: bytes.length,
  };
  return work.db.transaction(async (tx) => {
    if (row.customerId !== null) await customerById(tx, row.companyId, row.customerId);
    const before = await documentAt(tx, row);
    if (before) return { document: before, isNew: false };
    await attachMany(tx, work, [row]);
    const document = await documentAt(tx, row);
    assert(document, 'a document that was attached is there');
    return { document, isNew: true };
  });
}

/**
 * Attaches many files whose bytes already lie in the file store, inside the caller's transaction: one statement and one
 * audit line. Returns the new ones.
 */
export async function attachMany(tx: Tx, work: Work, documents: readonly NewDocument[]): Promise<number[]> {
  const made = await insertDocuments(tx, work, documents);
  const [first] = documents;
  if (made.length === 0 || !first) return [];
  await record(tx, work, {
    companyId: first.companyId,
    kind: 'document.attached',
    ref: made.length > 1 && first.importId ? `import/${first.importId}` : `document/${made.join(',')}`,
    payload: { documents: made, sha256: documents.map((document) => document.sha256) },
  });
  return made;
}

/** Takes a document out of sight; its bytes stay, because what was sent may have carried them. */
export async function removeDocument(
  work: Work,
  companyId: number,
  documentId: number,
  why: string,
): Promise<Document> {
  return work.db.transaction(async (tx) => {
    const document = await documentById(tx, companyId, documentId);
    if (!document) {
      throw new Refusal(
        'no-such-document',
        'There is no such document.',
        'See which there are: duly documents CUSTOMER',
      );
    }
    await markRemoved(tx, work, companyId, documentId);
    await record(tx, work, {
      companyId,
      kind: 'document.removed',
      ref: `document/${documentId}`,
      payload: { why, about: document.about, sha256: document.sha256 },
    });
    return document;
  });
}

/** Takes many out of sight at once, inside one transaction with one audit line. Returns how many there were. */
export async function removeDocuments(
  work: Work,
  companyId: number,
  documentIds: readonly number[],
  why: string,
): Promise<number> {
  return work.db.transaction(async (tx) => {
    const removed = await markManyRemoved(tx, work, companyId, documentIds);
    if (removed.length === 0) return 0;
    const ref = `document/${removed.join(',')}`;
    await record(tx, work, { companyId, kind: 'document.removed', ref, payload: { why, documents: removed } });
    return removed.length;
  });
}

/** Refuses a file that is empty or larger than is accepted; asked before it is read. */
export function checkSize(fileName: string, bytes: number): void {
  if (bytes === 0) throw new Refusal('empty-file', `${fileName} is empty.`, 'Export or scan it again.');
  if (bytes <= LARGEST_DOCUMENT) return;
  throw new Refusal(
    'file-too-large',
    `${fileName} has ${Math.ceil(bytes / 1024 / 1024)} MB; at most ${LARGEST_DOCUMENT / 1024 / 1024} MB are accepted.`,
    'Scan it in a lower resolution, or split it.',
  );
}
