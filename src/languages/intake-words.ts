import { de } from './intake-words.de';
import { en, type IntakeWords } from './intake-words.en';
import { fr } from './intake-words.fr';
import type { Language } from './said';
import { sv } from './intake-words.sv';

/** The words of sources that deliver by themselves. */
export const INTAKE_WORDS: Readonly<Record<Language, IntakeWords>> = { en, fr, de, sv };
