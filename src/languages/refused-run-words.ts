import { de } from './refused-run-words.de';
import { en, type RefusedRunWords } from './refused-run-words.en';
import { fr } from './refused-run-words.fr';
import type { Language } from './said';
import { sv } from './refused-run-words.sv';

/** What cannot be done and what to do instead: promises, runs, statements, tasks, plans and payments. */
export const REFUSED_RUN_WORDS: Readonly<Record<Language, RefusedRunWords>> = { en, fr, de, sv };
