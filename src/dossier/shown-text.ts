/** A text among the exhibits, as a sheet shows it: line by line as it was written, as far as it is shown. */
export interface ShownText {
  readonly text: string;
  /** There is more of it in the file. */
  readonly cut: boolean;
}

const MOST_LINES = 3_000;
const LONGEST_LINE = 2_000;
const LONGEST = 200_000;
const TAB = 8;

/** Controls, and marks that turn the order of what is read: a reader must see that something is there, and in its place. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const UNSEEN = /[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

export function shownText(bytes: Buffer): ShownText {
  const all = decoded(bytes).replace(/\r\n?|\f|\u2028|\u2029|\u0085/g, '\n');
  const lines = all.slice(0, LONGEST + 1).split('\n');
  const shown = lines.slice(0, MOST_LINES).map((line) => spaced(line.slice(0, LONGEST_LINE)).replace(UNSEEN, '\ufffd'));
  const cut = all.length > LONGEST || lines.length > MOST_LINES || lines.some((line) => line.length > LONGEST_LINE);
  return { text: shown.join('\n').replace(/\s+$/, ''), cut };
}

/** What Windows-1252 has where Latin-1 has controls. */
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** UTF-8 where it is; else as Western Europe wrote before. */
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bytes.toString('latin1').replace(/[\x80-\x9f]/g, (char) => WINDOWS[char.charCodeAt(0) - 0x80] ?? char);
  }
}

/** Columns stay below each other. */
const spaced = (line: string): string => {
  if (!line.includes('\t')) return line;
  let out = '';
  for (const char of line) out += char === '\t' ? ' '.repeat(TAB - (out.length % TAB)) : char;
  return out;
};
