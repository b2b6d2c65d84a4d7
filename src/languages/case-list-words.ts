import { de } from './case-list-words.de';
import { en, type CaseListWords } from './case-list-words.en';
import { fr } from './case-list-words.fr';
import type { Language } from './said';
import { sv } from './case-list-words.sv';

/** The words of the list of cases. */
export const CASE_LIST_WORDS: Readonly<Record<Language, CaseListWords>> = { en, fr, de, sv };
