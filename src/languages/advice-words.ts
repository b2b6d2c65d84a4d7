import { de } from './advice-words.de';
import { en, type AdviceWords } from './advice-words.en';
import { fr } from './advice-words.fr';
import type { Language } from './said';
import { sv } from './advice-words.sv';

/** When to move on with a customer. */
export const ADVICE_WORDS: Readonly<Record<Language, AdviceWords>> = { en, fr, de, sv };
