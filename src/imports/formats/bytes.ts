import iconv from 'iconv-lite';
import type { Encoding } from '../mapping-profile';

/** The bytes of a file, read piece by piece: from a disk in the product, from memory in a test. */
export interface Bytes {
  readonly size: number;
  /** The bytes from `offset`, at most `length` of them; good until the next call. */
  read(offset: number, length: number): Uint8Array;
}

/** Bytes that are read at a time. */
export const PIECE = 262_144;

/** The bytes in pieces, in order. */
export function* pieces(bytes: Bytes, from = 0): Generator<Uint8Array> {
  for (let offset = from; offset < bytes.size; offset += PIECE) yield bytes.read(offset, PIECE);
}

/**
 * The text of a file in pieces, line ends made `\n`. Bytes that mean nothing in the encoding become U+FFFD. `skip` leaves out a
 * byte order mark.
 */
export function* textOf(bytes: Bytes, encoding: Encoding, skip: number): Generator<string> {
  const decoder = decoderOf(encoding);
  let held = '';
  for (const piece of pieces(bytes, skip)) {
    let text = held + decoder.write(piece);
    held = '';
    if (text.endsWith('\r')) {
      held = '\r'; // its line feed may begin the next piece
      text = text.slice(0, -1);
    }
    yield oneLineEnd(text);
  }
  const rest = held + decoder.end();
  if (rest !== '') yield oneLineEnd(rest);
}

const oneLineEnd = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);

interface Decoder {
  write(piece: Uint8Array): string;
  end(): string;
}

function decoderOf(encoding: Encoding): Decoder {
  if (encoding === 'utf-8' || encoding === 'utf-16le' || encoding === 'utf-16be') {
    const decoder = new TextDecoder(encoding, { ignoreBOM: true });
    return { write: (piece) => decoder.decode(piece, { stream: true }), end: () => decoder.decode() };
  }
  const decoder = iconv.getDecoder(encoding);
  return {
    write: (piece) => decoder.write(Buffer.from(piece.buffer, piece.byteOffset, piece.length)),
    end: () => decoder.end() ?? '',
  };
}
