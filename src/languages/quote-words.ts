import { de } from './quote-words.de';
import { en, type QuoteWords } from './quote-words.en';
import { fr } from './quote-words.fr';
import type { Language } from './said';
import { sv } from './quote-words.sv';

/** The words of quotes in the desk. */
export const QUOTE_WORDS: Readonly<Record<Language, QuoteWords>> = { en, fr, de, sv };
