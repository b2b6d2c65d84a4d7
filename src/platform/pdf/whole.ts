/**
 * Numbers of files, invoices and references stay on one line: `MC-2026-0001` does not break at its hyphens, nor `§ 286` at its blank. What is copied from the page
 * is what stands there. Only where the number is wider than its place does it break as before.
 */
export const KEPT_WHOLE = 'display:inline-block;max-width:100%;text-decoration:inherit;text-indent:0';

export function numbersWhole(html: string): string {
  let made = '';
  for (let at = 0; at < html.length;) {
    const tag = indexFrom(html, '<', at);
    const end = endOfTag(html, tag);
    made += html.slice(at, tag).replace(NUMBER, wrapped).replace(SECTION, '\u00a0') + html.slice(tag, end);
    at = end;
  }
  return made;
}

/** Where what begins at a `<` ends: a tag, and what is in it where that is not read as text. */
function endOfTag(html: string, tag: number): number {
  const opened = /^<(?:!--|(?:style|script|title|head|svg|textarea)(?=[\s>]))/.exec(html.slice(tag, tag + 12))?.[0];
  if (opened === undefined) return indexFrom(html, '>', tag) + 1;
  const close = opened === '<!--' ? '-->' : `</${opened.slice(1)}`;
  return indexFrom(html, '>', indexFrom(html, close, tag)) + 1;
}

/** The end, where there is none. */
function indexFrom(html: string, text: string, from: number): number {
  const found = html.indexOf(text, from);
  return found < 0 ? html.length : found;
}

/** Letters and digits with hyphens between, not part of an address or of something longer. */
const NUMBER = /(?<![\p{L}\p{N}./@:&;#_?=%-])[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+(?![\p{L}\p{N}/@_=-]|[.:][\p{L}\p{N}])/gu;
/** The blank between a sign of law and its number: `§ 286`, `art. 1344`, `5 §`. */
const SECTION = /(?<=§|\b[Aa]rtt?\.|\bAbs\.|\bNr\.|\bn[°º]) (?=\d)|(?<=\d(?: [a-z])?) (?=§)/gu;
const LONGEST = 32;

const wrapped = (number: string): string =>
  number.length > LONGEST || !/\p{N}/u.test(number) ? number : `<span style="${KEPT_WHOLE}">${number}</span>`;
