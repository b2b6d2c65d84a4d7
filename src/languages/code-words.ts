import { de } from './code-words.de';
import { en, type CodeWords } from './code-words.en';
import { fr } from './code-words.fr';
import type { Language } from './said';
import { sv } from './code-words.sv';

/** What the codes of the house (kinds, states, outcomes, fields) are called by people. */
export const CODE_WORDS: Readonly<Record<Language, CodeWords>> = { en, fr, de, sv };

/** The word for a code; the code itself where nobody gave it one. */
export const codeText = (words: Readonly<Record<string, string>>, code: string): string =>
  Object.hasOwn(words, code) ? (words[code] ?? code) : code;
