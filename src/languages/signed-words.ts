import type { Language } from './said';
import { de } from './signed-words.de';
import { en, type SignedWords } from './signed-words.en';
import { fr } from './signed-words.fr';
import { sv } from './signed-words.sv';

/** Papers that come back signed. */
export const SIGNED_WORDS: Readonly<Record<Language, SignedWords>> = { en, fr, de, sv };
