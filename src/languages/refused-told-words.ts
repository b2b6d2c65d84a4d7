import { de } from './refused-told-words.de';
import { en, type RefusedToldWords } from './refused-told-words.en';
import { fr } from './refused-told-words.fr';
import type { Language } from './said';
import { sv } from './refused-told-words.sv';

/** What cannot be done of what customers told in the portal, and what to do instead. */
export const REFUSED_TOLD_WORDS: Readonly<Record<Language, RefusedToldWords>> = { en, fr, de, sv };
