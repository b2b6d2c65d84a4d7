import { de } from './plan-paper-words.de';
import { en, type PlanPaperWords } from './plan-paper-words.en';
import { es } from './plan-paper-words.es';
import { fr } from './plan-paper-words.fr';
import { nl } from './plan-paper-words.nl';
import { sv } from './plan-paper-words.sv';

/** The words of the papers about instalments and promises, by the language of who signs them. */
const TABLE: Readonly<Record<string, PlanPaperWords>> = { en, fr, de, sv, nl, es };

export const speaksPapers = (language: string | null): language is string =>
  language !== null && Object.hasOwn(TABLE, language);

export const planPaperWords = (language: string): PlanPaperWords => TABLE[language] ?? en;
