import { de } from './call-step-words.de';
import { en, type CallStepWords } from './call-step-words.en';
import { fr } from './call-step-words.fr';
import type { Language } from './said';
import { sv } from './call-step-words.sv';

/** The words of what is done from a customer's page. */
export const CALL_STEP_WORDS: Readonly<Record<Language, CallStepWords>> = { en, fr, de, sv };
