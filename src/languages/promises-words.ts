import { de } from './promises-words.de';
import { en, type PromisesWords } from './promises-words.en';
import { fr } from './promises-words.fr';
import type { Language } from './said';
import { sv } from './promises-words.sv';

/** The words of the pages about promises. */
export const PROMISES_WORDS: Readonly<Record<Language, PromisesWords>> = { en, fr, de, sv };
