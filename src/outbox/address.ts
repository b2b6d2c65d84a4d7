import type { PostalAddress } from './draft';
import { oneLine } from './plain';

/**
 * The lines of an address field: at most six, of at most 38 characters and 80 mm, as both windows and both posts allow
 * (DIN 5008 form B; La Poste, NF Z 10-011). The country is the last line, in capitals, in the sender's language (UPU).
 */
export interface Addressee {
  readonly name: string;
  readonly address: PostalAddress;
}

const LONGEST = 38;
const MOST = 6;
/** 80 mm in points, less a hair. */
const WIDEST = 224;
const POSTCODE_LAST = new Set(['GB', 'IE']);
const POSTCODE_AFTER_REGION = new Set(['US', 'CA', 'AU']);
const CITY_IN_CAPITALS = new Set(['FR', 'MC']);

/** `from`: the sender's country and language. */
export function addressLines(to: Addressee, from: { readonly country: string; readonly language: string }): string[] {
  const { address } = to;
  const country = address.country ?? from.country;
  const foot = [
    ...cityLines(address, country),
    ...(country === from.country ? [] : [countryName(country, from.language)]),
  ];
  const street = (address.street ?? '').split(/\r?\n/).flatMap((line) => wrapped(oneLine(line)));
  const room = MOST - foot.length;
  const name = fitted(wrapped(oneLine(to.name)), Math.max(1, room - street.length));
  const who = wrapped(oneLine(address.attention ?? '')).slice(
    0,
    Math.max(0, Math.min(1, room - name.length - street.length)),
  );
  return [...name, ...who, ...fitted(street, room - name.length - who.length), ...foot].map(shortened);
}

/** Postcode and town on one line, as they stand in that country. */
export const townLine = (address: Pick<PostalAddress, 'postcode' | 'city' | 'country'>): string => {
  const [postcode, city] = [oneLine(address.postcode ?? ''), oneLine(address.city ?? '')];
  return (POSTCODE_LAST.has(address.country ?? '') ? [city, postcode] : [postcode, city]).join(' ').trim();
};

function cityLines(address: PostalAddress, country: string): string[] {
  const [postcode, city, region] = [address.postcode, address.city, address.region].map((part) => oneLine(part ?? ''));
  const town =
    CITY_IN_CAPITALS.has(country) || POSTCODE_LAST.has(country) ? (city ?? '').toLocaleUpperCase('fr') : city;
  const filled = (lines: (string | undefined)[]): string[] => lines.filter((line): line is string => !!line);
  if (POSTCODE_LAST.has(country)) return filled([town, postcode]);
  if (POSTCODE_AFTER_REGION.has(country))
    return filled([[filled([town, region]).join(', '), postcode].join(' ').trim()]);
  return filled([[postcode, town].join(' ').trim()]);
}

function countryName(country: string, language: string): string {
  try {
    return (new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country).toLocaleUpperCase(language);
  } catch {
    return country; // not a code that is in use: as it was given
  }
}

/** Broken between words; a word wider than the line is broken itself. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap(pieces)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
  }
  return line === '' ? lines : [...lines, line];
}

function pieces(word: string): string[] {
  const parts = [''];
  for (const letter of word) {
    const longer = `${parts.at(-1) ?? ''}${letter}`;
    if (fits(longer)) parts[parts.length - 1] = longer;
    else parts.push(letter);
  }
  return parts;
}

/** The first so many lines; where some are cut off, the last one shows it. */
function fitted(lines: readonly string[], room: number): string[] {
  if (lines.length <= room) return [...lines];
  if (room <= 0) return [];
  const kept = lines.slice(0, room);
  return [...kept.slice(0, -1), shortened(`${kept.at(-1) ?? ''} …`)];
}

/** What is too wide ends in `…`. */
function shortened(line: string): string {
  if (fits(line)) return line;
  let letters = [...line.replace(/ ?…$/, '')];
  while (letters.length > 0 && !fits(`${letters.join('')}…`)) letters = letters.slice(0, -1);
  return `${letters.join('').trimEnd()}…`;
}

const fits = (line: string): boolean => [...line].length <= LONGEST && widthOf(line) <= WIDEST;

/** In points, as Inter sets it at 10 points, a little on the safe side. */
const widthOf = (line: string): number =>
  [...line].reduce((sum, letter) => sum + (WIDTHS.find(([sort]) => sort.test(letter))?.[1] ?? 6.1), 0);

const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[MWÆŒ@%…]/, 9.9],
  [/[IJ]/, 5.6],
  [/\p{Lu}/u, 7.4],
  [/[mwæœ]/, 8.9],
  [/[fijlrt.,:;'’!|()\- ]/, 3.9],
  [/[0-9]/, 6.6],
  [/\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}/u, 6.1],
  [/[^\p{P}\p{S}]/u, 10],
];
