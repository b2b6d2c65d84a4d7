import { de } from './interest-hold-words.de';
import { en, type InterestHoldWords } from './interest-hold-words.en';
import { fr } from './interest-hold-words.fr';
import type { Language } from './said';
import { sv } from './interest-hold-words.sv';

/** What the desk says of days that bear no interest. */
export const INTEREST_HOLD_WORDS: Readonly<Record<Language, InterestHoldWords>> = { en, fr, de, sv };
