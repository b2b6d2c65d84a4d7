import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';
import { assert } from '../kernel/assert';

/** A QR code as rows of modules (true is dark), with the quiet zone of four modules that ISO/IEC 18004 asks for. */
export type QrMatrix = readonly (readonly boolean[])[];

/**
 * `M` error correction, never boosted, as EPC069-12 wants it. Throws where the bytes do not fit into `densest`
 * (QR version, 1–40).
 */
export function qrMatrix(bytes: Uint8Array, densest = 40): QrMatrix {
  return encode([...bytes], { ecc: 'M', boostEcc: false, border: 4, maxVersion: densest }).data;
}

/** One path, as wide as its box; sharp at any size. */
export function qrSvg(matrix: QrMatrix): string {
  const size = matrix.length;
  const runs = matrix.flatMap((row, y) =>
    darkRuns(row).map(({ from, length }) => `M${from} ${y}h${length}v1h-${length}z`),
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" role="img">` +
    `<rect width="${size}" height="${size}" fill="#fff"/><path fill="#000" d="${runs.join('')}"/></svg>`
  );
}

const QUIET = 4;

/**
 * A Swiss QR code, 46 mm wide, with the cross of 7 mm in the middle; the error correction makes up for what the cross hides. On paper
 * without its quiet zone, which the page leaves free; on a screen with it.
 */
export function swissSvg(framed: QrMatrix, on: 'paper' | 'screen'): string {
  const bare = framed.slice(QUIET, -QUIET).map((row) => row.slice(QUIET, -QUIET));
  const matrix = on === 'paper' ? bare : framed;
  const size = matrix.length;
  const mm = bare.length / 46;
  const bar = (width: number, height: number, fill: string): string =>
    `<rect x="${(size - width * mm) / 2}" y="${(size - height * mm) / 2}" width="${width * mm}" height="${height * mm}" fill="${fill}"/>`;
  const cross = bar(7, 7, '#fff') + bar(6, 6, '#000') + bar(1.17, 3.89, '#fff') + bar(3.89, 1.17, '#fff');
  return qrSvg(matrix).replace('</svg>', `${cross}</svg>`);
}

/** Black and white, so many pixels a module: small enough to lie inside a mail. */
export function qrPng(matrix: QrMatrix, pixels = 4): Buffer {
  const width = matrix.length * pixels;
  const rows = matrix.map((row) => scanLine(row, pixels));
  const picture = deflateSync(Buffer.concat(rows.flatMap((row) => Array<Buffer>(pixels).fill(row))));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(width, 4);
  header.set([1, 0, 0, 0, 0], 8); // one bit a pixel, grey, no interlacing
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', picture), chunk('IEND', Buffer.alloc(0))]);
}

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

function darkRuns(row: readonly boolean[]): { from: number; length: number }[] {
  const runs: { from: number; length: number }[] = [];
  for (let from = 0; from < row.length; from += 1) {
    if (!row[from]) continue;
    let end = from;
    while (row[end]) end += 1;
    runs.push({ from, length: end - from });
    from = end;
  }
  return runs;
}

/** No filter; eight pixels a byte, the first in the highest bit, 1 is white. */
function scanLine(row: readonly boolean[], pixels: number): Buffer {
  const line = Buffer.alloc(1 + Math.ceil((row.length * pixels) / 8), 0);
  for (let x = 0; x < row.length * pixels; x += 1) {
    if (row[Math.floor(x / pixels)]) continue;
    const at = 1 + (x >> 3);
    line[at] = (line[at] ?? 0) | (0x80 >> (x & 7));
  }
  return line;
}

function chunk(type: string, content: Buffer): Buffer {
  assert(type.length === 4, 'a PNG chunk is named by four letters');
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
