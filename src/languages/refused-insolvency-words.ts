import { de } from './refused-insolvency-words.de';
import { en, type RefusedInsolvencyWords } from './refused-insolvency-words.en';
import { fr } from './refused-insolvency-words.fr';
import type { Language } from './said';
import { sv } from './refused-insolvency-words.sv';

/** Why an insolvency cannot be recorded, and what to do about it. */
export const REFUSED_INSOLVENCY_WORDS: Readonly<Record<Language, RefusedInsolvencyWords>> = { en, fr, de, sv };
