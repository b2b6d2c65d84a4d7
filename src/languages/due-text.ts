import type { PaymentTerms } from '../kernel/terms';
import { DUE_WORDS } from './due-words';
import type { DueWords } from './due-words.en';
import { fill, inLanguage } from './said';
import { termsText } from './terms-text';

/** Where a due day comes from, in words; nothing of one that was given. */
export function dueText(
  { whose, terms }: { readonly whose: keyof DueWords | null; readonly terms: PaymentTerms | null },
  language: string,
): string {
  if (whose === null || terms === null) return '';
  return fill(inLanguage(DUE_WORDS, language)[whose], { 1: termsText(terms, language) });
}
