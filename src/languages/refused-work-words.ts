import { de } from './refused-work-words.de';
import { en, type RefusedWorkWords } from './refused-work-words.en';
import { fr } from './refused-work-words.fr';
import type { Language } from './said';
import { sv } from './refused-work-words.sv';

/** What cannot be done and what to do instead: calls, notes, companies, customers, groups and disputes. */
export const REFUSED_WORK_WORDS: Readonly<Record<Language, RefusedWorkWords>> = { en, fr, de, sv };
