import { de } from './partner-results-words.de';
import { en, type PartnerResultsWords } from './partner-results-words.en';
import { fr } from './partner-results-words.fr';
import type { Language } from './said';
import { sv } from './partner-results-words.sv';

/** The words of the comparison of partners. */
export const PARTNER_RESULTS_WORDS: Readonly<Record<Language, PartnerResultsWords>> = { en, fr, de, sv };
