import { de } from './write-off-words.de';
import { en, type WriteOffWords } from './write-off-words.en';
import { fr } from './write-off-words.fr';
import { sv } from './write-off-words.sv';
import type { Language } from './said';

/** The words of written-off small balances. */
export const WRITE_OFF_WORDS: Readonly<Record<Language, WriteOffWords>> = { en, fr, de, sv };
