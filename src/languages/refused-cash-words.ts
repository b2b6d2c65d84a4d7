import { de } from './refused-cash-words.de';
import { en, type RefusedCashWords } from './refused-cash-words.en';
import { fr } from './refused-cash-words.fr';
import type { Language } from './said';
import { sv } from './refused-cash-words.sv';

/** What cannot be done with money that came in and what to do instead. */
export const REFUSED_CASH_WORDS: Readonly<Record<Language, RefusedCashWords>> = { en, fr, de, sv };
