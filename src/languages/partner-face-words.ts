import { de } from './partner-face-words.de';
import { en, type PartnerFaceWords } from './partner-face-words.en';
import { fr } from './partner-face-words.fr';
import type { Language } from './said';
import { sv } from './partner-face-words.sv';

/** The words of what a case shows its partner beside the file. */
export const PARTNER_FACE_WORDS: Readonly<Record<Language, PartnerFaceWords>> = { en, fr, de, sv };
