import { de } from './law-words.de';
import { en, type LawWords } from './law-words.en';
import { fr } from './law-words.fr';
import type { Language } from './said';
import { sv } from './law-words.sv';

/** Words of the rules of law. */
export const LAW_WORDS: Readonly<Record<Language, LawWords>> = { en, fr, de, sv };
