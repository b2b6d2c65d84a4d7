import { dayFrom, type Day } from '../kernel/day';

/** The words of one line of a story, taken one after the other; what is missing or wrong names the line and what was expected. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

export class Reader {
  private at = 0;

  constructor(private readonly words: readonly string[]) {}

  /** The words of a line: parted by blanks, except inside double quotes. A `#` begins a remark. */
  static of(line: string): Reader {
    const words = line.match(/"[^"]*"|[^\s"]+|"/g) ?? [];
    const remark = words.findIndex((word) => word.startsWith('#'));
    const kept = remark < 0 ? words : words.slice(0, remark);
    if (kept.includes('"')) throw new Unreadable('a quotation mark is not closed');
    return new Reader(kept);
  }

  get isDone(): boolean {
    return this.at >= this.words.length;
  }

  peek(): string {
    return this.words[this.at] ?? '';
  }

  word(expected: string): string {
    const word = this.words[this.at];
    if (word === undefined) throw new Unreadable(`expected ${expected} at the end of the line`);
    this.at += 1;
    return word.startsWith('"') ? word.slice(1, -1) : word;
  }

  /** Takes the word if it is the next one. */
  takes(word: string): boolean {
    if (this.peek() !== word) return false;
    this.at += 1;
    return true;
  }

  must(word: string): void {
    if (!this.takes(word)) throw new Unreadable(`expected "${word}", found ${this.found()}`);
  }

  day(): Day {
    const found = this.found();
    const read = dayFrom(this.word('a day'));
    if (read === undefined) throw new Unreadable(`expected a day such as 2026-03-02, found ${found}`);
    return read;
  }

  whole(): number {
    const found = this.found();
    const read = Number(this.word('a whole number'));
    if (!Number.isInteger(read)) throw new Unreadable(`expected a whole number, found ${found}`);
    return read;
  }

  /** `1,200.00` in minor units; stories are told in currencies of two decimals. */
  amount(): number {
    const found = this.found();
    const text = this.word('an amount');
    if (!AMOUNT.test(text)) throw new Unreadable(`expected an amount such as 1,200.00, found ${found}`);
    return Math.round(Number(text.replaceAll(',', '')) * 100);
  }

  /** The amount if one comes next. */
  amountHere(): number | null {
    return AMOUNT.test(this.peek()) ? this.amount() : null;
  }

  /** Three capitals if they come next. */
  currencyHere(): string | null {
    return /^[A-Z]{3}$/.test(this.peek()) ? this.word('a currency') : null;
  }

  /** Words that each begin an option, in any order, up to the end of the line. */
  options(known: Readonly<Record<string, () => void>>): void {
    while (!this.isDone) {
      const found = this.found();
      const read = known[this.word('an option')];
      if (!read) throw new Unreadable(`expected one of ${Object.keys(known).join(', ')}; found ${found}`);
      read();
    }
  }

  oneOf<T extends string>(words: readonly T[]): T {
    const found = this.found();
    const word = this.word(`one of ${words.join(', ')}`);
    const known = words.find((one) => one === word);
    if (known === undefined) throw new Unreadable(`expected one of ${words.join(', ')}; found ${found}`);
    return known;
  }

  /** Text in quotes, if it is there. */
  quoted(): string | null {
    return this.peek().startsWith('"') ? this.word('text') : null;
  }

  done(): void {
    if (!this.isDone) throw new Unreadable(`did not expect ${this.found()} here`);
  }

  found(): string {
    const next = this.peek();
    return next === '' ? 'the end of the line' : `"${next.replaceAll('"', '')}"`;
  }
}

const AMOUNT = /^(\d{1,3}(,\d{3})+|\d+)(\.\d\d?)?$/;
