import { de } from './import-told-words.de';
import { en, type ImportToldWords } from './import-told-words.en';
import { fr } from './import-told-words.fr';
import type { Language } from './said';
import { sv } from './import-told-words.sv';

/** What is told of an import, in every language of the desk. */
export const IMPORT_TOLD_WORDS: Readonly<Record<Language, ImportToldWords>> = { en, fr, de, sv };
