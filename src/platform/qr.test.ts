import { inflateSync } from 'node:zlib';
import { fc, runs } from '../kernel/testing/chance';
import { qrMatrix, qrPng, qrSvg } from './qr';
import { readQr } from './testing/read-qr';

describe('a QR code', () => {
  it('reads back as the bytes that went in, with level M, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 331 }), (bytes) => {
        const read = readQr(qrMatrix(bytes, 13));
        expect(read.level).toBe('M');
        expect(read.bytes.equals(Buffer.from(bytes))).toBe(true);
      }),
      runs(100),
    );
  });

  it('is refused where the bytes do not fit', () => {
    expect(() => qrMatrix(Buffer.alloc(332), 13)).toThrow();
  });

  it('has four light modules around it', () => {
    const matrix = qrMatrix(Buffer.from('hello'));
    const edge = [
      ...matrix.slice(0, 4),
      ...matrix.slice(-4),
      ...matrix.map((row) => [...row.slice(0, 4), ...row.slice(-4)]),
    ];
    expect(edge.flat().includes(true)).toBe(false);
  });

  it('is the same picture as PNG and as SVG', () => {
    const matrix = qrMatrix(Buffer.from('duly'));
    const png = qrPng(matrix, 3);
    const width = png.readUInt32BE(16);
    expect([png.subarray(1, 4).toString(), width]).toEqual(['PNG', matrix.length * 3]);
    const pixels = inflateSync(png.subarray(png.indexOf('IDAT') + 4, png.indexOf('IEND') - 8));
    const line = 1 + Math.ceil(width / 8);
    const dark = (y: number, x: number): boolean =>
      ((pixels[y * 3 * line + 1 + ((x * 3) >> 3)]! >> (7 - ((x * 3) & 7))) & 1) === 0;
    expect(matrix.map((row, y) => row.map((_, x) => dark(y, x)))).toEqual(matrix);
    const drawn = matrix.map((row) => row.map(() => false));
    for (const [, x, y, length] of qrSvg(matrix).matchAll(/M(\d+) (\d+)h(\d+)v/g)) {
      for (let n = 0; n < Number(length); n += 1) drawn[Number(y)]![Number(x) + n] = true;
    }
    expect(drawn).toEqual(matrix);
  });
});
