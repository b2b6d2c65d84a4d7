/**
 * A document inside a signature: CAdES and PKCS#7 (`.p7m`, RFC 5652), in DER or BER, as bytes, Base64 or PEM. What was signed is taken out; whether
 * the signature is good is not looked at, and who reads it says so. Anything that is not whole is no such document: nothing here throws.
 */
export function unsigned(bytes: Uint8Array): Uint8Array | undefined {
  let content = bytes;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const inner = signedContent(asBinary(content) ?? content);
    if (inner === undefined) return depth === 0 ? undefined : content;
    content = inner;
  }
  return undefined;
}

/** Whether a file may be one, by its beginning. */
export const looksSigned = (head: Uint8Array): boolean => {
  const binary = head[0] === SEQUENCE ? head : asBinary(head.subarray(0, HEAD));
  return binary?.[0] === SEQUENCE && indexOf(binary.subarray(0, HEAD), SIGNED_DATA) >= 0;
};

/** A signature around a signature around a signature: more are no document. */
const DEEPEST = 4;
const HEAD = 512;
const SEQUENCE = 0x30;
const [OCTETS, OCTETS_IN_PIECES, EXPLICIT] = [0x04, 0x24, 0xa0];

/** 1.2.840.113549.1.7.2, with its tag and length. */
const SIGNED_DATA = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];

function indexOf(bytes: Uint8Array, wanted: readonly number[]): number {
  for (let at = 0; at + wanted.length <= bytes.length; at++)
    if (wanted.every((byte, place) => bytes[at + place] === byte)) return at;
  return -1;
}

/** What Base64 or PEM stands for; undefined where it is neither. */
function asBinary(bytes: Uint8Array): Uint8Array | undefined {
  const start = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1').trimStart();
  if (!/^(?:-----BEGIN|MI[A-Za-z0-9+/]{4})/.test(start)) return undefined;
  const text = Buffer.from(bytes).toString('latin1').replace(/-----(?:BEGIN|END)[^-]*-----/g, '').replace(/\s+/g, ''); // prettier-ignore
  return /^[A-Za-z0-9+/]*={0,2}$/.test(text) ? Buffer.from(text, 'base64') : undefined;
}

/** ContentInfo → SignedData → EncapsulatedContentInfo → the octets. */
function signedContent(bytes: Uint8Array): Uint8Array | undefined {
  const info = children(valueAt(bytes, 0, SEQUENCE));
  const [type, wrapped] = [info[0], info[1]];
  if (type === undefined || wrapped?.tag !== EXPLICIT || indexOf(type.whole, SIGNED_DATA) !== 0) return undefined;
  const data = children(children(wrapped)[0]);
  const inside = data.find(({ tag, value }) => tag === SEQUENCE && value[0] === 0x06);
  const holder = children(inside)[1];
  return holder?.tag === EXPLICIT ? octetsOf(children(holder)[0], 0) : undefined;
}

interface Element {
  readonly tag: number;
  readonly value: Uint8Array;
  /** With its tag and length. */
  readonly whole: Uint8Array;
  /** Its length is not said: it goes on to two zero bytes. */
  readonly isOpen: boolean;
}

function valueAt(bytes: Uint8Array, from: number, tag: number): Element | undefined {
  const found = elementAt(bytes, from, 0);
  return found?.tag === tag ? found : undefined;
}

/** Open lengths inside each other: more are no document. */
const DEEPEST_OPEN = 30;

function elementAt(bytes: Uint8Array, from: number, depth: number): Element | undefined {
  const [tag, first] = [bytes[from], bytes[from + 1]];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f || depth > DEEPEST_OPEN) return undefined;
  if (first === 0x80) return openAt(bytes, from, { tag, depth });
  const extra = first < 0x80 ? 0 : first & 0x7f;
  if (extra > 4) return undefined;
  let length = extra === 0 ? first : 0;
  for (let at = 0; at < extra; at++) length = length * 256 + (bytes[from + 2 + at] ?? NaN);
  const start = from + 2 + extra;
  if (!(start + length <= bytes.length)) return undefined;
  return { tag, value: bytes.subarray(start, start + length), whole: bytes.subarray(from, start + length), isOpen: false };
} // prettier-ignore

function openAt(bytes: Uint8Array, from: number, { tag, depth }: { tag: number; depth: number }): Element | undefined {
  if ((tag & 0x20) === 0) return undefined;
  for (let at = from + 2; at + 1 < bytes.length;) {
    if (bytes[at] === 0 && bytes[at + 1] === 0)
      return { tag, value: bytes.subarray(from + 2, at), whole: bytes.subarray(from, at + 2), isOpen: true };
    const inner = elementAt(bytes, at, depth + 1);
    if (inner === undefined) return undefined;
    at += inner.whole.length;
  }
  return undefined;
}

/** Elements of one: more are no signature. */
const MOST = 100_000;

function children(element: Element | undefined): readonly Element[] {
  const found: Element[] = [];
  const value = element?.value ?? new Uint8Array();
  for (let at = 0; at < value.length && found.length < MOST;) {
    const one = elementAt(value, at, 0);
    if (one === undefined) break;
    found.push(one);
    at += one.whole.length;
  }
  return found;
}

/** Octets in one piece, or in several, as BER allows. */
function octetsOf(element: Element | undefined, depth: number): Uint8Array | undefined {
  if (element?.tag === OCTETS) return element.value;
  if (element?.tag !== OCTETS_IN_PIECES || depth > DEEPEST) return undefined;
  const parts = children(element);
  const pieces = parts.map((one) => octetsOf(one, depth + 1));
  const whole = parts.reduce((sum, { whole: part }) => sum + part.length, 0) === element.value.length;
  return whole && pieces.length > 0 && !pieces.includes(undefined) ? Buffer.concat(pieces as Uint8Array[]) : undefined;
}
