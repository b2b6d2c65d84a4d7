import { de } from './readiness-words.de';
import { en, type ReadinessWords } from './readiness-words.en';
import { fr } from './readiness-words.fr';
import { sv } from './readiness-words.sv';
import type { Language } from './said';

/** The words of the readiness of a recovery file, by its questions. */
export const READINESS_WORDS: Readonly<Record<Language, ReadinessWords>> = { en, fr, de, sv };
