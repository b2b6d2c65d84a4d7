import { de } from './terms-words.de';
import { en, type TermsWords } from './terms-words.en';
import { fr } from './terms-words.fr';
import { sv } from './terms-words.sv';
import type { Language } from './said';

/** The words for terms of payment, in every language of the desk. */
export const TERMS_WORDS: Readonly<Record<Language, TermsWords>> = { en, fr, de, sv };
