import { de } from './refund-words.de';
import { en, type RefundWords } from './refund-words.en';
import { fr } from './refund-words.fr';
import type { Language } from './said';
import { sv } from './refund-words.sv';

/** The words of money that is to be paid back. */
export const REFUND_WORDS: Readonly<Record<Language, RefundWords>> = { en, fr, de, sv };
