import { de } from './runs-words.de';
import { en, type RunsWords } from './runs-words.en';
import { fr } from './runs-words.fr';
import { sv } from './runs-words.sv';
import type { Language } from './said';

/** The words of runs: calendar, review, progress and result. */
export const RUNS_WORDS: Readonly<Record<Language, RunsWords>> = { en, fr, de, sv };
