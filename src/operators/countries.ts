import { countryFrom } from '../companies/country';
import { countryName } from '../mandates/named';

/** Every country with its name in a language, in the order of that language: what somebody chooses from. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** Unions, islands without a code of ISO and codes for tests, which have a name and are no country. */
const NONE: ReadonlySet<string> = new Set([
  'EU',
  'EZ',
  'UN',
  'QO',
  'XA',
  'XB',
  'AC',
  'CP',
  'CQ',
  'DG',
  'EA',
  'IC',
  'TA',
]);

const CODES = [...LETTERS].flatMap((a) => [...LETTERS].map((b) => `${a}${b}`)).filter((code) => isCountry(code));

export function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && countryFrom(code) === code && !NONE.has(code);
}

const named = new Map<string, readonly { readonly value: string; readonly label: string }[]>();

export function countriesIn(language: string): readonly { readonly value: string; readonly label: string }[] {
  const known = named.get(language);
  if (known !== undefined) return known;
  const { compare } = new Intl.Collator(language);
  const made = CODES.map((value) => ({ value, label: countryName(value, language) })).sort((a, b) =>
    compare(a.label, b.label),
  );
  named.set(language, made);
  return made;
}
