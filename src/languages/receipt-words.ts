import type { Language } from './said';
import { de } from './receipt-words.de';
import { en, type ReceiptWords } from './receipt-words.en';
import { fr } from './receipt-words.fr';
import { sv } from './receipt-words.sv';

/** The words of the page of one receipt. */
export const RECEIPT_WORDS: Readonly<Record<Language, ReceiptWords>> = { en, fr, de, sv };
