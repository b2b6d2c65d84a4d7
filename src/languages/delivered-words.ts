import { de } from './delivered-words.de';
import { en, type DeliveredWords } from './delivered-words.en';
import { fr } from './delivered-words.fr';
import { sv } from './delivered-words.sv';
import type { Language } from './said';

/** The words of what sources delivered. */
export const DELIVERED_WORDS: Readonly<Record<Language, DeliveredWords>> = { en, fr, de, sv };
