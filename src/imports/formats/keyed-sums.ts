import { hashOf } from '../mapping-seen';

/**
 * Sums under keys of up to three texts, in some 40 bytes each and without keeping the texts, so that the books of a large company fit. Keys
 * are kept as 64-bit hashes: that two of them meet is a chance of one in many thousand millions.
 */
export class KeyedSums {
  #slots = 1 << 10;
  #keys = new Int32Array((1 << 10) * 2);
  #sums = new Float64Array(1 << 10);
  #lines = new Int32Array(1 << 10);
  #counts = new Int32Array(1 << 10);
  size = 0;

  /** Adds to what stands under the key; `line` is kept where it is the first. Returns how often the key has come. */
  add(minor: number, line: number, one: string, two = '', three = ''): number {
    const [first, second] = hashes(one, two, three);
    let at = this.#slot(first, second);
    if (this.#counts[at] === 0) {
      if (++this.size > this.#slots * MOST_FULL) {
        this.#grow();
        at = this.#slot(first, second);
      }
      this.#keys[at * 2] = first;
      this.#keys[at * 2 + 1] = second;
      this.#lines[at] = line;
    }
    this.#sums[at] = (this.#sums[at] ?? 0) + minor;
    return (this.#counts[at] = (this.#counts[at] ?? 0) + 1);
  }

  /** A handle of the key, good while nothing is added; -1: it never came. */
  find(one: string, two = '', three = ''): number {
    const [first, second] = hashes(one, two, three);
    const at = this.#slot(first, second);
    return this.#counts[at] === 0 ? -1 : at;
  }

  sumAt(handle: number): number {
    return this.#sums[handle] ?? 0;
  }

  lineAt(handle: number): number {
    return this.#lines[handle] ?? 0;
  }

  countAt(handle: number): number {
    return this.#counts[handle] ?? 0;
  }

  #slot(first: number, second: number): number {
    const mask = this.#slots - 1;
    let at = first & mask;
    while (this.#counts[at] !== 0 && (this.#keys[at * 2] !== first || this.#keys[at * 2 + 1] !== second))
      at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const [keys, sums, lines, counts, before] = [this.#keys, this.#sums, this.#lines, this.#counts, this.#slots];
    this.#slots *= 2;
    this.#keys = new Int32Array(this.#slots * 2);
    this.#sums = new Float64Array(this.#slots);
    this.#lines = new Int32Array(this.#slots);
    this.#counts = new Int32Array(this.#slots);
    for (let from = 0; from < before; from++) {
      if (counts[from] === 0) continue;
      const to = this.#slot(keys[from * 2] ?? 0, keys[from * 2 + 1] ?? 0);
      this.#keys[to * 2] = keys[from * 2] ?? 0;
      this.#keys[to * 2 + 1] = keys[from * 2 + 1] ?? 0;
      this.#sums[to] = sums[from] ?? 0;
      this.#lines[to] = lines[from] ?? 0;
      this.#counts[to] = counts[from] ?? 0;
    }
  }
}

const MOST_FULL = 0.7;
const SEEDS = [0x811c9dc5, 0x3c6ef372] as const;

const hashes = (one: string, two: string, three: string): readonly [number, number] => [
  hashOf(three, hashOf(two, hashOf(one, SEEDS[0]))),
  hashOf(three, hashOf(two, hashOf(one, SEEDS[1]))),
];
