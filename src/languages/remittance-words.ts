import { de } from './remittance-words.de';
import { en, type RemittanceWords } from './remittance-words.en';
import { fr } from './remittance-words.fr';
import { sv } from './remittance-words.sv';
import type { Language } from './said';

/** The words of remittance advices. */
export const REMITTANCE_WORDS: Readonly<Record<Language, RemittanceWords>> = { en, fr, de, sv };
