import { type PDFDocument } from '@cantoo/pdf-lib';
import { jpegRotation, pictureAsPdf } from './picture';

/** The head of a JPEG whose camera noted how it was held (EXIF orientation), in either byte order. */
function held(orientation: number, order: 'II' | 'MM'): Buffer {
  const tiff = Buffer.alloc(26);
  const u16 = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const u32 = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(order, 0, 'latin1');
  u16(42, 2);
  u32(8, 4);
  u16(1, 8);
  u16(0x0112, 10);
  u16(3, 12);
  u32(1, 14);
  u16(orientation, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length + 2);
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1]), length, body, Buffer.from([0xff, 0xda, 0, 2])]);
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAEElEQVR4nGP4z8DAwMDAAAAKBgEBzUyMtQAAAABJRU5ErkJggg==',
  'base64',
);

describe('a photograph', () => {
  it.each([
    [1, 0],
    [3, 180],
    [6, 90],
    [8, 270],
    [99, 0],
  ])('held as %i is turned by %i degrees', (orientation, degrees) => {
    expect(jpegRotation(held(orientation, 'II'))).toBe(degrees);
    expect(jpegRotation(held(orientation, 'MM'))).toBe(degrees);
  });

  it('is not turned where nothing is noted, or nonsense', () => {
    expect(jpegRotation(Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 2, 0, 0, 0, 0, 0, 0]))).toBe(0);
    const nonsense = held(6, 'II');
    nonsense.writeUInt32LE(0xffff, 16); // the directory lies outside of the file
    expect(jpegRotation(nonsense)).toBe(0);
  });
});

describe('a scan', () => {
  it('is one page of its own size', async () => {
    const pdf: PDFDocument = await pictureAsPdf(PNG, 'png');
    expect(pdf.getPages().map((page) => page.getSize())).toEqual([{ width: 2, height: 1 }]);
  });
});
