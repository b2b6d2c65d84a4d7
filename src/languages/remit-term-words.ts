import { de } from './remit-term-words.de';
import { en, type RemitTermWords } from './remit-term-words.en';
import { fr } from './remit-term-words.fr';
import { countText, inLanguage, type Language } from './said';
import { sv } from './remit-term-words.sv';

/** Within which time a partner passes money on, as both its page and ours say it. */
const REMIT_TERM_WORDS: Readonly<Record<Language, RemitTermWords>> = { en, fr, de, sv };

/** Null: nothing was agreed. */
export function remitTermText(
  days: number | null,
  { language, locale }: { readonly language: string; readonly locale: string },
): string {
  const w = inLanguage(REMIT_TERM_WORDS, language);
  return days === null ? w.none : countText(w.agreed, days, locale);
}
