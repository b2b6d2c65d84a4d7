import { de } from './house-mail-words.de';
import { en, type HouseMailWords } from './house-mail-words.en';
import { fr } from './house-mail-words.fr';
import { sv } from './house-mail-words.sv';
import type { Language } from './said';

/** The words of mail to people who work here. */
export const HOUSE_MAIL_WORDS: Readonly<Record<Language, HouseMailWords>> = { en, fr, de, sv };
