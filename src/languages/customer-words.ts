import { de } from './customer-words.de';
import { en, type CustomerWords } from './customer-words.en';
import { fr } from './customer-words.fr';
import type { Language } from './said';
import { sv } from './customer-words.sv';

/** The words of a customer's page. */
export const CUSTOMER_WORDS: Readonly<Record<Language, CustomerWords>> = { en, fr, de, sv };
