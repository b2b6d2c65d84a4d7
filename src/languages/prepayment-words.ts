import { de } from './prepayment-words.de';
import { en, type PrepaymentWords } from './prepayment-words.en';
import { fr } from './prepayment-words.fr';
import type { Language } from './said';
import { sv } from './prepayment-words.sv';

/** What the desk says of deliveries against prepayment. */
export const PREPAYMENT_WORDS: Readonly<Record<Language, PrepaymentWords>> = { en, fr, de, sv };
