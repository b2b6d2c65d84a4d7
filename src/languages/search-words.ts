import { de } from './search-words.de';
import { en, type SearchWords } from './search-words.en';
import { fr } from './search-words.fr';
import { sv } from './search-words.sv';
import type { Language } from './said';

/** The words of the search over everything. */
export const SEARCH_WORDS: Readonly<Record<Language, SearchWords>> = { en, fr, de, sv };
