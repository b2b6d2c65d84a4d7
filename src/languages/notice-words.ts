import { de } from './notice-words.de';
import { en, type NoticeWords } from './notice-words.en';
import { fr } from './notice-words.fr';
import { sv } from './notice-words.sv';
import type { Language } from './said';

/** The words of what is new for a person: the bell, its page, the choices, the mail of the morning. */
export const NOTICE_WORDS: Readonly<Record<Language, NoticeWords>> = { en, fr, de, sv };
