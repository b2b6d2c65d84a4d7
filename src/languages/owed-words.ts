import { de } from './owed-words.de';
import { en, type OwedWords } from './owed-words.en';
import { fr } from './owed-words.fr';
import { sv } from './owed-words.sv';
import type { Language } from './said';

/** The words of interest and costs beside invoices. */
export const OWED_WORDS: Readonly<Record<Language, OwedWords>> = { en, fr, de, sv };
