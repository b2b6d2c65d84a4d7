import type { Bytes } from './bytes';

/** Bytes that know how far they were read, for a progress bar. */
export class Counted implements Bytes {
  taken = 0;
  readonly size: number;

  constructor(private readonly bytes: Bytes) {
    this.size = bytes.size;
  }

  read(offset: number, length: number): Uint8Array {
    const piece = this.bytes.read(offset, length);
    this.taken = offset + piece.length;
    return piece;
  }
}
