import { de } from './assignment-words.de';
import { en, type AssignmentWords } from './assignment-words.en';
import { fr } from './assignment-words.fr';
import type { Language } from './said';
import { sv } from './assignment-words.sv';

/** Claims that somebody else holds, and that come back. */
export const ASSIGNMENT_WORDS: Readonly<Record<Language, AssignmentWords>> = { en, fr, de, sv };
