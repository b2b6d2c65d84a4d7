import type { Language } from './said';
import { de } from './strategies-words.de';
import { en, type StrategiesWords } from './strategies-words.en';
import { fr } from './strategies-words.fr';
import { sv } from './strategies-words.sv';

/** The words of strategies: the list, the editor, the example, the comparison. */
export const STRATEGIES_WORDS: Readonly<Record<Language, StrategiesWords>> = { en, fr, de, sv };
