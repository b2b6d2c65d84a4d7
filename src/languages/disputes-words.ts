import { de } from './disputes-words.de';
import { en, type DisputesWords } from './disputes-words.en';
import { fr } from './disputes-words.fr';
import type { Language } from './said';
import { sv } from './disputes-words.sv';

/** The words of the pages about disputes. */
export const DISPUTES_WORDS: Readonly<Record<Language, DisputesWords>> = { en, fr, de, sv };
