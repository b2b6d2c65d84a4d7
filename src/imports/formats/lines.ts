/** A line of a text. */
export interface Line {
  readonly line: number;
  readonly text: string;
  /** It was longer than allowed; `text` holds its beginning. */
  readonly tooLong: boolean;
}

/** The lines of a text that comes in pieces with `\n` at line ends. A line that is too long is never held whole. */
export function* linesOf(texts: Iterable<string>, longest: number): Generator<Line> {
  let held = '';
  let line = 1;
  let tooLong = false;
  for (const piece of texts) {
    let at = 0;
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', at)) {
      const text = held + piece.slice(at, end);
      tooLong ||= text.length > longest;
      yield { line: line++, text: tooLong ? text.slice(0, SHOWN) : text, tooLong };
      held = '';
      tooLong = false;
      at = end + 1;
    }
    held += piece.slice(at);
    if (held.length <= longest) continue;
    tooLong = true;
    held = held.slice(0, SHOWN);
  }
  if (held !== '') yield { line, text: tooLong ? held.slice(0, SHOWN) : held, tooLong };
}

const SHOWN = 200;
