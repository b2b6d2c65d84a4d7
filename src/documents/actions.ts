import { record } from '../audit/actions';
import type { Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { LARGEST_DOCUMENT, type Document, type NewDocument } from './document';
import { safeFileName } from './file-name';
import type { DocumentKind, Visibility } from './kind';
import { acceptedMedia } from './media';
import { customerIsOf, documentAt, documentById, insertDocuments, markRemoved } from './store';

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
  const media = acceptedMedia(sized(attachment), attachment.fileName);
  const { bytes, fileName, ...rest } = attachment;
  const kept = await work.files.put(bytes);
  const row: NewDocument = {
    ...rest,
    fileName: safeFileName(fileName, media),
    mediaType: media.type,
    sha256: kept.sha256,
    bytes: bytes.length,
  };
  return work.db.transaction(async (tx) => {
    if (row.customerId !== null && !(await customerIsOf(tx, row.companyId, row.customerId))) {
      throw new Refusal('no-such-customer', 'There is no such customer.', 'Look for it: duly customers TEXT');
    }
    const before = await documentAt(tx, row);
    if (before) return { document: before, isNew: false };
    await attachMany(tx, work, [row]);
    const document = await documentAt(tx, row);
    if (!document) throw new Refusal('not-attached', `${fileName} was not attached.`, 'Try again.');
    return { document, isNew: true };
  });
}

/**
 * Attaches many files whose bytes already lie in the file store, inside the caller's transaction: one statement and one
 * audit line. Returns how many are new.
 */
export async function attachMany(tx: Tx, work: Work, documents: readonly NewDocument[]): Promise<number> {
  const made = await insertDocuments(tx, work, documents);
  const [first] = documents;
  if (made.length === 0 || !first) return 0;
  await record(tx, work, {
    companyId: first.companyId,
    kind: 'document.attached',
    ref:
      made.length === 1
        ? `document/${made[0] ?? 0}`
        : (first.importId ?? null) === null
          ? first.about
          : `import/${first.importId ?? 0}`,
    payload: { documents: made, sha256: documents.map((document) => document.sha256) },
  });
  return made.length;
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
    if (!document)
      throw new Refusal(
        'no-such-document',
        'There is no such document.',
        'See which there are: duly documents CUSTOMER',
      );
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

function sized({ bytes, fileName }: Attachment): Buffer {
  if (bytes.length === 0) throw new Refusal('empty-file', `${fileName} is empty.`, 'Export or scan it again.');
  if (bytes.length <= LARGEST_DOCUMENT) return bytes;
  throw new Refusal(
    'file-too-large',
    `${fileName} has ${Math.ceil(bytes.length / 1024 / 1024)} MB; at most ${LARGEST_DOCUMENT / 1024 / 1024} MB are accepted.`,
    'Scan it in a lower resolution, or split it.',
  );
}
