import { parentPort, workerData } from 'node:worker_threads';
import { encode } from 'jpeg-js';
import { decode, decodeImage, toRGBA8, type IFD } from 'utif2';
import type { Photograph, PhotographKind } from './photograph';

/** The thread that unpacks scans and photographs: what comes out is what a PDF can hold. See `photograph.ts`. */
const { bytes, kind } = workerData as { readonly bytes: Uint8Array; readonly kind: PhotographKind };

/** Of all pages of a file, before any is unpacked. */
const MOST_DOTS = 100_000_000;
const MOST_PAGES = 500;
const QUALITY = 85;

class Large extends Error {}

void (kind === 'tiff' ? Promise.resolve().then(pagesOfTiff) : photographOfHeic()).then(
  (pictures) => { parentPort?.postMessage({ pictures }); },
  (error: unknown) => {
    parentPort?.postMessage({ wrong: error instanceof Error ? error.message : 'unknown', large: error instanceof Large });
  },
); // prettier-ignore

function pagesOfTiff(): Photograph[] {
  const buffer = Buffer.from(bytes);
  const pages = decode(buffer).filter((page) => numberIn(page, 256) > 0 && numberIn(page, 257) > 0);
  const largest = Math.max(...pages.map((page) => numberIn(page, 256) * numberIn(page, 257)));
  if (pages.length === 0) throw new Error('no page');
  if (pages.length > MOST_PAGES || largest > MOST_DOTS) throw new Large();
  return pages.map((page) => {
    decodeImage(buffer, page);
    const [across, down] = [numberIn(page, 282), numberIn(page, 283)];
    const aspect = across > 0 && down > 0 ? across / down : 1;
    const rotation = TURN[numberIn(page, 274)] ?? 0;
    const { width, height } = page;
    return { ...drawn(toRGBA8(page), width, height), aspect: Math.min(4, Math.max(0.25, aspect)), rotation };
  });
}

const TURN: Readonly<Record<number, number>> = { 3: 180, 6: 90, 8: 270 };

function numberIn(page: IFD, tag: number): number {
  const value = page[`t${tag}`] as unknown;
  const first: unknown = Array.isArray(value) ? value[0] : undefined;
  if (typeof first === 'number') return first;
  const [above, below] = Array.isArray(first) ? (first as readonly number[]) : []; // a fraction
  return above && below ? above / below : 0;
}

type HeicDecode = (asked: {
  buffer: Uint8Array;
}) => Promise<{ width: number; height: number; data: Uint8ClampedArray }>;

/** The reader of HEIC is an optional package: without it such a file has a slip, like any other that cannot be shown. */
async function photographOfHeic(): Promise<Photograph[]> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- it is there or it is not
  const read = require('heic-decode') as HeicDecode;
  const { width, height, data } = await read({ buffer: bytes });
  if (width * height > MOST_DOTS) throw new Large();
  return [{ ...drawn(data, width, height), aspect: 1, rotation: 0 }];
}

function drawn(rgba: Uint8Array | Uint8ClampedArray, width: number, height: number) {
  const bits = inBits(rgba, width, height);
  if (bits) return { width, height, bits: true, bytes: bits };
  return { width, height, bits: false, bytes: encode({ data: rgba, width, height }, QUALITY).data };
}

/** Rows of bits, white is 1; undefined where a dot is neither black nor white. */
function inBits(rgba: Uint8Array | Uint8ClampedArray, width: number, height: number): Uint8Array | undefined {
  const row = Math.ceil(width / 8);
  const packed = new Uint8Array(row * height);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 4) {
      const dot = rgba[at];
      if ((dot !== 0 && dot !== 255) || rgba[at + 1] !== dot || rgba[at + 2] !== dot) return undefined;
      const byte = y * row + (x >> 3);
      if (dot === 255) packed[byte] = (packed[byte] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return packed;
}
