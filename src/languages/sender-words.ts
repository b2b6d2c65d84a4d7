import { de } from './sender-words.de';
import { en, type SenderWords } from './sender-words.en';
import { fr } from './sender-words.fr';
import { sv } from './sender-words.sv';
import type { Language } from './said';

/** The words of senders by language and of the hours in which mails leave. */
export const SENDER_WORDS: Readonly<Record<Language, SenderWords>> = { en, fr, de, sv };
