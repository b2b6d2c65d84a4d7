import { de } from './outbox-words.de';
import { en, type OutboxWords } from './outbox-words.en';
import { fr } from './outbox-words.fr';
import type { Language } from './said';
import { sv } from './outbox-words.sv';

/** The words of the list of messages and of one of them. */
export const OUTBOX_WORDS: Readonly<Record<Language, OutboxWords>> = { en, fr, de, sv };
