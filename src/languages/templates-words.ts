import type { Language } from './said';
import { de } from './templates-words.de';
import { en, type TemplatesWords } from './templates-words.en';
import { fr } from './templates-words.fr';
import { sv } from './templates-words.sv';

/** The words of message templates: the list, the editor, the versions. */
export const TEMPLATES_WORDS: Readonly<Record<Language, TemplatesWords>> = { en, fr, de, sv };
