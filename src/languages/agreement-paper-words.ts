import { de } from './agreement-paper-words.de';
import { en, type AgreementPaperWords } from './agreement-paper-words.en';
import { fr } from './agreement-paper-words.fr';
import { inLanguage, type Language } from './said';
import { sv } from './agreement-paper-words.sv';

/** The words of the agreements with partners as they are printed. */
const AGREEMENT_PAPER_WORDS: Readonly<Record<Language, AgreementPaperWords>> = { en, fr, de, sv };

export const agreementPaperWords = (language: Language): AgreementPaperWords =>
  inLanguage(AGREEMENT_PAPER_WORDS, language);
