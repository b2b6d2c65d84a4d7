import { fstatSync, readSync } from 'node:fs';
import { PIECE, type Bytes } from './formats/bytes';

/** The bytes of an open file. */
export function bytesOn(handle: number): Bytes {
  const { size } = fstatSync(handle);
  const shared = Buffer.allocUnsafe(PIECE);
  return {
    size,
    read(offset, length) {
      const wanted = Math.max(0, Math.min(length, size - offset));
      const piece = wanted <= PIECE ? shared.subarray(0, wanted) : Buffer.allocUnsafe(wanted);
      let taken = 0;
      while (taken < piece.length) {
        const got = readSync(handle, piece, taken, piece.length - taken, offset + taken);
        if (got === 0) break; // the file became shorter while it was read
        taken += got;
      }
      return piece.subarray(0, taken);
    },
  };
}
