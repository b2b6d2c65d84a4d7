import { de } from './audit-change-words.de';
import { en, type AuditChangeWords } from './audit-change-words.en';
import { fr } from './audit-change-words.fr';
import { sv } from './audit-change-words.sv';
import type { Language } from './said';

/** The words for what a line of the audit trail says was changed. */
export const AUDIT_CHANGE_WORDS: Readonly<Record<Language, AuditChangeWords>> = { en, fr, de, sv };
