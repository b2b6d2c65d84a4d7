import type { Language } from './said';
import { de } from './supplement-words.de';
import { en, type SupplementWords } from './supplement-words.en';
import { fr } from './supplement-words.fr';
import { sv } from './supplement-words.sv';

/** The words of supplements to a case. */
export const SUPPLEMENT_WORDS: Readonly<Record<Language, SupplementWords>> = { en, fr, de, sv };
