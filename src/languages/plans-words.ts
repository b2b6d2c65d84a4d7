import { de } from './plans-words.de';
import { en, type PlansWords } from './plans-words.en';
import { fr } from './plans-words.fr';
import type { Language } from './said';
import { sv } from './plans-words.sv';

/** The words of the pages about instalment plans. */
export const PLANS_WORDS: Readonly<Record<Language, PlansWords>> = { en, fr, de, sv };
