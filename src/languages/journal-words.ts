import { de } from './journal-words.de';
import { en, type JournalWords } from './journal-words.en';
import { fr } from './journal-words.fr';
import { sv } from './journal-words.sv';
import type { Language } from './said';

/** The words of journals back to accounting, and what stands in the files themselves. */
export const JOURNAL_WORDS: Readonly<Record<Language, JournalWords>> = { en, fr, de, sv };
