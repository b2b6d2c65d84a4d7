import type { en as codes } from './code-words.en';
import type { CustomerFormWords } from './customer-form-words.en';

/** The words of a statement of account that leaves the house: of those that the desk has for it, what stands on paper. */
export type AccountWords = Omit<
  CustomerFormWords['statement'],
  'for' | 'from' | 'to' | 'language' | 'show' | 'pdf' | 'xlsx' | 'order' | 'most'
> & { readonly entry: (typeof codes)['entry'] };
