import { de } from './blank-words.de';
import { fr } from './blank-words.fr';
import type { Language } from './said';
import { sv } from './blank-words.sv';

/** What each blank of a message template is, for who writes it; in English the blank itself says so where it is declared. */
export const BLANK_WORDS: Readonly<Record<Exclude<Language, 'en'>, Readonly<Record<string, string>>>> = { fr, de, sv };
