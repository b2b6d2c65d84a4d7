import { termsFromCode, type PaymentTerms } from '../kernel/terms';
import { fill, inLanguage } from './said';
import { TERMS_WORDS } from './terms-words';

/** Terms of payment in words: which is counted first is always said, for `45 jours fin de mois` is understood in two ways. */
export function termsText({ days, endOfMonth: end, dayOfMonth, fromWhat }: PaymentTerms, language: string): string {
  const w = inLanguage(TERMS_WORDS, language);
  const words =
    end === 'none' ? (days === 0 ? w.atOnce : days === 1 ? w.day : w.days)
    : days === 0 ? w.end
    : end === 'before' ? w.daysThenEnd : w.endThenDays; // prettier-ignore
  let text = fill(words, { 1: days });
  if (dayOfMonth !== null) text = fill(end === 'none' ? w.nextDay : w.ofNextMonth, { 1: text, 2: dayOfMonth });
  return fromWhat === 'document' ? text : fill(w[fromWhat], { 1: text });
}

/** The same of a code; one that nobody knows is said as it is. */
export function termsCodeText(code: string, language: string): string {
  const terms = termsFromCode(code);
  return terms === undefined ? code : termsText(terms, language);
}
