import { de } from './grounds-words.de';
import { en, type GroundsWords } from './grounds-words.en';
import { fr } from './grounds-words.fr';
import type { Language } from './said';
import { sv } from './grounds-words.sv';

/** What speaks for handing a claim over. */
export const GROUNDS_WORDS: Readonly<Record<Language, GroundsWords>> = { en, fr, de, sv };
