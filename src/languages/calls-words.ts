import { de } from './calls-words.de';
import { en, type CallsWords } from './calls-words.en';
import { fr } from './calls-words.fr';
import type { Language } from './said';
import { sv } from './calls-words.sv';

/** Words of calls that are agreed. */
export const CALLS_WORDS: Readonly<Record<Language, CallsWords>> = { en, fr, de, sv };
