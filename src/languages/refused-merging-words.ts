import { de } from './refused-merging-words.de';
import { en, type RefusedMergingWords } from './refused-merging-words.en';
import { fr } from './refused-merging-words.fr';
import type { Language } from './said';
import { sv } from './refused-merging-words.sv';

/** Why two records cannot become one, or not be taken apart, and what to do instead. */
export const REFUSED_MERGING_WORDS: Readonly<Record<Language, RefusedMergingWords>> = { en, fr, de, sv };
