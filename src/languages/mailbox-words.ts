import { de } from './mailbox-words.de';
import { en, type MailboxWords } from './mailbox-words.en';
import { fr } from './mailbox-words.fr';
import type { Language } from './said';
import { sv } from './mailbox-words.sv';

/** The words of mailboxes that are read. */
export const MAILBOX_WORDS: Readonly<Record<Language, MailboxWords>> = { en, fr, de, sv };
