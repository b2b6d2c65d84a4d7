import { de } from './rates-words.de';
import { en, type RatesWords } from './rates-words.en';
import { fr } from './rates-words.fr';
import type { Language } from './said';
import { sv } from './rates-words.sv';

/** The words of the page of rates. */
export const RATES_WORDS: Readonly<Record<Language, RatesWords>> = { en, fr, de, sv };
