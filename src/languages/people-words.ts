import { de } from './people-words.de';
import { en, type PeopleWords } from './people-words.en';
import { fr } from './people-words.fr';
import { sv } from './people-words.sv';
import type { Language } from './said';

/** The words of signing in, one's account and the list of people. */
export const PEOPLE_WORDS: Readonly<Record<Language, PeopleWords>> = { en, fr, de, sv };
