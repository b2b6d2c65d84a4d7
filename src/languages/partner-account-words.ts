import { de } from './partner-account-words.de';
import { en, type PartnerAccountWords } from './partner-account-words.en';
import { fr } from './partner-account-words.fr';
import type { Language } from './said';
import { sv } from './partner-account-words.sv';

/** The words of accounts of partners’ people. */
export const PARTNER_ACCOUNT_WORDS: Readonly<Record<Language, PartnerAccountWords>> = { en, fr, de, sv };
