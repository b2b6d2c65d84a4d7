import { de } from './customers-words.de';
import { en, type CustomersWords } from './customers-words.en';
import { fr } from './customers-words.fr';
import { sv } from './customers-words.sv';
import type { Language } from './said';

/** The words of the list of customers. */
export const CUSTOMERS_WORDS: Readonly<Record<Language, CustomersWords>> = { en, fr, de, sv };
