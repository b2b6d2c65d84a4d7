import { de } from './problem-words.de';
import { en, type ProblemWords } from './problem-words.en';
import { fr } from './problem-words.fr';
import type { Language } from './said';
import { sv } from './problem-words.sv';

/** The words for what may be wrong in an imported file, by the code of the problem. */
export const PROBLEM_WORDS: Readonly<Record<Language, ProblemWords>> = { en, fr, de, sv };
