import { de } from './items-words.de';
import { en, type ItemsWords } from './items-words.en';
import { fr } from './items-words.fr';
import { sv } from './items-words.sv';
import type { Language } from './said';

/** The words of the list of open items. */
export const ITEMS_WORDS: Readonly<Record<Language, ItemsWords>> = { en, fr, de, sv };
