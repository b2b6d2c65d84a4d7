import { de } from './notice-paper-words.de';
import { en, type NoticePaperWords } from './notice-paper-words.en';
import { fr } from './notice-paper-words.fr';
import { sv } from './notice-paper-words.sv';
import type { Language } from './said';

/** Words of legal papers on the desk: the form that asks for one, and what is to be looked at. */
export const NOTICE_PAPER_WORDS: Readonly<Record<Language, NoticePaperWords>> = { en, fr, de, sv };
