import { PDFDocument } from '@cantoo/pdf-lib';
import { digestDocument, type DocumentDigest } from './digest';

/** A PDF opened again: for verifying what was made, and for tests. */
export interface ReadBack {
  readonly pages: number;
  /** Files carried inside, by name; a second one of a name is `NAME (again)`. */
  readonly files: ReadonlyMap<string, Buffer>;
  digest(): DocumentDigest;
}

/** Throws whatever the library throws on a file that is no PDF, is damaged or needs a password. */
export async function readBack(bytes: Uint8Array): Promise<ReadBack> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, warnOnInvalidObjects: false });
  const files = new Map<string, Buffer>();
  for (const { name, data } of pdf.getAttachments())
    files.set(files.has(name) ? `${name} (again)` : name, Buffer.from(data));
  return {
    pages: pdf.getPageCount(),
    files,
    digest: () => digestDocument(pdf),
  };
}
