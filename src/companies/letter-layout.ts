/**
 * How a company's letters lie in their envelopes: by which standard or habit the window shows the address. The millimetres
 * are in `outbox/letter-sheet.ts`.
 */
export const LETTER_LAYOUTS = ['din5008b', 'din5008a', 'nf', 'gb', 'sn_left', 'sn_right', 'se', 'nl', 'es'] as const;
export type LetterLayout = (typeof LETTER_LAYOUTS)[number];

const BY_COUNTRY: Readonly<Record<string, LetterLayout>> = {
  DE: 'din5008b',
  AT: 'din5008b',
  FR: 'nf',
  MC: 'nf',
  GB: 'gb',
  IE: 'gb',
  CH: 'sn_left',
  LI: 'sn_left',
  SE: 'se',
  NL: 'nl',
  ES: 'es',
};

/** What a company in that country usually has; DIN 5008 B where nothing is known. */
export const letterLayoutOf = (country: string): LetterLayout => BY_COUNTRY[country] ?? 'din5008b';
