import { de } from './portfolio-words.de';
import { en, type PortfolioWords } from './portfolio-words.en';
import { fr } from './portfolio-words.fr';
import { sv } from './portfolio-words.sv';
import type { Language } from './said';

/** The words of handing a collector's customers to a colleague. */
export const PORTFOLIO_WORDS: Readonly<Record<Language, PortfolioWords>> = { en, fr, de, sv };
