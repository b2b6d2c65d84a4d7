import { dirname, join, sep } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { PdfPiece, PdfText } from './pdf-text';

/** The thread that takes the text out of a PDF. See `pdf-text.ts`. */
const { bytes, limits } = workerData as {
  readonly bytes: Uint8Array;
  readonly limits: { readonly pages: number; readonly pieces: number; readonly letters: number };
};

// eslint-disable-next-line no-console -- the library says on loading that it cannot draw here: nothing is drawn
console.warn = () => undefined;

const LONGEST_PIECE = 2_000;
/** Fewer letters are a stamp on a picture, not a text. */
const FEWEST_LETTERS = 12;

type Matrix = readonly number[];

async function read(): Promise<PdfText> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const root = dirname(require.resolve('pdfjs-dist/package.json'));
  const pdf = await getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: join(root, 'cmaps') + sep,
    standardFontDataUrl: join(root, 'standard_fonts') + sep,
    ...{ isEvalSupported: false, useSystemFonts: false, disableFontFace: true, enableXfa: false, verbosity: 0 },
  }).promise;
  if (pdf.numPages > limits.pages) return { is: 'too-long' };
  const pages: PdfPiece[][] = [];
  const seen = { pieces: 0, letters: 0 };
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n);
    const { transform } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const pieces = items.flatMap((item) =>
      'str' in item && item.str.trim() !== '' ? pieceOf(item, transform as Matrix) : [],
    );
    seen.pieces += pieces.length;
    seen.letters += pieces.reduce((sum, { text }) => sum + text.length, 0);
    if (seen.pieces > limits.pieces || seen.letters > limits.letters) return { is: 'too-long' };
    pages.push(pieces);
    page.cleanup();
  }
  return seen.letters < FEWEST_LETTERS ? { is: 'scanned' } : { is: 'text', pages };
}

interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** Where it stands on the page as it is looked at; what does not run from left to right there is no line of a table. */
function pieceOf({ str, transform, width, height }: Item, view: Matrix): PdfPiece[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = view;
  const [ia = 1, ib = 0, , , ie = 0, iff = 0] = transform;
  const [along, across] = [a * ia + c * ib, b * ia + d * ib];
  if (!(along > 0) || Math.abs(across) > along * 0.1) return [];
  const [left, y] = [a * ie + c * iff + e, b * ie + d * iff + f];
  if (![left, y, width, height].every((one) => Number.isFinite(one) && Math.abs(one) < 1e6)) return [];
  const text = str.slice(0, LONGEST_PIECE).replace(/[\p{Cc}\p{Cf}]/gu, ' ').replace(/\s+/g, ' ').trim(); // prettier-ignore
  return text === '' ? [] : [{ text, left, right: left + width, y, height: height || 10 }];
}

function faultOf(error: unknown): PdfText {
  const name = error instanceof Error ? error.name : '';
  return { is: name === 'PasswordException' ? 'encrypted' : 'damaged' };
}

void read()
  .catch(faultOf)
  .then((text) => { parentPort?.postMessage(text); }); // prettier-ignore
