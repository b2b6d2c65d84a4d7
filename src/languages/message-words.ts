import { da } from './message-words.da';
import { de } from './message-words.de';
import { en, type MessageWords } from './message-words.en';
import { es } from './message-words.es';
import { fi } from './message-words.fi';
import { fr } from './message-words.fr';
import { it } from './message-words.it';
import { nl } from './message-words.nl';
import { no } from './message-words.no';
import { pl } from './message-words.pl';
import { pt } from './message-words.pt';
import { sv } from './message-words.sv';

/**
 * The words around a message's own text: table heads, sums, the payment block, the letter's frame. A language that lacks
 * one does not compile. What a message says in sentences is a template (`templates/messages/<language>/`).
 */
const WORDS = { en, fr, de, sv, nl, es } satisfies Readonly<Record<string, MessageWords>>;

/** Languages of formal letters (`templates/legal/`) in which nothing else is written. */
const FORMAL_ONLY = { it, da, no, fi, pl, pt } satisfies Readonly<Record<string, MessageWords>>;

/** The languages in which Duly writes messages: more than the desk speaks, since customers do not choose theirs by our work. */
export type MessageLanguage = keyof typeof WORDS;
export const MESSAGE_LANGUAGES = Object.keys(WORDS) as MessageLanguage[];
export const MESSAGE_WORDS: Readonly<Record<string, MessageWords>> = WORDS;

/** The words of a language, or undefined where Duly does not speak it. */
export const messageWords = (language: string): MessageWords | undefined => MESSAGE_WORDS[language];

/** All in which anything is written, formal letters too. */
export const WRITTEN_WORDS: Readonly<Record<string, MessageWords>> = { ...WORDS, ...FORMAL_ONLY };
