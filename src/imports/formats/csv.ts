import type { RawRow, RowFault } from './row';

/**
 * Delimited text into records. Plain lines take a fast way; a line with quotation marks is read by the rules of RFC 4180, across
 * line breaks where it must. A broken line costs itself only: reading goes on with the next line, and memory stays bounded
 * whatever the file.
 */
export interface CsvStyle {
  readonly delimiter: string;
  readonly lineLength: number;
  /** Cells in a row of the table, 0 while it is not known. Tells a text with a line break from a quotation mark never closed. */
  readonly width: number;
}

const LONGEST_QUOTED = 65_536;
const MOST_LINES_QUOTED = 100;

/** The records of a text that comes in pieces; blank lines come as records of one empty cell. */
export function* csvRecords(texts: Iterable<string>, style: CsvStyle): Generator<RawRow> {
  const reader = new CsvReader(texts[Symbol.iterator]() as Iterator<string, undefined>, style);
  for (let record = reader.next(); record !== undefined; record = reader.next()) yield record;
}

class CsvReader {
  #text = '';
  #at = 0;
  #line = 1;
  #ended = false;
  #nextQuote = -1;
  #nextNul = -1;

  constructor(
    private readonly texts: Iterator<string, undefined>,
    private readonly style: CsvStyle,
  ) {
    this.#more();
  }

  next(): RawRow | undefined {
    const end = this.#lineEnd();
    if (end === undefined) return undefined;
    if (end - this.#at > this.style.lineLength) return this.#skipLong(end);
    if (this.#nextQuote >= 0 && this.#nextQuote < this.#at) this.#nextQuote = this.#find('"');
    if (this.#nextNul >= 0 && this.#nextNul < this.#at) this.#nextNul = this.#find('\0');
    if (this.#nextNul >= 0 && this.#nextNul < end) return this.#whole(end, 'nul-byte');
    if (this.#nextQuote >= 0 && this.#nextQuote < end) return this.#quoted(end);
    const cells = this.#text.slice(this.#at, end).split(this.style.delimiter);
    this.#at = end + 1;
    return { line: this.#line++, cells };
  }

  /** Where the present line ends; undefined after the last. */
  #lineEnd(): number | undefined {
    for (;;) {
      const end = this.#text.indexOf('\n', this.#at);
      if (end >= 0) return end;
      if (this.#ended) return this.#at < this.#text.length ? this.#text.length : undefined;
      if (this.#text.length - this.#at > this.style.lineLength) return this.#text.length;
      this.#more();
    }
  }

  #more(): void {
    const piece: IteratorResult<string, undefined> = this.texts.next();
    if (piece.done === true) {
      this.#ended = true;
      return;
    }
    this.#text = this.#text.slice(this.#at) + piece.value;
    this.#at = 0;
    this.#nextQuote = this.#find('"');
    this.#nextNul = this.#find('\0');
  }

  #find(mark: string): number {
    return this.#text.indexOf(mark, this.#at);
  }

  #whole(end: number, fault: RowFault): RawRow {
    const cells = [this.#text.slice(this.#at, end)];
    this.#at = end + 1;
    return { line: this.#line++, cells, fault };
  }

  /** Leaves a line out that is longer than allowed, without ever holding it whole. */
  #skipLong(end: number): RawRow {
    const cells = [this.#text.slice(this.#at, this.#at + 200)];
    this.#at = end;
    while (this.#text.charAt(this.#at) !== '\n' && !this.#ended) {
      this.#more();
      const next = this.#text.indexOf('\n', this.#at);
      this.#at = next >= 0 ? next : this.#text.length;
    }
    this.#at += 1;
    return { line: this.#line++, cells, fault: 'line-too-long' };
  }

  #quoted(end: number): RawRow {
    for (;;) {
      const found = splitQuoted(this.#text, this.#at, this.style.delimiter);
      if (typeof found === 'number') {
        return this.#whole(end, found > end ? 'open-quotation-mark' : 'stray-quotation-mark');
      }
      if (found === 'open') {
        if (!this.#ended && this.#text.length - this.#at < LONGEST_QUOTED) {
          const length = end - this.#at;
          this.#more();
          end = this.#at + length;
          continue;
        }
        return this.#whole(end, 'open-quotation-mark');
      }
      if (found.end - this.#at > LONGEST_QUOTED || found.breaks > MOST_LINES_QUOTED) {
        return this.#whole(end, 'open-quotation-mark');
      }
      if (found.end === this.#text.length && !this.#ended) {
        const length = end - this.#at;
        this.#more();
        end = this.#at + length;
        continue;
      }
      if (found.breaks > 0 && this.#isTorn(found.cells)) return this.#whole(end, 'open-quotation-mark');
      if (this.#nextNul >= 0 && this.#nextNul < found.end) return this.#whole(end, 'nul-byte');
      const line = this.#line;
      this.#line += found.breaks + 1;
      this.#at = found.end + 1;
      return { line, cells: found.cells };
    }
  }

  /** A record over several lines that has swallowed other rows: its cells do not fit the header, or one holds a whole row. */
  #isTorn(cells: readonly string[]): boolean {
    const { width, delimiter } = this.style;
    if (width === 0) return false;
    if (cells.length !== width) return true;
    const swallowed = cells.filter((cell) => cell.includes('\n')).flatMap((cell) => cell.split('\n'));
    return width > 3 && swallowed.some((line) => line.split(delimiter).length >= width - 1);
  }
}

interface Split {
  readonly cells: string[];
  /** Where the record ends: its line feed, or the end of the text. */
  readonly end: number;
  /** Line breaks inside its cells. */
  readonly breaks: number;
}

/** `open`: a quotation mark is not closed in this text. A number: where something follows a closing one. */
function splitQuoted(text: string, from: number, delimiter: string): Split | 'open' | number {
  const cells: string[] = [];
  const separator = delimiter.charCodeAt(0);
  let at = from;
  let breaks = 0;
  let lineEnd = -1;
  for (;;) {
    let start = at;
    while (text.charCodeAt(start) === SPACE) start++;
    if (text.charCodeAt(start) === QUOTE) {
      const close = closing(text, start + 1);
      if (close < 0) return 'open';
      const inside = unquoted(text.slice(start + 1, close));
      cells.push(inside);
      for (let n = inside.indexOf('\n'); n >= 0; n = inside.indexOf('\n', n + 1)) breaks++;
      at = close + 1;
      while (text.charCodeAt(at) === SPACE) at++;
      if (at >= text.length || text.charCodeAt(at) === LINE_FEED) return { cells, end: at, breaks };
      if (text.charCodeAt(at) !== separator) return at;
    } else {
      if (lineEnd < at) lineEnd = lineEndAfter(text, at);
      let mark = at;
      while (mark < lineEnd && text.charCodeAt(mark) !== separator) mark++;
      cells.push(text.slice(at, mark));
      if (mark === lineEnd) return { cells, end: lineEnd, breaks };
      at = mark;
    }
    at++;
  }
}

const SPACE = 32;
const QUOTE = 34;
const LINE_FEED = 10;

function lineEndAfter(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

const unquoted = (inside: string): string => (inside.includes('"') ? inside.replaceAll('""', '"') : inside);

/** The quotation mark that closes: the first that is not doubled. */
function closing(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text.charCodeAt(at + 1) !== QUOTE) return at;
  }
  return -1;
}
