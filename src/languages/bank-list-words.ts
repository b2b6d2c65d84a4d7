import { de } from './bank-list-words.de';
import { en, type BankListWords } from './bank-list-words.en';
import { fr } from './bank-list-words.fr';
import { sv } from './bank-list-words.sv';
import type { Language } from './said';

/** The words of a list of a bank that asks something. */
export const BANK_LIST_WORDS: Readonly<Record<Language, BankListWords>> = { en, fr, de, sv };
