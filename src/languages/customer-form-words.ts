import { de } from './customer-form-words.de';
import { en, type CustomerFormWords } from './customer-form-words.en';
import { fr } from './customer-form-words.fr';
import type { Language } from './said';
import { sv } from './customer-form-words.sv';

/** The words of what is done from a customer's page. */
export const CUSTOMER_FORM_WORDS: Readonly<Record<Language, CustomerFormWords>> = { en, fr, de, sv };
