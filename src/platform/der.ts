/**
 * DER, the notation in which certificates and time stamps are written (ITU-T X.690): nested values, each with a tag and a
 * length. Just what those need, read strictly: a length that leads outside of its value throws. Pure.
 */
export interface Der {
  readonly tag: number;
  readonly content: Buffer;
  /** With tag and length, as it stands in the file. */
  readonly whole: Buffer;
}

export const TAG = {
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  oid: 0x06,
  time: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** A value out of its contents. `tag`: with the bit for constructed ones, such as 0xa0 for [0]. */
export function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  if (length > 0xffff) throw new RangeError('longer than anything we write');
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

export const sequence = (...contents: readonly Uint8Array[]): Buffer => der(TAG.sequence, ...contents);

/** A whole number ≥ 0, given as its bytes. */
export function integer(bytes: Uint8Array): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  const shortest = first < 0 ? Buffer.from([0]) : Buffer.from(bytes.subarray(first));
  return der(TAG.integer, (shortest[0] ?? 0) > 0x7f ? Buffer.from([0]) : Buffer.alloc(0), shortest);
}

/** "2.16.840.1" */
export function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  return der(TAG.oid, Buffer.from([first * 40 + second, ...rest.flatMap(inSevens)]));
}

function inSevens(number: number): number[] {
  const digits = [number & 0x7f];
  for (let left = Math.floor(number / 128); left > 0; left = Math.floor(left / 128))
    digits.unshift((left & 0x7f) | 0x80);
  return digits;
}

/** The one value that these bytes are. */
export function readDer(bytes: Buffer): Der {
  const [value, ...others] = readAll(bytes);
  if (value === undefined || others.length > 0) throw new RangeError('not one value');
  return value;
}

/** The values inside a constructed one. */
export const inside = ({ content }: Der): Der[] => readAll(content);

function readAll(bytes: Buffer): Der[] {
  const values: Der[] = [];
  for (let at = 0; at < bytes.length;) {
    const { from, to } = extent(bytes, at);
    values.push({ tag: bytes.readUInt8(at), content: bytes.subarray(from, to), whole: bytes.subarray(at, to) });
    at = to;
  }
  return values;
}

function extent(bytes: Buffer, at: number): { from: number; to: number } {
  const first = bytes.readUInt8(at + 1);
  const more = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || more > 4) throw new RangeError('a length that DER does not know');
  const from = at + 2 + more;
  const to = from + (more === 0 ? first : bytes.readUIntBE(at + 2, more));
  if (to > bytes.length) throw new RangeError('a value is longer than what holds it');
  return { from, to };
}
