import { de } from './merging-words.de';
import { en, type MergingWords } from './merging-words.en';
import { fr } from './merging-words.fr';
import type { Language } from './said';
import { sv } from './merging-words.sv';

/** The words of records that seem to be one customer. */
export const MERGING_WORDS: Readonly<Record<Language, MergingWords>> = { en, fr, de, sv };
