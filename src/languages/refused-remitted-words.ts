import { de } from './refused-remitted-words.de';
import { en, type RefusedRemittedWords } from './refused-remitted-words.en';
import { fr } from './refused-remitted-words.fr';
import type { Language } from './said';
import { sv } from './refused-remitted-words.sv';

/** The words of what cannot be done with money of partners. */
export const REFUSED_REMITTED_WORDS: Readonly<Record<Language, RefusedRemittedWords>> = { en, fr, de, sv };
