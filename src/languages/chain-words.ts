import { de } from './chain-words.de';
import { en, type ChainWords } from './chain-words.en';
import { fr } from './chain-words.fr';
import type { Language } from './said';
import { sv } from './chain-words.sv';

/** How a decision followed, rule by rule, in the languages of the desk. */
export const CHAIN_WORDS: Readonly<Record<Language, ChainWords>> = { en, fr, de, sv };
