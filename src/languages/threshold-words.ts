import { de } from './threshold-words.de';
import { en, type ThresholdWords } from './threshold-words.en';
import { fr } from './threshold-words.fr';
import { sv } from './threshold-words.sv';
import type { Language } from './said';

/** The words of who is away and who stands in. */
export const THRESHOLD_WORDS: Readonly<Record<Language, ThresholdWords>> = { en, fr, de, sv };
