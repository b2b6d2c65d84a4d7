import { de } from './box-words.de';
import { en, type BoxWords } from './box-words.en';
import { fr } from './box-words.fr';
import type { Language } from './said';
import { sv } from './box-words.sv';

/** What a box of a form asks, by the box. */
export const BOX_WORDS: Readonly<Record<Language, BoxWords>> = { en, fr, de, sv };
