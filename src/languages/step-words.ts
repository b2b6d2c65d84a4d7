import { de } from './step-words.de';
import { en, type StepWords } from './step-words.en';
import { fr } from './step-words.fr';
import type { Language } from './said';
import { sv } from './step-words.sv';

/** What is said of formal steps of cases. */
export const STEP_WORDS: Readonly<Record<Language, StepWords>> = { en, fr, de, sv };
