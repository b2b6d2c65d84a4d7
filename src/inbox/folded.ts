/**
 * Words as they are compared: in small letters, without accents, apostrophes and blanks of one kind. Nothing that people type differently
 * on a telephone makes a difference. It is as long as it is only by chance: what is quoted is quoted from the original.
 */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[øö]/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/[’‘`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/\s+/g, ' ');

/** One pattern out of several, each at the borders of words: it is looked for in folded text. */
export const anyOf = (...patterns: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\d])(?:${patterns.join('|')})(?![\\p{L}\\d])`, 'u');

/** Folded, with the place in the original of each of its letters: for what is quoted. */
export function foldedWithPlaces(original: string): { readonly text: string; readonly places: readonly number[] } {
  let text = '';
  const places: number[] = [];
  let at = 0;
  for (const letter of original) {
    const one = folded(letter);
    if (!(one === ' ' && text.endsWith(' '))) {
      text += one;
      for (let n = 0; n < one.length; n++) places.push(at);
    }
    at += letter.length;
  }
  places.push(at);
  return { text, places };
}
