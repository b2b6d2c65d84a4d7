import { de } from './postal-words.de';
import { en, type PostalWords } from './postal-words.en';
import { fr } from './postal-words.fr';
import type { Language } from './said';
import { sv } from './postal-words.sv';

/** The words of the postal service that takes letters. */
export const POSTAL_WORDS: Readonly<Record<Language, PostalWords>> = { en, fr, de, sv };
