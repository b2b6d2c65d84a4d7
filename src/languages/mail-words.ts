import { de } from './mail-words.de';
import { en, type MailWords } from './mail-words.en';
import { fr } from './mail-words.fr';
import { sv } from './mail-words.sv';
import type { Language } from './said';

/** Whom one writes to about a customer. */
export const MAIL_WORDS: Readonly<Record<Language, MailWords>> = { en, fr, de, sv };
