import { de } from './away-words.de';
import { en, type AwayWords } from './away-words.en';
import { fr } from './away-words.fr';
import { sv } from './away-words.sv';
import type { Language } from './said';

/** The words of who is away and who stands in. */
export const AWAY_WORDS: Readonly<Record<Language, AwayWords>> = { en, fr, de, sv };
