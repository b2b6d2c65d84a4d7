import { de } from './inbox-words.de';
import { en, type InboxWords } from './inbox-words.en';
import { fr } from './inbox-words.fr';
import type { Language } from './said';
import { sv } from './inbox-words.sv';

/** The words of mail that comes in. */
export const INBOX_WORDS: Readonly<Record<Language, InboxWords>> = { en, fr, de, sv };
