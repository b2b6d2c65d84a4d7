import { de } from './refused-file-words.de';
import { en, type RefusedFileWords } from './refused-file-words.en';
import { fr } from './refused-file-words.fr';
import type { Language } from './said';
import { sv } from './refused-file-words.sv';

/** What cannot be done and what to do instead: documents, files, imports, money, templates, people and archives. */
export const REFUSED_FILE_WORDS: Readonly<Record<Language, RefusedFileWords>> = { en, fr, de, sv };
