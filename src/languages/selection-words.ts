import { de } from './selection-words.de';
import { en, type SelectionWords } from './selection-words.en';
import { fr } from './selection-words.fr';
import { sv } from './selection-words.sv';
import type { Language } from './said';

/** The words of what is done with selected invoices. */
export const SELECTION_WORDS: Readonly<Record<Language, SelectionWords>> = { en, fr, de, sv };
