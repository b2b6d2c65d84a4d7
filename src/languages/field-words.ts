import { de } from './field-words.de';
import { en, type FieldWords } from './field-words.en';
import { fr } from './field-words.fr';
import { sv } from './field-words.sv';
import type { Language } from './said';

/** The names of what a column of an imported file may hold. */
export const FIELD_WORDS: Readonly<Record<Language, FieldWords>> = { en, fr, de, sv };
