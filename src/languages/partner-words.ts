import { de } from './partner-words.de';
import { en, type PartnerWords } from './partner-words.en';
import { fr } from './partner-words.fr';
import type { Language } from './said';
import { sv } from './partner-words.sv';

/** The words of the partner's page. */
export const PARTNER_WORDS: Readonly<Record<Language, PartnerWords>> = { en, fr, de, sv };
