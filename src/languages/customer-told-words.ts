import { de } from './customer-told-words.de';
import { en, type CustomerToldWords } from './customer-told-words.en';
import { fr } from './customer-told-words.fr';
import type { Language } from './said';
import { sv } from './customer-told-words.sv';

/** What customers told in the portal, and what a person does about it. */
export const CUSTOMER_TOLD_WORDS: Readonly<Record<Language, CustomerToldWords>> = { en, fr, de, sv };
