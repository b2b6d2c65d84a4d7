import { de } from './open-quote-words.de';
import { en, type OpenQuoteWords } from './open-quote-words.en';
import { es } from './open-quote-words.es';
import { fr } from './open-quote-words.fr';
import { nl } from './open-quote-words.nl';
import { sv } from './open-quote-words.sv';
import type { PortalLanguage } from './portal-words';
import { inFrench } from './said';

/** The words of the public page of quotes: a creditor who asks is a customer here. */
export const OPEN_QUOTE_WORDS: Readonly<Record<PortalLanguage, OpenQuoteWords>> = {
  ...{ en, fr: inFrench(fr), de, sv, nl, es },
};
