import type { Language } from './said';
import { de } from './terms-page-words.de';
import { en, type TermsPageWords } from './terms-page-words.en';
import { fr } from './terms-page-words.fr';
import { sv } from './terms-page-words.sv';

/** The words of the page of terms of payment, in every language of the desk. */
export const TERMS_PAGE_WORDS: Readonly<Record<Language, TermsPageWords>> = { en, fr, de, sv };
