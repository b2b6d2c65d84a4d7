import { PDFArray, PDFBool, PDFDict, PDFDocument, PDFName, PDFNumber, PDFStream, type PDFPage } from '@cantoo/pdf-lib';
import { drawMissingFields } from './form-fields';
import { photographsAsPdf } from './photograph';
import { pictureAsPdf, TooLarge } from './picture';

/**
 * A file that somebody gave us, opened for showing page by page — or the reason why it cannot be shown. It never throws
 * for what is in the file: whatever is wrong with it, the caller gets a word to print on a slip sheet instead.
 */
export type Source = ShownSource | UnshownSource;

export interface ShownSource {
  readonly merged: true;
  readonly pdf: PDFDocument;
  readonly pages: number;
  /** False for scans and photographs: nothing in it can be searched or copied as text. */
  readonly searchable: boolean;
  /** What its pages cannot show and only the original carries. */
  readonly carries: readonly Carried[];
}

/** `files`: data embedded in it, such as an e-invoice's XML, a file pinned to a page, or the data of an XFA form. `signature`: a digital one, void once pages are copied. */
export type Carried = 'files' | 'signature';

export interface UnshownSource {
  readonly merged: false;
  readonly why: WhyNot;
}

/** `needs-password`: cannot be read without one. `dynamic-form`: an XFA form whose pages only its own viewer makes. */
export type WhyNot = 'needs-password' | 'broken' | 'no-pages' | 'dynamic-form' | 'too-large' | 'not-a-page';

/** PDF, JPEG, PNG, TIFF and HEIC become pages; a picture fills one A4 page, upright. */
export async function openSource(bytes: Uint8Array): Promise<Source> {
  try {
    const kind = kindOf(bytes);
    if (kind === undefined) return { merged: false, why: 'not-a-page' };
    if (kind === 'pdf') return await openPdf(await load(bytes));
    const pdf =
      kind === 'tiff' || kind === 'heic' ? await photographsAsPdf(bytes, kind) : await pictureAsPdf(bytes, kind);
    return { merged: true, pdf, pages: pdf.getPageCount(), searchable: false, carries: [] };
  } catch (error) {
    return { merged: false, why: whyNot(error) };
  }
}

/** What the first bytes say, whatever the file is called. */
export function kindOf(bytes: Uint8Array): 'pdf' | 'jpeg' | 'png' | 'tiff' | 'heic' | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return 'tiff';
  if (/^ftyp(hei[cx]|hev[cx]|mif1|msf1)/.test(head.slice(4, 12))) return 'heic';
  return head.includes('%PDF-') ? 'pdf' : undefined;
}

/** The empty password opens what is only restricted by its owner (no printing, no copying) and changes nothing else. */
async function load(bytes: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(bytes, {
    password: '',
    preserveXFA: true,
    updateMetadata: false,
    warnOnInvalidObjects: false,
  });
}

async function openPdf(pdf: PDFDocument): Promise<Source> {
  const pages = pdf.getPages();
  if (pages.length === 0) return { merged: false, why: 'no-pages' };
  if (isDynamicForm(pdf)) return { merged: false, why: 'dynamic-form' };
  if (!pages.every(isWhole)) return { merged: false, why: 'broken' };
  const carries = carriedBy(pdf); // before fields are drawn: the library then drops what it does not know
  drawMissingFields(pdf);
  await pdf.flush();
  const searchable = pages.some((page) => drawsText(page.node.Resources(), 0));
  return { merged: true, pdf, pages: pages.length, searchable, carries };
}

/** The library's words for a file that it cannot read; a page tree that runs in a circle exhausts the stack. */
function whyNot(error: unknown): WhyNot {
  if (error instanceof TooLarge) return 'too-large';
  const text = error instanceof Error ? `${error.name} ${error.message}` : '';
  return /password|encrypt/i.test(text) ? 'needs-password' : 'broken';
}

function isDynamicForm(pdf: PDFDocument): boolean {
  return pdf.catalog.lookup(PDFName.of('NeedsRendering')) === PDFBool.True;
}

/** A page whose content is announced but not there would print blank and pass for an empty page. */
function isWhole(page: PDFPage): boolean {
  page.getMediaBox();
  const announced = page.node.get(PDFName.of('Contents'));
  if (announced === undefined) return true;
  const contents = page.node.Contents();
  if (contents instanceof PDFStream) return true;
  if (!(contents instanceof PDFArray)) return false;
  return contents.asArray().every((part) => page.doc.context.lookup(part) instanceof PDFStream);
}

function carriedBy(pdf: PDFDocument): Carried[] {
  const names = pdf.catalog.lookup(PDFName.of('Names'));
  const files = names instanceof PDFDict && names.has(PDFName.of('EmbeddedFiles'));
  const pinned = pdf.getPages().some((page) => annotationsOf(page).some((one) => one.has(PDFName.of('FS'))));
  const form = pdf.catalog.lookup(PDFName.of('AcroForm'));
  const flags = form instanceof PDFDict ? form.lookup(PDFName.of('SigFlags')) : undefined;
  const signed = flags instanceof PDFNumber && (flags.asNumber() & 1) === 1; // ISO 32000-1, table 219
  const more = files || pinned || (form instanceof PDFDict && form.has(PDFName.of('XFA')));
  return [...(more ? (['files'] as const) : []), ...(signed ? (['signature'] as const) : [])];
}

/** Among them may be files pinned to a page (ISO 32000-1, 12.5.6.15). */
function annotationsOf(page: PDFPage): PDFDict[] {
  const listed = page.node.Annots()?.asArray() ?? [];
  return listed.map((one) => page.doc.context.lookup(one)).filter((one): one is PDFDict => one instanceof PDFDict);
}

/** True where a font is among what a page draws with, in itself or in a drawing that it contains. */
function drawsText(resources: PDFDict | undefined, depth: number): boolean {
  if (resources === undefined || depth > 4) return false;
  if ((resources.lookup(PDFName.of('Font')) as PDFDict | undefined)?.keys().length) return true;
  const drawings = resources.lookup(PDFName.of('XObject'));
  if (!(drawings instanceof PDFDict)) return false;
  return drawings.keys().some((name) => {
    const drawing = drawings.lookup(name);
    const own = drawing instanceof PDFStream ? drawing.dict.lookup(PDFName.of('Resources')) : undefined;
    return own instanceof PDFDict && drawsText(own, depth + 1);
  });
}
