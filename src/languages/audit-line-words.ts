import { de } from './audit-line-words.de';
import { en, type AuditLineWords } from './audit-line-words.en';
import { fr } from './audit-line-words.fr';
import type { Language } from './said';
import { sv } from './audit-line-words.sv';

/** What was done, and to what, as the audit trail says it. */
export const AUDIT_LINE_WORDS: Readonly<Record<Language, AuditLineWords>> = { en, fr, de, sv };
