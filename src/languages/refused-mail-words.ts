import { de } from './refused-mail-words.de';
import { en, type RefusedMailWords } from './refused-mail-words.en';
import { fr } from './refused-mail-words.fr';
import type { Language } from './said';
import { sv } from './refused-mail-words.sv';

/** Why mail does not leave, and what to do about it. */
export const REFUSED_MAIL_WORDS: Readonly<Record<Language, RefusedMailWords>> = { en, fr, de, sv };
