import { mended } from './mend-qr';

/**
 * Reads a QR code back from its modules, as a scanner does after it has found them: format, mask, the way of the bits,
 * the interleaved blocks, one byte segment (ISO/IEC 18004). For tests: written against the standard, not against the
 * library that draws. Damage is mended as far as the correction words reach; versions 1 to 25, level M.
 */
export interface ReadQr {
  readonly version: number;
  readonly level: 'L' | 'M' | 'Q' | 'H';
  readonly bytes: Buffer;
}

export function readQr(framed: readonly (readonly boolean[])[], quiet = 4): ReadQr {
  const modules = framed.slice(quiet, framed.length - quiet).map((row) => row.slice(quiet, row.length - quiet));
  const size = modules.length;
  const version = (size - 17) / 4;
  const format = formatOf(modules);
  const dark = (y: number, x: number): boolean => modules[y]![x]! !== MASKS[format.mask]!(y, x);
  const words = codewords(size, version, dark);
  return { version, level: format.level, bytes: byteSegment(deinterleaved(words, version, format.level), version) };
}

const LEVELS = ['M', 'L', 'H', 'Q'] as const;
type Level = (typeof LEVELS)[number];

const MASKS: readonly ((y: number, x: number) => boolean)[] = [
  (y, x) => (y + x) % 2 === 0,
  (y) => y % 2 === 0,
  (_, x) => x % 3 === 0,
  (y, x) => (y + x) % 3 === 0,
  (y, x) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (y, x) => ((y * x) % 2) + ((y * x) % 3) === 0,
  (y, x) => (((y * x) % 2) + ((y * x) % 3)) % 2 === 0,
  (y, x) => (((y + x) % 2) + ((y * x) % 3)) % 2 === 0,
];

/** Fifteen bits around the upper left finder, masked with 101010000010010: level, mask, check. */
function formatOf(modules: readonly (readonly boolean[])[]): { level: Level; mask: number } {
  const places = [
    ...[0, 1, 2, 3, 4, 5, 7, 8].map((x) => [8, x] as const),
    ...[7, 5, 4, 3, 2, 1, 0].map((y) => [y, 8] as const),
  ];
  const bits = places.reduce((value, [y, x]) => (value << 1) | (modules[y]![x] ? 1 : 0), 0) ^ 0b101010000010010;
  return { level: LEVELS[bits >> 13]!, mask: (bits >> 10) & 7 };
}

/** Columns of two from the right, up and down in turn, past everything that is not content. */
function codewords(size: number, version: number, dark: (y: number, x: number) => boolean): number[] {
  const bits: number[] = [];
  let up = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let n = 0; n < size; n += 1) {
      const y = up ? size - 1 - n : n;
      for (const x of [right, right - 1]) if (!isFunction(size, version, y, x)) bits.push(dark(y, x) ? 1 : 0);
    }
    up = !up;
  }
  const whole = Math.floor(bits.length / 8);
  return Array.from({ length: whole }, (_, n) =>
    bits.slice(n * 8, n * 8 + 8).reduce((byte, bit) => (byte << 1) | bit, 0),
  );
}

const ALIGNMENT: readonly (readonly number[])[] = [
  [], [], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50], [6, 30, 54],
  [6, 32, 58], [6, 34, 62], [6, 26, 46, 66], [6, 26, 48, 70], [6, 26, 50, 74], [6, 30, 54, 78], [6, 30, 56, 82], [6, 30, 58, 86],
  [6, 34, 62, 90], [6, 28, 50, 72, 94], [6, 26, 50, 74, 98], [6, 30, 54, 78, 102], [6, 28, 54, 80, 106], [6, 32, 58, 84, 110],
]; // prettier-ignore

function isFunction(size: number, version: number, y: number, x: number): boolean {
  const finder = (y < 9 && x < 9) || (y < 9 && x >= size - 8) || (y >= size - 8 && x < 9);
  if (finder || y === 6 || x === 6) return true;
  if (version >= 7 && ((y < 6 && x >= size - 11) || (x < 6 && y >= size - 11))) return true;
  const centres = ALIGNMENT[version]!;
  const last = size - 7;
  return centres.some((cy) =>
    centres.some((cx) => {
      const taken = (cy === 6 && cx === 6) || (cy === 6 && cx === last) || (cy === last && cx === 6);
      return !taken && Math.abs(y - cy) <= 2 && Math.abs(x - cx) <= 2;
    }),
  );
}

/** Level M: correction words per block, blocks of the short kind and their content words, blocks of the long kind. */
const BLOCKS_M: readonly (readonly [ec: number, short: number, words: number, long: number])[] = [
  [0, 0, 0, 0], [10, 1, 16, 0], [16, 1, 28, 0], [26, 1, 44, 0], [18, 2, 32, 0], [24, 2, 43, 0], [16, 4, 27, 0],
  [18, 4, 31, 0], [22, 2, 38, 2], [22, 3, 36, 2], [26, 4, 43, 1], [30, 1, 50, 4], [22, 6, 36, 2], [22, 8, 37, 1],
  [24, 4, 40, 5], [24, 5, 41, 5], [28, 7, 45, 3], [28, 10, 46, 1], [26, 9, 43, 4], [26, 3, 44, 11], [26, 3, 41, 13],
  [26, 17, 42, 0], [28, 17, 46, 0], [28, 4, 47, 14], [28, 6, 45, 14], [28, 8, 47, 13],
]; // prettier-ignore

function deinterleaved(words: readonly number[], version: number, level: Level): number[] {
  if (level !== 'M') throw new Error(`this reader knows level M only, not ${level}`);
  const [ec, short, length, long] = BLOCKS_M[version]!;
  const blocks = Array.from({ length: short + long }, (_, n) => ({
    length: n < short ? length : length + 1,
    words: [] as number[],
  }));
  let at = 0;
  for (let n = 0; n <= length; n += 1) {
    for (const block of blocks) if (n < block.length) block.words.push(words[at++]!);
  }
  for (let n = 0; n < ec; n += 1) for (const block of blocks) block.words.push(words[at++]!);
  return blocks.flatMap((block) => mended(block.words, ec).slice(0, block.length));
}

function byteSegment(words: readonly number[], version: number): Buffer {
  const bits = words.flatMap((word) => [7, 6, 5, 4, 3, 2, 1, 0].map((bit) => (word >> bit) & 1));
  const take = (from: number, count: number): number =>
    bits.slice(from, from + count).reduce((n, bit) => n * 2 + bit, 0);
  if (take(0, 4) !== 0b0100) throw new Error('no byte segment');
  const wide = version < 10 ? 8 : 16;
  const count = take(4, wide);
  return Buffer.from(Array.from({ length: count }, (_, n) => take(4 + wide + n * 8, 8)));
}
