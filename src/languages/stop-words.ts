import { de } from './stop-words.de';
import { en, type StopWords } from './stop-words.en';
import { fr } from './stop-words.fr';
import type { Language } from './said';
import { sv } from './stop-words.sv';

/** The forms that stop and release deliveries. */
export const STOP_WORDS: Readonly<Record<Language, StopWords>> = { en, fr, de, sv };
