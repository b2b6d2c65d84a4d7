import { de } from './billed-words.de';
import { en, type BilledWords } from './billed-words.en';
import { fr } from './billed-words.fr';
import type { Language } from './said';
import { sv } from './billed-words.sv';

/** The words of invoices and statements of partners. */
export const BILLED_WORDS: Readonly<Record<Language, BilledWords>> = { en, fr, de, sv };
