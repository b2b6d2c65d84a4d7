import { de } from './obstacle-words.de';
import { en, type ObstacleWords } from './obstacle-words.en';
import { fr } from './obstacle-words.fr';
import type { Language } from './said';
import { sv } from './obstacle-words.sv';

/** The forms that record what stands in the way of a payment, and that one went back. */
export const OBSTACLE_WORDS: Readonly<Record<Language, ObstacleWords>> = { en, fr, de, sv };
