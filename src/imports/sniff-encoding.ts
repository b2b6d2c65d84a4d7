import { createHash } from 'node:crypto';
import { pieces, type Bytes } from './formats/bytes';
import type { Encoding } from './mapping-profile';
import type { Found } from './reading';

/**
 * In which encoding a text file was written. The whole file is looked at once: one letter in the last line decides as well as one
 * in the first. The fingerprint is taken in the same pass.
 */
interface Survey {
  readonly sha256: string;
  readonly encoding: Found<Encoding>;
  /** Bytes of a byte order mark in front. */
  readonly skip: number;
  /** So many bytes came without a line end that it is no list; the rest was not looked at. */
  readonly endless: boolean;
}

export function survey(bytes: Bytes, longest = Infinity): Survey {
  const counts = new Counts();
  const hash = createHash('sha256');
  let line = 0;
  for (const piece of pieces(bytes)) {
    hash.update(piece);
    counts.take(piece);
    const end = Math.max(piece.lastIndexOf(10), piece.lastIndexOf(13));
    line = end < 0 ? line + piece.length : piece.length - end - 1;
    if (line > longest) break;
  }
  const marked = byMark(bytes.read(0, 4));
  const encoding = marked?.encoding ?? decide(counts, bytes.size);
  return { sha256: hash.digest('hex'), encoding, skip: marked?.skip ?? 0, endless: line > longest };
}

/** What the declaration of an XML document says, where that is an alphabet of one byte; else the Western European one of Windows. */
export function declaredEncoding(head: Uint8Array): Found<Encoding> {
  const said = /^<\?xml[^>]{0,200}\bencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(Buffer.from(head).toString('latin1'))?.[1] ?? ''; // prettier-ignore
  const bare = said.toLowerCase().replace(/[^a-z0-9]/g, '');
  const value: Encoding = bare === 'iso885915' ? 'iso-8859-15' : /^(?:cp|ibm)(?:850|437)$/.test(bare) ? (`cp${bare.slice(-3)}` as Encoding) : 'windows-1252'; // prettier-ignore
  return { value, because: said === '' ? 'the bytes are no UTF-8' : `its declaration says ${said}`, sure: true };
}

function byMark(head: Uint8Array): { encoding: Found<Encoding>; skip: number } | undefined {
  const [a, b, c] = head;
  const found = (value: Encoding) => ({ value, because: 'byte order mark', sure: true });
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: found('utf-8'), skip: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: found('utf-16le'), skip: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: found('utf-16be'), skip: 2 };
  return undefined;
}

/** What the bytes show. UTF-8 is followed through its sequences; other bytes are counted, and apart those right after a letter. */
class Counts {
  evenZeros = 0;
  oddZeros = 0;
  sequences = 0;
  broken = 0;
  readonly high = new Uint32Array(256);
  readonly afterLetter = new Uint32Array(256);
  #offset = 0;
  #expect = 0;
  #last = 0;

  take(piece: Uint8Array): void {
    if (isPlain(piece)) this.#takePlain(piece);
    else this.#takeEach(piece);
  }

  /** Most of most files: nothing to count. */
  #takePlain(piece: Uint8Array): void {
    if (this.#expect > 0) this.broken++;
    this.#expect = 0;
    this.#last = piece[piece.length - 1] ?? 0;
    this.#offset += piece.length;
  }

  #takeEach(piece: Uint8Array): void {
    let expect = this.#expect;
    let last = this.#last;
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at] ?? 0;
      if (byte >= 128) {
        expect = this.#follow(byte, expect);
        this.high[byte] = (this.high[byte] ?? 0) + 1;
        if (isLetter(last)) this.afterLetter[byte] = (this.afterLetter[byte] ?? 0) + 1;
      } else {
        if (expect > 0) this.broken++;
        expect = 0;
        if (byte === 0) {
          if (((this.#offset + at) & 1) === 0) this.evenZeros++;
          else this.oddZeros++;
        }
      }
      last = byte;
    }
    this.#offset += piece.length;
    this.#expect = expect;
    this.#last = last;
  }

  /** Bytes that a UTF-8 sequence still expects after this one. */
  #follow(byte: number, expect: number): number {
    if (byte < 0xc0) {
      if (expect === 0) this.broken++;
      else if (expect === 1) this.sequences++;
      return Math.max(0, expect - 1);
    }
    if (expect > 0) this.broken++;
    if (byte >= 0xc2 && byte < 0xe0) return 1;
    if (byte >= 0xe0 && byte < 0xf0) return 2;
    if (byte >= 0xf0 && byte < 0xf5) return 3;
    this.broken++;
    return 0;
  }
}

