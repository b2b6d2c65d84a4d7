import { de } from './fee-shown-words.de';
import { en, type FeeShownWords } from './fee-shown-words.en';
import { fr } from './fee-shown-words.fr';
import { inFrench, type Language } from './said';
import { sv } from './fee-shown-words.sv';

/** The words of the invoices that an operator draws for new cases, as the desk shows them. */
export const FEE_SHOWN_WORDS: Readonly<Record<Language, FeeShownWords>> = { en, fr: inFrench(fr), de, sv };
