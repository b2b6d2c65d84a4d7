import { PDFDocument, degrees } from '@cantoo/pdf-lib';

/** A photograph or scan (JPEG, PNG) as a one-page PDF, one point a pixel, turned as the camera says it was held. */
export async function pictureAsPdf(bytes: Uint8Array, kind: 'jpeg' | 'png'): Promise<PDFDocument> {
  if (kind === 'png' && pngPixels(bytes) > MOST_PIXELS) throw new TooLarge();
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const image = kind === 'jpeg' ? await pdf.embedJpg(bytes) : await pdf.embedPng(bytes);
  const page = pdf.addPage([image.width, image.height]);
  page.drawImage(image, { x: 0, y: 0, width: image.width, height: image.height });
  page.setRotation(degrees(kind === 'jpeg' ? jpegRotation(bytes) : 0));
  await pdf.flush();
  return pdf;
}

/** A PNG is unpacked in memory, four bytes a pixel: a small file can ask for more than there is. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

const MOST_PIXELS = 100_000_000;

function pngPixels(bytes: Uint8Array): number {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return header.length < 24 ? 0 : header.readUInt32BE(16) * header.readUInt32BE(20);
}

/** Clockwise turn in degrees that shows a JPEG upright: EXIF tag 0x0112 (JEITA CP-3451 4.6.4); mirrorings are ignored. */
export function jpegRotation(bytes: Uint8Array): 0 | 90 | 180 | 270 {
  const jpeg = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const exif = exifOf(jpeg);
  if (exif === undefined) return 0;
  const little = exif.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number): number => (little ? exif.readUInt16LE(at) : exif.readUInt16BE(at));
  const u32 = (at: number): number => (little ? exif.readUInt32LE(at) : exif.readUInt32BE(at));
  try {
    const directory = u32(4);
    for (let n = 0; n < u16(directory); n++) {
      const at = directory + 2 + 12 * n;
      if (u16(at) === 0x0112) return TURN[u16(at + 8)] ?? 0;
    }
  } catch {
    return 0; // a directory that points outside the file
  }
  return 0;
}

const TURN: Readonly<Record<number, 90 | 180 | 270>> = { 3: 180, 6: 90, 8: 270 };

/** The TIFF block inside the APP1 segment, if there is one before the picture begins. */
function exifOf(jpeg: Buffer): Buffer | undefined {
  let at = 2;
  while (at + 10 < jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== 0xda) {
    const length = jpeg.readUInt16BE(at + 2);
    const isExif = jpeg[at + 1] === 0xe1 && jpeg.toString('latin1', at + 4, at + 10) === 'Exif\0\0';
    if (isExif) return jpeg.subarray(at + 10, at + 2 + length);
    at += 2 + length;
  }
  return undefined;
}
