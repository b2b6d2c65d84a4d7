import { de } from './recipient-words.de';
import { en, type RecipientWords } from './recipient-words.en';
import { fr } from './recipient-words.fr';
import type { Language } from './said';
import { sv } from './recipient-words.sv';

/** The words of how partners take recovery files. */
export const RECIPIENT_WORDS: Readonly<Record<Language, RecipientWords>> = { en, fr, de, sv };
