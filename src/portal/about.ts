import type { Customer } from '../customers/customer';
import type { PortalOthersWords } from '../languages/portal-others-words';
import type { PortalWords } from '../languages/portal-words.en';
import { fill } from '../languages/said';

/** The words of the page where the account is not the visitor's own: who owes is named, and is not the reader. */
export function wordsAbout(
  w: PortalWords,
  { account, owes, ...about }: PortalOthersWords['theirs'],
  { name }: Customer,
): PortalWords {
  const { text, number, file, nothing, items, credits } = about;
  return {
    ...w,
    door: { ...w.door, title: account },
    who: { ...w.who, text, number, file },
    owe: { ...w.owe, title: fill(owes, { name }), nothing, items, credits },
  };
}
