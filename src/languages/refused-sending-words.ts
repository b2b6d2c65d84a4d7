import { de } from './refused-sending-words.de';
import { en, type RefusedSendingWords } from './refused-sending-words.en';
import { fr } from './refused-sending-words.fr';
import type { Language } from './said';
import { sv } from './refused-sending-words.sv';

/** Why something is not given to a service that carries messages. */
export const REFUSED_SENDING_WORDS: Readonly<Record<Language, RefusedSendingWords>> = { en, fr, de, sv };
