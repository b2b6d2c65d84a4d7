import { de } from './message-words.de';
import { en, type MessageWords } from './message-words.en';
import { fr } from './message-words.fr';
import { sv } from './message-words.sv';

/**
 * The words around a message's own text: table heads, sums, the payment block, the letter's frame. A language that lacks
 * one does not compile. What a message says in sentences is a template (`templates/messages/<language>/`).
 */
export const MESSAGE_WORDS: Readonly<Record<string, MessageWords>> = { en, fr, de, sv };

/** The words of a language, or undefined where Duly does not speak it. */
export const messageWords = (language: string): MessageWords | undefined => MESSAGE_WORDS[language];
