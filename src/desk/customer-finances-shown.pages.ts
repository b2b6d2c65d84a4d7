import type { CaseSection } from '../cases/deps.pages';
import type { Visit } from '../companies/visit.pages';
import { isOld, standing, type Fact } from '../finances/fact';
import { factsOf } from '../finances/store';
import { format } from '../kernel/money';
import { FINANCES_WORDS } from '../languages/finances-words';
import type { FinancesWords } from '../languages/finances-words.en';
import { dayText, fill, inLanguage, labelled, numberText } from '../languages/said';

/** What is known of a customer's means, beside its page and on its cases: the newest of each kind, what is old marked, and what was told before. */
export const wordsOf = (visit: Visit): FinancesWords => inLanguage(FINANCES_WORDS, visit.language);

export interface Beside {
  readonly visit: Visit;
  readonly customerId: number;
  /** The customer's page. */
  readonly page: string;
  /** From where it is added: `?case=…`. */
  readonly query?: string;
}

/** Null: nothing is known, and nobody here may add it. */
export async function financesBlanks({ visit, customerId, page, query = '' }: Beside): Promise<object | null> {
  const w = wordsOf(visit);
  const { work, company } = visit;
  const all = (await factsOf(work.db.read, { companyId: company.id, customerId })).filter((one) => wasKnown(visit, one));
  const may = visit.on === null && visit.may('work');
  if (all.length === 0 && !may) return null;
  const stands = standing(all);
  return {
    ...{ title: w.title, none: w.none, history_title: w.history, back_text: w.back },
    rows: stands.map((fact) => ({
      ...said(visit, fact),
      old: isOld(fact, work.today) ? w.old : '',
      back: may ? `${page}/finances/${work.ids.seal('finance', fact.id)}/back` : '',
      back_label: labelled(visit.language, w.back, w.kinds[fact.kind]),
    })),
    history: all
      .filter((fact) => !stands.includes(fact))
      .map((fact) => ({ ...said(visit, fact), state: fact.endedAt === null ? '' : w.takenBack })),
    add: may ? `${page}/finances${query}` : '',
    add_text: query === '' ? w.add : w.addPartner,
  };
} // prettier-ignore

/** On the day that is looked at. */
const wasKnown = ({ on }: Visit, { recordedAt }: Fact): boolean => on === null || recordedAt.slice(0, 10) <= on;

function said(visit: Visit, { kind, year, note, source, asOf, toldBy, ...fact }: Fact) {
  const w = wordsOf(visit);
  const figure = figureText(visit, { kind, ...fact });
  const dated = year === null || figure === '' ? figure : fill(w.ofYear, { figure, year: String(year) });
  const told = [source, fill(w.asOf, { day: dayText(asOf, visit.locale) }), w.tellers[toldBy]];
  return { kind: w.kinds[kind], figure: dated, note: note ?? '', told: told.join(' · ') };
}

export function figureText(visit: Visit, fact: Pick<Fact, 'kind' | 'amountMinor' | 'currency' | 'people'>): string {
  const { kind, amountMinor, currency, people } = fact;
  if (kind === 'assets' && amountMinor === 0) return wordsOf(visit).noAssets;
  if (amountMinor !== null && currency !== null) return format({ minor: amountMinor, currency }, visit.locale);
  return people === null ? '' : numberText(people, visit.locale);
}

export const financesSection: CaseSection = (visit, { id, customerId }) => {
  const { at, work } = visit;
  const page = at.customer(work.ids.seal('customer', customerId));
  return financesBlanks({ visit, customerId, page, query: `?case=${work.ids.seal('case', id)}` });
};
