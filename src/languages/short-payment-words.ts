import { de } from './short-payment-words.de';
import { en, type ShortPaymentWords } from './short-payment-words.en';
import { fr } from './short-payment-words.fr';
import type { Language } from './said';
import { sv } from './short-payment-words.sv';

/** What is done with the rests that short payments leave. */
export const SHORT_PAYMENT_WORDS: Readonly<Record<Language, ShortPaymentWords>> = { en, fr, de, sv };
