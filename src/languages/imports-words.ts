import { de as importedDe } from './imported-words.de';
import { en as importedEn, type ImportedWords } from './imported-words.en';
import { fr as importedFr } from './imported-words.fr';
import { sv as importedSv } from './imported-words.sv';
import { de } from './imports-words.de';
import { en, type ImportingWords } from './imports-words.en';
import { fr } from './imports-words.fr';
import { sv } from './imports-words.sv';
import type { Language } from './said';

/** The words of the imports, from the upload to the undo. */
export type ImportsWords = ImportingWords & ImportedWords;

export const IMPORTS_WORDS: Readonly<Record<Language, ImportsWords>> = {
  en: { ...en, ...importedEn },
  fr: { ...fr, ...importedFr },
  de: { ...de, ...importedDe },
  sv: { ...sv, ...importedSv },
};
