import type { Visit } from '../companies/visit.pages';
import { format } from '../kernel/money';
import { BANK_WORDS } from '../languages/bank-words';
import { dayText, fill, inLanguage, momentText, numberText } from '../languages/said';
import { nameOf } from '../people/colleagues';
import { peopleOf } from '../people/store';
import { answeredPairs, countDoubts, openDoubts, type Pair } from './telling.store';

/** What is perhaps told twice, side by side, and what was said of it. */
const MOST = 50;

/** Undefined where there is neither. */
export async function doubtBlanks(visit: Visit): Promise<object | undefined> {
  const { work, company, locale } = visit;
  const w = inLanguage(BANK_WORDS, visit.language);
  const open = await openDoubts(work.db.read, company.id, MOST);
  const answered = await answeredPairs(work.db.read, company.id, { most: MOST });
  if (open.length === 0 && answered.length === 0) return undefined;
  const more = (await countDoubts(work.db.read, company.id)) - open.length;
  const mayAnswer = visit.may('work') && visit.on === null;
  const people = await peopleOf(work.db.read);
  return {
    open: open.map((pair) => ({
      ...pairBlanks(visit, pair),
      action: mayAnswer ? visit.at.under(`/bank/doubts/${work.ids.seal('bank_doubt', pair.id)}`) : '',
    })),
    answered: answered.map((pair) => ({
      ...pairBlanks(visit, pair),
      said: pair.answer === 'same' ? w.answerSame : w.answerBoth,
      who: `${nameOf(people, pair.recordedBy)}, ${momentText(pair.recordedAt, locale, company.zone)}`,
      action: mayAnswer ? visit.at.under(`/bank/answers/${work.ids.seal('bank_answer', pair.id)}/undo`) : '',
    })),
    more: more > 0 ? fill(w.more, { n: numberText(more, locale) }) : '',
  };
}

function pairBlanks(visit: Visit, pair: Pair): object {
  const { locale, work } = visit;
  const { currency } = pair;
  const href = (statement: number): string => visit.at.under(`/bank/${work.ids.seal('bank_statement', statement)}`);
  const said = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null && part !== '').join(' · '); // prettier-ignore
  const file = (telling: string): string => telling.replace('/', ' · ').toUpperCase();
  return {
    a: { on: dayText(pair.aOn, locale), amount: format({ minor: pair.aMinor, currency }, locale), said: said([pair.aReference, pair.aName, pair.aText]), file: file(pair.aTelling), href: href(pair.aStatement) },
    b: { on: dayText(pair.bOn, locale), amount: format({ minor: pair.bMinor, currency }, locale), said: said([pair.bReference, pair.bName, pair.bText]), file: file(pair.bTelling), href: href(pair.bStatement) },
  }; // prettier-ignore
}
