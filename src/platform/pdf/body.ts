import { inflateSync } from 'node:zlib';

/**
 * Is a PDF one body, as it was written in one go? Programs find objects by the list at its end: a list that leads elsewhere,
 * an object that stands there twice or a later addition could show one reader what another never sees. Pure: bytes in, the
 * first thing wrong out.
 */
export function wrongWithBody(bytes: Buffer): string | undefined {
  try {
    return faultOf(bytes);
  } catch {
    return 'the list of its objects cannot be read';
  }
}

function faultOf(bytes: Buffer): string | undefined {
  const text = bytes.toString('latin1');
  const tail = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text);
  if (!tail) return 'something follows its end';
  const listAt = Number(tail[1]);
  const list = crossReference(bytes, listAt);
  const starts = new Map<number, number | undefined>([[listAt, undefined]]);
  for (const [object, place] of list) if (place.kind === 'at') starts.set(place.offset, object);
  const bounds = [...starts.keys()].sort((a, b) => a - b);
  if (/\bobj\b/.test(text.slice(0, bounds[0]))) return 'something hides before its first object';
  for (const [n, from] of bounds.entries()) {
    const fault = objectFault(text.slice(from, bounds[n + 1] ?? tail.index), starts.get(from));
    if (fault !== undefined) return fault;
  }
  return packedWrongly(bytes, list);
}

/** One object and nothing else. What its stream holds is not looked into. */
function objectFault(slice: string, object: number | undefined): string | undefined {
  const [head = '', named = ''] = /^(\d+) 0 obj\b/.exec(slice) ?? [];
  if (head === '' || (object !== undefined && named !== String(object)))
    return `the list does not lead to object ${object ?? ''}`;
  const begins = /\bstream\r?\n/.exec(slice);
  const outside = begins ? slice.slice(0, begins.index) + slice.slice(slice.lastIndexOf('endstream')) : slice;
  const alone = /endobj\s*$/.test(outside) && occurrences(outside, 'endobj') === 1 && !outside.includes('startxref');
  const whole = !begins || streamIsWhole(slice, begins);
  return alone && whole ? undefined : `something hides in or after object ${named}`;
}

/** The stream is as long as it says, so that nothing lies between it and what is taken for its end. */
function streamIsWhole(slice: string, begins: RegExpExecArray): boolean {
  const length = numberOf(slice.slice(0, begins.index), 'Length');
  const content = begins.index + begins[0].length;
  return Number.isNaN(length) || /^\r?\n?endstream\s+endobj\s*$/.test(slice.slice(content + length));
}

type Place = { readonly kind: 'at'; readonly offset: number } | { readonly kind: 'in'; readonly container: number; readonly index: number }; // prettier-ignore

/** Every object of the list (ISO 32000, 7.5.8): where it stands, or in which packed stream at which place. */
function crossReference(bytes: Buffer, at: number): Map<number, Place> {
  const { dictionary, content } = streamAt(bytes, at);
  const widths = numbersOf(dictionary, 'W');
  const [kindWidth = 0, secondWidth = 0, thirdWidth = 0] = widths;
  const ranges = numbersOf(dictionary, 'Index');
  const places = new Map<number, Place>();
  let next = 0;
  const number = (width: number): number => {
    const value = width === 0 ? 0 : content.readUIntBE(next, width);
    next += width;
    return value;
  };
  for (let range = 0; range < ranges.length; range += 2) {
    for (let n = 0; n < (ranges[range + 1] ?? 0); n += 1) {
      const [kind, second, third] = [kindWidth === 0 ? 1 : number(kindWidth), number(secondWidth), number(thirdWidth)];
      const object = (ranges[range] ?? 0) + n;
      if (kind === 1 && third === 0) places.set(object, { kind: 'at', offset: second });
      else if (kind === 2) places.set(object, { kind: 'in', container: second, index: third });
      else if (kind !== 0 || object !== 0) throw new Error('an entry that no list of ours has');
    }
  }
  if (next !== content.length) throw new Error('the list is longer than it says');
  return places;
}

/** A packed object must be the one that its stream names at that place. */
function packedWrongly(bytes: Buffer, list: ReadonlyMap<number, Place>): string | undefined {
  const opened = new Map<number, number[]>();
  let packed = 0;
  for (const [object, place] of list) {
    if (place.kind !== 'in') continue;
    packed += 1;
    const names = opened.get(place.container) ?? namesIn(bytes, list.get(place.container));
    opened.set(place.container, names);
    if (names[place.index] !== object) return `the list does not lead to object ${object}`;
  }
  const named = [...opened.values()].reduce((sum, names) => sum + names.length, 0);
  return named === packed ? undefined : 'an object stands there twice';
}

function namesIn(bytes: Buffer, place: Place | undefined): number[] {
  if (place?.kind !== 'at') throw new Error('a packed stream is not where the list says');
  const { dictionary, content } = streamAt(bytes, place.offset);
  const pairs = content.toString('latin1', 0, numberOf(dictionary, 'First')).trim().split(/\s+/).map(Number);
  return pairs.filter((_, n) => n % 2 === 0);
}

function streamAt(bytes: Buffer, at: number): { dictionary: string; content: Buffer } {
  const from = bytes.indexOf('stream', at);
  const dictionary = bytes.toString('latin1', at, from);
  if (!/^\d+ 0 obj\b/.test(dictionary) || from < 0) throw new Error('no stream there');
  const start = from + 'stream'.length + (bytes[from + 6] === 13 ? 2 : 1);
  return { dictionary, content: inflateSync(bytes.subarray(start, start + numberOf(dictionary, 'Length'))) };
}

function numberOf(dictionary: string, key: string): number {
  return Number(new RegExp(`/${key}\\s+(\\d+)`).exec(dictionary)?.[1] ?? NaN);
}

function numbersOf(dictionary: string, key: string): number[] {
  const listed = new RegExp(`/${key}\\s*\\[([\\d\\s]*)\\]`).exec(dictionary)?.[1] ?? '';
  return listed.trim().split(/\s+/).map(Number);
}

const occurrences = (text: string, word: string): number => text.split(word).length - 1;
