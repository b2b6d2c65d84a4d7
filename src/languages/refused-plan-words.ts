import { de } from './refused-plan-words.de';
import { en, type RefusedPlanWords } from './refused-plan-words.en';
import { fr } from './refused-plan-words.fr';
import type { Language } from './said';
import { sv } from './refused-plan-words.sv';

/** What cannot be done with instalment plans and what to do instead. */
export const REFUSED_PLAN_WORDS: Readonly<Record<Language, RefusedPlanWords>> = { en, fr, de, sv };
