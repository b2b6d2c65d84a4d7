import { da } from './plan-paper-words.da';
import { de } from './plan-paper-words.de';
import { en, type PlanPaperWords } from './plan-paper-words.en';
import { es } from './plan-paper-words.es';
import { fi } from './plan-paper-words.fi';
import { fr } from './plan-paper-words.fr';
import { it } from './plan-paper-words.it';
import { nl } from './plan-paper-words.nl';
import { no } from './plan-paper-words.no';
import { pl } from './plan-paper-words.pl';
import { pt } from './plan-paper-words.pt';
import { sv } from './plan-paper-words.sv';

/** The words of the papers about instalments and promises, by the language of who signs them. */
const TABLE: Readonly<Record<string, PlanPaperWords>> = { en, fr, de, sv, nl, es, it, da, no, nb: no, fi, pl, pt };

export const speaksPapers = (language: string | null): language is string =>
  language !== null && Object.hasOwn(TABLE, language);

export const planPaperWords = (language: string): PlanPaperWords => TABLE[language] ?? en;
