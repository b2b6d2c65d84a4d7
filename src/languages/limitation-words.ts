import { de } from './limitation-words.de';
import { en, type LimitationWords } from './limitation-words.en';
import { fr } from './limitation-words.fr';
import type { Language } from './said';
import { sv } from './limitation-words.sv';

/** Words of law, court and limitation of what customers owe. */
export const LIMITATION_WORDS: Readonly<Record<Language, LimitationWords>> = { en, fr, de, sv };
