import { CODE_WORDS } from './code-words';
import type { en as codes } from './code-words.en';
import { CUSTOMER_FORM_WORDS } from './customer-form-words';
import type { CustomerFormWords } from './customer-form-words.en';
import { es } from './account-words.es';
import { nl } from './account-words.nl';
import { inLanguage } from './said';

/** The words of a statement of account that leaves the house: those of the desk, and in the languages that only messages speak. */
export type AccountWords = Omit<
  CustomerFormWords['statement'],
  'for' | 'from' | 'to' | 'language' | 'show' | 'pdf' | 'xlsx' | 'order' | 'most'
> & { readonly entry: (typeof codes)['entry'] };

const BESIDE: Readonly<Record<string, AccountWords>> = { nl, es };

export const accountWords = (language: string): AccountWords =>
  BESIDE[language] ?? {
    ...inLanguage(CUSTOMER_FORM_WORDS, language).statement,
    entry: inLanguage(CODE_WORDS, language).entry,
  };
