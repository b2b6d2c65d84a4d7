import { NOTICE_PAPER_WORDS } from '../languages/notice-paper-words';
import { OWED_WORDS } from '../languages/owed-words';
import { fill, inLanguage } from '../languages/said';
import { OWN_WHYS, type Left, type LeftWhy } from './figures';
import type { Check } from './notice';

/** What is to be looked at, as a sentence. */
export function checkText({ code, of, beside }: Check, language = 'en'): string {
  const w = inLanguage(NOTICE_PAPER_WORDS, language);
  const named: Readonly<Record<string, string>> =
    code === 'enclosure_missing' ? w.slot : code === 'unsaid' ? w.kind : code === 'agency_gaps' ? w.gap : {};
  const said = beside?.map((one) => leftText(one, language)) ?? of.map((one) => named[one] ?? one);
  return fill(w.check[code], { of: said.join(beside === undefined ? ', ' : '; ') });
}

/** `interest of F-1, F-2 (the rate is not known to the day)`. */
function leftText({ what, why, documents }: Left, language: string): string {
  const w = inLanguage(NOTICE_PAPER_WORDS, language);
  const said = { what: w.kind[what], documents: documents.join(', '), why: whyText(why, language) };
  return fill(w.left, said);
}

function whyText(why: LeftWhy, language: string): string {
  const own = inLanguage(NOTICE_PAPER_WORDS, language).notClaimed;
  const owed = inLanguage(OWED_WORDS, language);
  const of: Readonly<Record<string, string>> = { ...owed.why, ...owed.doubt };
  const text = isOwn(why) ? own[why] : (of[why] ?? why);
  return text.replace(/[.\s]+$/, '');
}

const isOwn = (why: LeftWhy): why is (typeof OWN_WHYS)[number] => (OWN_WHYS as readonly string[]).includes(why);
