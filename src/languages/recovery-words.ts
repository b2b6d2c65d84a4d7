import { de } from './recovery-words.de';
import { en, type RecoveryWords } from './recovery-words.en';
import { fr } from './recovery-words.fr';
import { sv } from './recovery-words.sv';
import type { Language } from './said';

/** The words of recovery files and cases in the desk. */
export const RECOVERY_WORDS: Readonly<Record<Language, RecoveryWords>> = { en, fr, de, sv };
