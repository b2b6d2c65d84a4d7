import { de } from './partner-contact-words.de';
import { en, type PartnerContactWords } from './partner-contact-words.en';
import { fr } from './partner-contact-words.fr';
import type { Language } from './said';
import { sv } from './partner-contact-words.sv';

/** The words of who answers at a partner, and by which way things reach it. */
export const PARTNER_CONTACT_WORDS: Readonly<Record<Language, PartnerContactWords>> = { en, fr, de, sv };
