import { de } from './report-words.de';
import { en, type ReportWords } from './report-words.en';
import { fr } from './report-words.fr';
import { sv } from './report-words.sv';
import type { Language } from './said';

/** The words of the reports. */
export const REPORT_WORDS: Readonly<Record<Language, ReportWords>> = { en, fr, de, sv };
