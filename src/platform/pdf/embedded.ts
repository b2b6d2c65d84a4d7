import type { PDFDict as Dict, PDFRawStream as RawStream } from '@cantoo/pdf-lib';

/**
 * The files that a PDF carries in itself, such as the data of an e-invoice. Whatever refers to them, they are found by what they are, so
 * that a broken or circular index of them hides none. None where the PDF cannot be opened: it never throws for what is in the file.
 */
export async function embeddedFiles(bytes: Uint8Array): Promise<Uint8Array[]> {
  try {
    // Only where there is a PDF: the library takes longer to load than most lists take to read.
    const library = await import('@cantoo/pdf-lib');
    const { PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef } = library;
    const { context } = await PDFDocument.load(bytes, {
      ...{ password: '', preserveXFA: true, updateMetadata: false, warnOnInvalidObjects: false },
    });
    const streams = new Set<RawStream>();
    for (const [, object] of context.enumerateIndirectObjects()) {
      if (object instanceof PDFRawStream && isFile(object.dict, library)) streams.add(object);
      if (!(object instanceof PDFDict)) continue;
      const files = object.get(PDFName.of('EF'));
      for (const ref of files instanceof PDFDict ? files.values() : []) {
        const found = ref instanceof PDFRef ? context.lookup(ref) : ref;
        if (found instanceof PDFRawStream) streams.add(found);
      }
    }
    return [...streams].slice(0, MOST).flatMap((stream) => decoded(stream, library));
  } catch {
    return [];
  }
}

type Library = typeof import('@cantoo/pdf-lib');

/** More files are no papers of an invoice. */
const MOST = 200;

const isFile = (dict: Dict, { PDFName }: Library): boolean =>
  dict.get(PDFName.of('Type')) === PDFName.of('EmbeddedFile');

function decoded(stream: RawStream, { decodePDFRawStream }: Library): Uint8Array[] {
  try {
    return [decodePDFRawStream(stream).decode()];
  } catch {
    return [];
  }
}
