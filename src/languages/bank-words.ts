import { de } from './bank-words.de';
import { en, type BankWords } from './bank-words.en';
import { fr } from './bank-words.fr';
import { sv } from './bank-words.sv';
import type { Language } from './said';

/** The words of what the bank says. */
export const BANK_WORDS: Readonly<Record<Language, BankWords>> = { en, fr, de, sv };
