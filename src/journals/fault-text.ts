import type { JournalWords } from '../languages/journal-words.en';
import { dayText, fill, numberText } from '../languages/said';
import type { JournalFault } from './books';

/** What stands in the way of an export, and what to do, in the language of the reader. */
export function faultText(
  fault: JournalFault,
  w: JournalWords,
  locale: string,
): { readonly text: string; readonly remedy: string } {
  const { text, remedy } = w.faults[fault.code];
  return { text: fill(text, valuesOf(fault, w, locale)), remedy };
}

function valuesOf(fault: JournalFault, w: JournalWords, locale: string): Record<string, string> {
  switch (fault.code) {
    case 'too-many':
      return { most: numberText(fault.most, locale) };
    case 'no-account':
      return { roles: fault.roles.map((role) => w.labels.role[role]).join(', ') };
    case 'until':
      return { from: dayText(fault.from, locale) };
    case 'future':
      return { today: dayText(fault.today, locale) };
    case 'year':
      return { last: dayText(fault.last, locale) };
    case 'debtor':
    case 'digits':
    case 'document':
      return { values: fault.values.join(', '), digits: String(fault.digits) };
    case 'no-begin':
    case 'nothing':
    case 'no-datev':
      return {};
  }
}
