import { de } from './operator-words.de';
import { en, type OperatorWords } from './operator-words.en';
import { fr } from './operator-words.fr';
import { sv } from './operator-words.sv';
import type { Language } from './said';

/** The words of a company that works here for other creditors. */
export const OPERATOR_WORDS: Readonly<Record<Language, OperatorWords>> = { en, fr, de, sv };
