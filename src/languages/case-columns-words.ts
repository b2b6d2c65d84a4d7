import { de } from './case-columns-words.de';
import { en, type CaseColumnsWords } from './case-columns-words.en';
import { fr } from './case-columns-words.fr';
import type { Language } from './said';
import { sv } from './case-columns-words.sv';

/** The words of the columns in which a partner takes the list of its cases. */
export const CASE_COLUMNS_WORDS: Readonly<Record<Language, CaseColumnsWords>> = { en, fr, de, sv };
