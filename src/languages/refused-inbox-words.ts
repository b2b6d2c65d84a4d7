import { de } from './refused-inbox-words.de';
import { en, type RefusedInboxWords } from './refused-inbox-words.en';
import { fr } from './refused-inbox-words.fr';
import type { Language } from './said';
import { sv } from './refused-inbox-words.sv';

/** Why a mailbox cannot be read, or a mail not be given to somebody, and what to do instead. */
export const REFUSED_INBOX_WORDS: Readonly<Record<Language, RefusedInboxWords>> = { en, fr, de, sv };
