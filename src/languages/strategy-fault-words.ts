import { de } from './strategy-fault-words.de';
import { en, type StrategyFaultWords } from './strategy-fault-words.en';
import { fr } from './strategy-fault-words.fr';
import type { Language } from './said';
import { sv } from './strategy-fault-words.sv';

/** What is wrong with a strategy, in every language of the desk. */
export const STRATEGY_FAULT_WORDS: Readonly<Record<Language, StrategyFaultWords>> = { en, fr, de, sv };
