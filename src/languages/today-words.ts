import type { Language } from './said';
import { de } from './today-words.de';
import { en, type TodayWords } from './today-words.en';
import { fr } from './today-words.fr';
import { sv } from './today-words.sv';

/** The words of Today. */
export const TODAY_WORDS: Readonly<Record<Language, TodayWords>> = { en, fr, de, sv };
