import { de } from './mail-lines-words.de';
import { en, type MailLinesWords } from './mail-lines-words.en';
import { fr } from './mail-lines-words.fr';
import type { Language } from './said';
import { sv } from './mail-lines-words.sv';

/** The words of the lines by which a partner may answer a mail. */
export const MAIL_LINES_WORDS: Readonly<Record<Language, MailLinesWords>> = { en, fr, de, sv };
