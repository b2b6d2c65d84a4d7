import { de } from './refused-owed-words.de';
import { en, type RefusedOwedWords } from './refused-owed-words.en';
import { fr } from './refused-owed-words.fr';
import { sv } from './refused-owed-words.sv';
import type { Language } from './said';

/** What is refused about interest and costs beside invoices. */
export const REFUSED_OWED_WORDS: Readonly<Record<Language, RefusedOwedWords>> = { en, fr, de, sv };
