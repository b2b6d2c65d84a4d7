import { de } from './customer-change-words.de';
import { en, type CustomerChangeWords } from './customer-change-words.en';
import { fr } from './customer-change-words.fr';
import type { Language } from './said';
import { sv } from './customer-change-words.sv';

/** The words of corrections, choices and letters made from a customer's page. */
export const CUSTOMER_CHANGE_WORDS: Readonly<Record<Language, CustomerChangeWords>> = { en, fr, de, sv };
