import { de } from './online-words.de';
import { en, type OnlineWords } from './online-words.en';
import { fr } from './online-words.fr';
import { sv } from './online-words.sv';
import type { Language } from './said';

/** The words of the settings of paying online. */
export const ONLINE_WORDS: Readonly<Record<Language, OnlineWords>> = { en, fr, de, sv };
