import { de } from './cash-words.de';
import { en, type CashWords } from './cash-words.en';
import { fr } from './cash-words.fr';
import type { Language } from './said';
import { sv } from './cash-words.sv';

/** The words of the list of money that waits for a decision. */
export const CASH_WORDS: Readonly<Record<Language, CashWords>> = { en, fr, de, sv };
