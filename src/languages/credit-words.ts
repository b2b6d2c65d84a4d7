import { de } from './credit-words.de';
import { en, type CreditWords } from './credit-words.en';
import { fr } from './credit-words.fr';
import { sv } from './credit-words.sv';
import type { Language } from './said';

/** The words of credit limits and their insurance. */
export const CREDIT_WORDS: Readonly<Record<Language, CreditWords>> = { en, fr, de, sv };
