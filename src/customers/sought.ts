/**
 * How customers and contacts are found by a text: the database keeps of each what it is found by (`sought`, migrations 038 and 043),
 * with its accents and without, and a text is the words in it.
 */
export interface Condition {
  readonly sql: string;
  readonly bindings: readonly string[];
}

/** A text so long is looked through for so many words. */
const MOST_WORDS = 6;
export const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);

/** Every word stands in that text of the database, in one of its spellings; the longest is asked first, since it is there least. */
export function holding(words: readonly string[], text: string): Condition {
  const bindings: string[] = [];
  const each = [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => {
      const one = spellings(word).map((spelling) => {
        bindings.push(`%${escaped(spelling)}%`);
        return `${text} like ? escape '\\'`;
      });
      return `(${one.join(' or ')})`;
    });
  return { sql: each.length === 0 ? '1 = 1' : each.join(' and '), bindings };
}

/** For LIKE, with `\` as its escape. */
export const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** SQLite turns only these into small letters: the rest is looked for as it may be written. */
export const asciiSmall = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

const spellings = (word: string): string[] => [
  ...new Set(
    [
      ...[word, word.toLowerCase(), word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(), word.toUpperCase()],
      withoutAccents(word),
    ].map(asciiSmall),
  ),
];

const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ı: 'i' };

/** `Société` and `societe` are one word to who types. */
const withoutAccents = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøłđı]/g, (letter) => LETTERS[letter] ?? letter);
