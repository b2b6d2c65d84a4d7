import { de } from './source-said-words.de';
import { en, type SourceSaidWords } from './source-said-words.en';
import { fr } from './source-said-words.fr';
import { sv } from './source-said-words.sv';
import type { Language } from './said';

/** What a source says where a dispute begins with it. */
export const SOURCE_SAID_WORDS: Readonly<Record<Language, SourceSaidWords>> = { en, fr, de, sv };
