import { de } from './sms-words.de';
import { en, type SmsWords } from './sms-words.en';
import { fr } from './sms-words.fr';
import type { Language } from './said';
import { sv } from './sms-words.sv';

/** The words of short messages. */
export const SMS_WORDS: Readonly<Record<Language, SmsWords>> = { en, fr, de, sv };
