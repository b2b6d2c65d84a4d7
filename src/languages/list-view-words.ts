import { de } from './list-view-words.de';
import { en, type ListViewWords } from './list-view-words.en';
import { fr } from './list-view-words.fr';
import { sv } from './list-view-words.sv';
import type { Language } from './said';

/** The words of kept views and columns of lists. */
export const LIST_VIEW_WORDS: Readonly<Record<Language, ListViewWords>> = { en, fr, de, sv };
