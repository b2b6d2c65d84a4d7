import { de } from './refused-means-words.de';
import { en, type RefusedMeansWords } from './refused-means-words.en';
import { fr } from './refused-means-words.fr';
import type { Language } from './said';
import { sv } from './refused-means-words.sv';

/** Why something about a customer’s means or the search for it is refused. */
export const REFUSED_MEANS_WORDS: Readonly<Record<Language, RefusedMeansWords>> = { en, fr, de, sv };
