import { de } from './remitted-words.de';
import { en, type RemittedWords } from './remitted-words.en';
import { fr } from './remitted-words.fr';
import type { Language } from './said';
import { sv } from './remitted-words.sv';

/** The words of money that partners pass on. */
export const REMITTED_WORDS: Readonly<Record<Language, RemittedWords>> = { en, fr, de, sv };
