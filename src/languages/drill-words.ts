import { de } from './drill-words.de';
import { en, type DrillWords } from './drill-words.en';
import { fr } from './drill-words.fr';
import { sv } from './drill-words.sv';
import type { Language } from './said';

/** The words of the fire drill. */
export const DRILL_WORDS: Readonly<Record<Language, DrillWords>> = { en, fr, de, sv };
