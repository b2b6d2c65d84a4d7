import { de } from './agreement-words.de';
import { en, type AgreementWords } from './agreement-words.en';
import { fr } from './agreement-words.fr';
import type { Language } from './said';
import { sv } from './agreement-words.sv';

/** The words of what was agreed with partners on paper. */
export const AGREEMENT_WORDS: Readonly<Record<Language, AgreementWords>> = { en, fr, de, sv };
