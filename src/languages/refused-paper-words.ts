import { de } from './refused-paper-words.de';
import { en, type RefusedPaperWords } from './refused-paper-words.en';
import { fr } from './refused-paper-words.fr';
import { sv } from './refused-paper-words.sv';
import type { Language } from './said';

/** Why a legal paper is not written or sent, and what to do instead. */
export const REFUSED_PAPER_WORDS: Readonly<Record<Language, RefusedPaperWords>> = { en, fr, de, sv };
