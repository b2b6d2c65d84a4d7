import { de } from './audit-words.de';
import { en, type AuditWords } from './audit-words.en';
import { fr } from './audit-words.fr';
import { sv } from './audit-words.sv';
import type { Language } from './said';

/** The words of the audit trail. */
export const AUDIT_WORDS: Readonly<Record<Language, AuditWords>> = { en, fr, de, sv };
