import { de } from './finances-words.de';
import { en, type FinancesWords } from './finances-words.en';
import { fr } from './finances-words.fr';
import type { Language } from './said';
import { sv } from './finances-words.sv';

/** What the desk says of a customer’s means. */
export const FINANCES_WORDS: Readonly<Record<Language, FinancesWords>> = { en, fr, de, sv };
