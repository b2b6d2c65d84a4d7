/**
 * Text from somebody's file, made safe to stand in a message: one line, no control characters, nothing that turns the
 * reading direction of what follows, no header that could be slipped in behind a line break.
 */
// eslint-disable-next-line no-control-regex -- control characters are what this is about
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ue000-\uf8ff]/g;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
/** First strong isolate … pop: a right-to-left name does not reorder the words and figures around it. */
const ISOLATE = ['\u2068', '\u2069'] as const;

/** One line, blanks collapsed. Keeps letters of every script and emoji. */
export function oneLine(text: string): string {
  return text.replace(INVISIBLE, ' ').replace(/ {2,}/g, ' ').trim();
}

/** The same, not longer than `length` characters: what is cut ends in `…`. */
export function shortLine(text: string, length: number): string {
  const letters = [...oneLine(text)];
  return letters.length <= length
    ? letters.join('')
    : `${letters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}

/** One line, kept apart from its surroundings where it runs from right to left. */
export function inText(text: string): string {
  const line = oneLine(text);
  return RIGHT_TO_LEFT.test(line) ? `${ISOLATE[0]}${line}${ISOLATE[1]}` : line;
}

/** Paragraphs that a person wrote: line breaks stay, everything else as in `oneLine`. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\r?\n\s*\r?\n/)
    .map((paragraph) => paragraph.split(/\r?\n/).map(oneLine).join('\n').trim())
    .filter((paragraph) => paragraph !== '');
}

/** Letters, digits, `_`, `-` and `.`: a file name that every system and mail program takes. */
export function fileName(text: string, longest = 80): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return (plain === '' ? 'file' : plain).slice(0, longest);
}
