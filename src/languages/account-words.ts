import type { AccountWords } from './account-words.en';
import { es } from './account-words.es';
import { nl } from './account-words.nl';
import { CODE_WORDS } from './code-words';
import { CUSTOMER_FORM_WORDS } from './customer-form-words';
import { inLanguage } from './said';

/** The languages of statements that the desk does not speak. */
const BESIDE: Readonly<Record<string, AccountWords>> = { nl, es };

/** The words of a statement of account, in the language of whoever gets it. */
export const accountWords = (language: string): AccountWords =>
  BESIDE[language] ?? {
    ...inLanguage(CUSTOMER_FORM_WORDS, language).statement,
    entry: inLanguage(CODE_WORDS, language).entry,
  };
