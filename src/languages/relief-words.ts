import { de } from './relief-words.de';
import { en, type ReliefWords } from './relief-words.en';
import { fr } from './relief-words.fr';
import type { Language } from './said';
import { sv } from './relief-words.sv';

/** The words of VAT relief on what nobody will pay. */
export const RELIEF_WORDS: Readonly<Record<Language, ReliefWords>> = { en, fr, de, sv };
