import { de } from './means-told-words.de';
import { en, type MeansToldWords } from './means-told-words.en';
import { fr } from './means-told-words.fr';
import type { Language } from './said';
import { sv } from './means-told-words.sv';

/** The words in which a partner tells of a debtor's means. */
export const MEANS_TOLD_WORDS: Readonly<Record<Language, MeansToldWords>> = { en, fr, de, sv };