/** No byte of it is high or zero. Looked at four bytes at a time, where they lie so in memory. */
function isPlain(piece: Uint8Array): boolean {
  if (piece.length === 0 || piece.byteOffset % 4 !== 0 || piece.includes(0)) return false;
  const words = new Uint32Array(piece.buffer, piece.byteOffset, piece.length >> 2);
  let seen = 0;
  for (let at = 0; at < words.length; at++) seen |= words[at] ?? 0; // an iterator takes several times as long
  return (seen & 0x80808080) === 0 && piece.subarray(words.length * 4).every((byte) => byte < 128);
}

const isLetter = (byte: number): boolean => (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);

function decide(counts: Counts, size: number): Found<Encoding> {
  if (counts.oddZeros > size / 5 && counts.evenZeros < size / 20) {
    return { value: 'utf-16le', because: 'every second byte is zero', sure: true };
  }
  if (counts.evenZeros > size / 5 && counts.oddZeros < size / 20) {
    return { value: 'utf-16be', because: 'every second byte is zero', sure: true };
  }
  const high = counts.high.reduce((sum, count) => sum + count, 0);
  if (high === 0) return { value: 'utf-8', because: 'plain ASCII letters only', sure: true };
  if (counts.broken === 0) return { value: 'utf-8', because: `${counts.sequences} letters in UTF-8`, sure: true };
  if (counts.sequences > 5 * counts.broken) {
    return { value: 'utf-8', because: `${counts.sequences} letters in UTF-8, ${counts.broken} damaged`, sure: false };
  }
  return singleByte(counts);
}

/** Bytes that are no character in Windows-1252. */
const UNUSED_1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
/** Letters of cp850 (é ü ä à ç ö …) where Windows-1252 has quotation marks and the like, which do not follow a letter. */
const LETTERS_850 = [0x81, 0x82, 0x83, 0x84, 0x85, 0x87, 0x88, 0x8a, 0x8b, 0x8c, 0x93, 0x94, 0x95, 0x96, 0x97, 0xa0, 0xa1, 0xa2, 0xa3, 0xa4, 0xe1]; // prettier-ignore
/** € Š š Ž ž Œ œ Ÿ in ISO-8859-15, where Windows-1252 has ¤ ¦ ¨ ´ ¸ ¼ ½ ¾. */
const LETTERS_885915 = [0xa6, 0xa8, 0xb4, 0xb8, 0xbc, 0xbd, 0xbe];

function singleByte(counts: Counts): Found<Encoding> {
  const sum = (from: Uint32Array, list: readonly number[]): number =>
    list.reduce((total, byte) => total + (from[byte] ?? 0), 0);
  const range = (from: Uint32Array, low: number, high: number): number =>
    from.subarray(low, high + 1).reduce((total, n) => total + n, 0);
  const letters1252 = range(counts.afterLetter, 0xc0, 0xff);
  const letters850 = sum(counts.afterLetter, LETTERS_850);
  if (sum(counts.high, UNUSED_1252) > 0 || letters850 > 2 * letters1252 + 1) {
    return { value: 'cp850', because: 'accented letters where DOS programs write them', sure: false };
  }
  const euro = counts.high[0xa4] ?? 0;
  if (range(counts.high, 0x80, 0x9f) === 0 && (euro > 0 || sum(counts.afterLetter, LETTERS_885915) > 0)) {
    return { value: 'iso-8859-15', because: euro > 0 ? 'the euro sign at A4' : 'letters of ISO-8859-15', sure: false };
  }
  return { value: 'windows-1252', because: 'single bytes for accented letters', sure: letters1252 > 0 };
}
