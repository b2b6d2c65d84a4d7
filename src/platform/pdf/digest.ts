import { createHash } from 'node:crypto';
import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFStream,
  PDFString,
  type PDFDocument,
  type PDFObject,
} from '@cantoo/pdf-lib';

/**
 * A fingerprint of what a PDF shows. Each page: everything it draws with (text, type, pictures, byte for byte), its size
 * and its links. The frame: bookmarks, title, actions on opening, layers. Left out: how objects are numbered and packed
 * in the file, and files that are carried inside, which have fingerprints of their own.
 */
export interface DocumentDigest {
  /** SHA-256 per page, in hex. */
  readonly pages: readonly string[];
  /** SHA-256 of the rest of the document. */
  readonly frame: string;
}

/** Throws RangeError on a document whose structure runs in a circle. */
export function digestDocument(pdf: PDFDocument): DocumentDigest {
  const walk = new Walk(pdf);
  return { pages: pdf.getPages().map((page) => walk.dict(page.node)), frame: walk.frame() };
}

class Walk {
  private readonly pageNumbers: ReadonlyMap<string, number>;
  private readonly known = new Map<string, string>();

  constructor(private readonly pdf: PDFDocument) {
    this.pageNumbers = new Map(pdf.getPages().map((page, n) => [page.ref.tag, n + 1]));
  }

  frame(): string {
    const entries: [string, string][] = [];
    for (const [name, value] of this.pdf.catalog.entries()) {
      const key = name.asString();
      if (key === '/Pages' || key === '/AF') continue;
      if (key === '/Names') entries.push(...this.names(value));
      else entries.push([key, this.of(value)]);
    }
    entries.push(['Info', this.of(this.pdf.context.trailerInfo.Info)]);
    return sha256(JSON.stringify(entries.sort(byKey)));
  }

  /** What is named in the document, files carried apart. */
  private names(value: PDFObject): [string, string][] {
    const names = this.pdf.context.lookup(value);
    if (!(names instanceof PDFDict)) return [['/Names', this.of(value)]];
    return names
      .entries()
      .filter(([name]) => name.asString() !== '/EmbeddedFiles')
      .map(([name, named]) => [`/Names${name.asString()}`, this.of(named)]);
  }

  dict(dict: PDFDict): string {
    const entries: [string, string][] = [];
    for (const [name, value] of dict.entries()) {
      const key = name.asString();
      if (key !== '/Parent') entries.push([key, this.of(value)]);
    }
    return sha256(JSON.stringify(entries.sort(byKey)));
  }

  private of(object: PDFObject | undefined): string {
    if (object instanceof PDFRef) return this.ref(object);
    if (object instanceof PDFStream) return this.stream(object);
    if (object instanceof PDFDict) return this.dict(object);
    if (object instanceof PDFArray) return sha256(JSON.stringify(object.asArray().map((one) => this.of(one))));
    if (object instanceof PDFNumber) return String(object.asNumber());
    if (object instanceof PDFName) return object.asString();
    if (object instanceof PDFString || object instanceof PDFHexString) return object.toString();
    return object?.toString() ?? 'null';
  }

  /** A page is its number; anything else is what it leads to, once. */
  private ref(ref: PDFRef): string {
    const page = this.pageNumbers.get(ref.tag);
    if (page !== undefined) return `page ${page}`;
    const known = this.known.get(ref.tag);
    if (known !== undefined) return known;
    this.known.set(ref.tag, 'itself'); // what leads back to itself while it is being read
    const found = this.of(this.pdf.context.lookup(ref));
    this.known.set(ref.tag, found);
    return found;
  }

  private stream(stream: PDFStream): string {
    const hash = createHash('sha256');
    for (const [name, value] of stream.dict.entries().sort(([a], [b]) => byKey([a.asString()], [b.asString()]))) {
      if (name.asString() !== '/Length') hash.update(`${name.asString()} ${this.of(value)}\n`);
    }
    return hash.update(stream.getContents()).digest('hex');
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const byKey = ([a]: readonly [string, ...unknown[]], [b]: readonly [string, ...unknown[]]): number =>
  a < b ? -1 : a > b ? 1 : 0;
