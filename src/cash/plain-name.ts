/**
 * Names as they stand on transfers: in capitals, without accents, cut, with another legal form or none. Two names are compared by
 * what is left of them.
 */
const FORMS = new Set(
  (
    'SA SAS SASU SARL EURL SCI SNC SCOP GMBH AG KG OHG UG SE EK EV GBR MBH CO COKG BV NV VOF CV BVBA SRL SPRL SPA AB HB OY OYJ AS ASA APS ' +
    'IVS LTD LIMITED PLC LLP INC LLC CORP SL SLU SLL SPZOO DOO KFT AND ET UND THE LA LE DE DES DU DER DIE EN OCH'
  ).split(' '),
);

const LETTERS: Readonly<Record<string, string>> = { ß: 'SS', ẞ: 'SS', ø: 'O', Ø: 'O', æ: 'AE', Æ: 'AE', œ: 'OE', Œ: 'OE', ł: 'L', Ł: 'L', đ: 'D', Đ: 'D' }; // prettier-ignore

/** In capitals, letters and digits only, words apart. */
export function plainWords(name: string): string[] {
  return name
    .replace(/[ßẞøØæÆœŒłŁđĐ]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '')
    .toUpperCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** What tells one name from another; all of it where nothing but a legal form is there. */
export function tellingWords(name: string): string[] {
  const words = plainWords(name);
  const telling = words.filter((word) => !FORMS.has(word));
  return telling.length > 0 ? telling : words;
}

/** The same for every writing of a name; `Müller` and `Mueller` too. */
export const nameKey = (name: string): string =>
  tellingWords(name)
    .join('')
    .replace(/([AOU])E/g, '$1');

/** How much two keys have in common: 0 nothing, 1 all. Letters in threes, so that one wrong letter costs little. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [one, other] = [threesOf(a), threesOf(b)];
  let common = 0;
  for (const [three, times] of one) common += Math.min(times, other.get(three) ?? 0);
  const all = Math.max(1, a.length) + Math.max(1, b.length);
  return (2 * common) / all;
}

function threesOf(text: string): Map<string, number> {
  const found = new Map<string, number>();
  const whole = ` ${text} `;
  for (let at = 0; at + 3 <= whole.length; at++) {
    const three = whole.slice(at, at + 3);
    found.set(three, (found.get(three) ?? 0) + 1);
  }
  return found;
}

/** Banks cut names; less than this says nobody for certain. */
const LONG_ENOUGH = 10;

/** One is the beginning of the other. */
export const isCutOf = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= LONG_ENOUGH && (a.startsWith(b) || b.startsWith(a));

export const IS_NEAR = 0.78;
