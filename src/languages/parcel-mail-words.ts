import { de } from './parcel-mail-words.de';
import { en, type ParcelMailWords } from './parcel-mail-words.en';
import { fr } from './parcel-mail-words.fr';
import type { Language } from './said';
import { sv } from './parcel-mail-words.sv';

/** The words of mails that carry a recovery file to a partner, as the partner reads them. */
export const PARCEL_MAIL_WORDS: Readonly<Record<Language, ParcelMailWords>> = { en, fr, de, sv };
