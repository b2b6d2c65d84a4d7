import type { Language } from './said';
import { de } from './start-words.de';
import { en, type StartWords } from './start-words.en';
import { fr } from './start-words.fr';
import { sv } from './start-words.sv';

/** The words of the first start. */
export const START_WORDS: Readonly<Record<Language, StartWords>> = { en, fr, de, sv };
