import { de } from './mail-check-words.de';
import { en, type MailCheckWords } from './mail-check-words.en';
import { fr } from './mail-check-words.fr';
import { sv } from './mail-check-words.sv';
import type { Language } from './said';

/** What mail servers find in DNS of a domain, said to whoever can change it. */
export const MAIL_CHECK_WORDS: Readonly<Record<Language, MailCheckWords>> = { en, fr, de, sv };
