/**
 * Which documents a file has shown already, in some 20 bytes each, so that a million rows can be checked for doubles. Keys are kept as
 * 64-bit hashes: that two different documents meet is a chance of one in many thousand millions, and would show as a Problem.
 */
export interface SeenEntry {
  readonly due: number;
  readonly content: number;
  readonly line: number;
}

const STRIDE = 5; // two of the key, due, content, line

export class Seen {
  #slots = 1 << 12;
  #table = new Int32Array((1 << 12) * STRIDE);
  #count = 0;

  /** All entries under a key. */
  *under(key: string): Generator<SeenEntry> {
    const [one, two] = twoHashes(key);
    for (let at = this.#start(one); this.#table[at + 4] !== 0; at = this.#next(at)) {
      if (this.#table[at] !== one || this.#table[at + 1] !== two) continue;
      yield { due: this.#table[at + 2] ?? 0, content: this.#table[at + 3] ?? 0, line: this.#table[at + 4] ?? 0 };
    }
  }

  /** True where nothing is known under the key, which is then added: the one look-up that almost every row needs. */
  addFirst(key: string, entry: SeenEntry): boolean {
    const one = hashOf(key);
    const two = hashOf(key, SECOND);
    const table = this.#table;
    let at = this.#start(one);
    for (; table[at + 4] !== 0; at = this.#next(at)) if (table[at] === one && table[at + 1] === two) return false;
    this.#put(at, one, two, entry);
    return true;
  }

  /** How many times a key has come, this time included; the count stands where others keep their content. */
  count(key: string, entry: SeenEntry): number {
    const [one, two] = twoHashes(key);
    let at = this.#start(one);
    for (; this.#table[at + 4] !== 0; at = this.#next(at)) {
      if (this.#table[at] !== one || this.#table[at + 1] !== two) continue;
      const count = (this.#table[at + 3] ?? 0) + 1;
      this.#table[at + 3] = count;
      return count;
    }
    this.#put(at, one, two, { ...entry, content: 1 });
    return 1;
  }

  add(key: string, entry: SeenEntry): void {
    const [one, two] = twoHashes(key);
    let at = this.#start(one);
    while (this.#table[at + 4] !== 0) at = this.#next(at);
    this.#put(at, one, two, entry);
  }

  #put(at: number, one: number, two: number, entry: SeenEntry): void {
    const table = this.#table;
    table[at] = one;
    table[at + 1] = two;
    table[at + 2] = entry.due;
    table[at + 3] = entry.content;
    table[at + 4] = entry.line;
    this.#count++;
    if (this.#count > this.#slots * 0.7) this.#grow();
  }

  #start(hash: number): number {
    return (hash & (this.#slots - 1)) * STRIDE;
  }

  #next(at: number): number {
    return at + STRIDE === this.#table.length ? 0 : at + STRIDE;
  }

  #grow(): void {
    const old = this.#table;
    this.#slots *= 2;
    this.#table = new Int32Array(this.#slots * STRIDE);
    for (let from = 0; from < old.length; from += STRIDE) {
      if (old[from + 4] === 0) continue;
      let at = this.#start(old[from] ?? 0);
      while (this.#table[at + 4] !== 0) at = this.#next(at);
      for (let field = 0; field < STRIDE; field++) this.#table[at + field] = old[from + field] ?? 0;
    }
  }
}

/** A 32-bit hash of a text (FNV-1a, with its bits mixed at the end). */
export function hashOf(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

const SECOND = 0x3c6ef372;
const twoHashes = (key: string): [number, number] => [hashOf(key), hashOf(key, SECOND)];
