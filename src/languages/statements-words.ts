import { de } from './statements-words.de';
import { en, type StatementsWords } from './statements-words.en';
import { fr } from './statements-words.fr';
import { sv } from './statements-words.sv';
import type { Language } from './said';

/** The words of statements of account that are sent to many. */
export const STATEMENTS_WORDS: Readonly<Record<Language, StatementsWords>> = { en, fr, de, sv };
