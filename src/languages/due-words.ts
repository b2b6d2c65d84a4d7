import { de } from './due-words.de';
import { en, type DueWords } from './due-words.en';
import { fr } from './due-words.fr';
import type { Language } from './said';
import { sv } from './due-words.sv';

/** The words for where a due day comes from, in every language of the desk. */
export const DUE_WORDS: Readonly<Record<Language, DueWords>> = { en, fr, de, sv };
