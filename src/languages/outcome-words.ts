import { de } from './outcome-words.de';
import { en, type OutcomeWords } from './outcome-words.en';
import { fr } from './outcome-words.fr';
import type { Language } from './said';
import { sv } from './outcome-words.sv';

/** What the desk says of how a case ends, and what the partner reads of it. */
export const OUTCOME_WORDS: Readonly<Record<Language, OutcomeWords>> = { en, fr, de, sv };
