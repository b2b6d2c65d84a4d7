import { fill } from '../languages/said';
import { NOTICE_PAPER_WORDS } from '../languages/notice-paper-words';
import { inLanguage } from '../languages/said';
import type { Check } from './notice';

/** What is to be looked at, as a sentence. */
export function checkText({ code, of }: Check, language = 'en'): string {
  const w = inLanguage(NOTICE_PAPER_WORDS, language);
  const named: Readonly<Record<string, string>> =
    code === 'enclosure_missing' ? w.slot : code === 'not_claimed' ? w.notClaimed : code === 'unsaid' ? w.kind : {};
  return fill(w.check[code], { of: of.map((one) => named[one] ?? one).join(', ') });
}
