import { de } from './refused-visit-words.de';
import { en, type RefusedVisitWords } from './refused-visit-words.en';
import { fr } from './refused-visit-words.fr';
import type { Language } from './said';
import { sv } from './refused-visit-words.sv';

/** Why a call cannot be agreed or a visit not be planned, and what to do instead. */
export const REFUSED_VISIT_WORDS: Readonly<Record<Language, RefusedVisitWords>> = { en, fr, de, sv };
