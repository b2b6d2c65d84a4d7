import { de } from './register-words.de';
import { en, type RegisterWords } from './register-words.en';
import { fr } from './register-words.fr';
import type { Language } from './said';
import { sv } from './register-words.sv';

/** The words of the register of partners. */
export const REGISTER_WORDS: Readonly<Record<Language, RegisterWords>> = { en, fr, de, sv };
