import { de } from './refused-seat-words.de';
import { en, type RefusedSeatWords } from './refused-seat-words.en';
import { fr } from './refused-seat-words.fr';
import type { Language } from './said';
import { sv } from './refused-seat-words.sv';

/** Why an account of a partner’s person cannot be made or used, and what to do instead. */
export const REFUSED_SEAT_WORDS: Readonly<Record<Language, RefusedSeatWords>> = { en, fr, de, sv };
