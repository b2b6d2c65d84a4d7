import { z } from 'zod';

/**
 * How a recipient takes a recovery file: how large a PDF may be, whether it may carry files, what an exhibit is called, and
 * which lists and single PDFs go with it. A partner has one; the usual one suits everybody who says nothing.
 */
export interface Profile {
  /** MB that one PDF may have; a larger file is handed over in numbered parts. */
  readonly largestMb: number;
  /** Without any file embedded in the PDF: some portals refuse such PDFs. */
  readonly plain: boolean;
  readonly word: ExhibitWord;
  /** A list of the exhibits as a sheet of its own (bordereau des pièces, Anlagenverzeichnis). */
  readonly list: boolean;
  /** In the archive, a PDF for each exhibit too. */
  readonly each: boolean;
  /** The language of the court, into which every piece is wanted (two letters); null: nobody asks for translations. */
  readonly court: string | null;
}

/** What an exhibit is called; `language`: as in the language of the file. */
export const EXHIBIT_WORDS = {
  language: null,
  exhibit: 'Exhibit {n}',
  piece: 'Pièce n° {n}',
  anlage: 'Anlage K{n}',
  bilaga: 'Bilaga {n}',
  productie: 'Productie {n}',
  documento: 'Documento {n}',
} as const;

export type ExhibitWord = keyof typeof EXHIBIT_WORDS;
export const EXHIBIT_WORD_NAMES = Object.keys(EXHIBIT_WORDS) as readonly ExhibitWord[];

export const SMALLEST_MB = 1;
export const LARGEST_MB = 500;

const USUAL: Profile = { largestMb: 25, plain: false, word: 'language', list: false, each: false, court: null };

/** Those that have a name: a start for a partner's own, and for one file. */
export const PROFILES = {
  standard: USUAL,
  plain: { ...USUAL, plain: true },
  france: { ...USUAL, plain: true, word: 'piece', list: true, each: true },
  germany: { ...USUAL, plain: true, word: 'anlage', list: true, each: true },
  uk: { ...USUAL, word: 'exhibit', list: true },
  sweden: { ...USUAL, word: 'bilaga', list: true, each: true },
  netherlands: { ...USUAL, word: 'productie', list: true, each: true },
  spain: { ...USUAL, word: 'documento', list: true, each: true },
} as const satisfies Readonly<Record<string, Profile>>;

export type ProfileName = keyof typeof PROFILES;
export const PROFILE_NAMES = Object.keys(PROFILES) as readonly ProfileName[];

const Shape = z.object({
  largestMb: z.number().int().min(SMALLEST_MB).max(LARGEST_MB),
  plain: z.boolean(),
  word: z.enum(EXHIBIT_WORD_NAMES as [ExhibitWord, ...ExhibitWord[]]),
  list: z.boolean(),
  each: z.boolean(),
  court: z
    .string()
    .regex(/^[a-z]{2}$/)
    .nullable()
    .default(null),
});

/** As it was kept; the usual one where nothing was, or nothing that can be read. */
export function profileFrom(kept: string | null): Profile {
  if (kept === null) return USUAL;
  try {
    return Shape.parse(JSON.parse(kept));
  } catch {
    return USUAL;
  }
}
