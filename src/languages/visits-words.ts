import { de } from './visits-words.de';
import { en, type VisitsWords } from './visits-words.en';
import { fr } from './visits-words.fr';
import type { Language } from './said';
import { sv } from './visits-words.sv';

/** Words of visits: planned, announced, made. */
export const VISITS_WORDS: Readonly<Record<Language, VisitsWords>> = { en, fr, de, sv };
