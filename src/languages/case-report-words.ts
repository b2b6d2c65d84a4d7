import { de } from './case-report-words.de';
import { en, type CaseReportWords } from './case-report-words.en';
import { fr } from './case-report-words.fr';
import type { Language } from './said';
import { sv } from './case-report-words.sv';

/** The words of what a partner tells of a case. */
export const CASE_REPORT_WORDS: Readonly<Record<Language, CaseReportWords>> = { en, fr, de, sv };
