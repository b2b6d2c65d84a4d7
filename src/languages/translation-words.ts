import type { Language } from './said';
import { de } from './translation-words.de';
import { en, type TranslationWords } from './translation-words.en';
import { fr } from './translation-words.fr';
import { sv } from './translation-words.sv';

/** Translations of papers and messages, for a court that reads another language. */
export const TRANSLATION_WORDS: Readonly<Record<Language, TranslationWords>> = { en, fr, de, sv };
