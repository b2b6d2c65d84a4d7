import type { Case } from '../cases/case';
import type { CaseSection } from '../cases/deps.pages';
import { casesOf } from '../cases/store';
import type { Visit } from '../companies/visit.pages';
import { TRACING_WORDS } from '../languages/tracing-words';
import type { TracingWords } from '../languages/tracing-words.en';
import { countText, dayText, fill, inLanguage } from '../languages/said';
import { signalsOf, tracesOf } from '../tracing/store';
import { isProposed, type Signals, type Trace } from '../tracing/trace';

/** The search for a customer, beside its page and on its cases: proposed where letters or mail came back, and how it stands. */
export const wordsOf = (visit: Visit): TracingWords => inLanguage(TRACING_WORDS, visit.language);

export interface Beside {
  readonly visit: Visit;
  readonly customerId: number;
  /** The customer's page. */
  readonly page: string;
  /** Of the case on whose page it stands. */
  readonly query?: string;
}

/** Null: nothing speaks for a search, and there never was one; nor on another day. */
export async function traceBlanks({ visit, customerId, page, query = '' }: Beside): Promise<object | null> {
  if (visit.on !== null) return null;
  const { work, company, locale } = visit;
  const whose = { companyId: company.id, customerId };
  const [last] = await tracesOf(work.db.read, company.id, customerId);
  const signals = await signalsOf(work.db.read, whose);
  const proposed = isProposed(signals, last);
  if (last === undefined && !proposed) return null;
  const w = wordsOf(visit);
  return {
    title: w.title,
    signs: proposed ? [...signTexts(visit, signals), w.signs.propose] : [],
    state: last === undefined ? '' : stateText(visit, last),
    why: last?.endWhy ?? '',
    nothing: last?.endedOn === null && last.lookups.length === 0 ? w.nothing : '',
    lookups: (last?.lookups ?? []).map(({ what, on, result }) => ({ what, result, on: dayText(on, locale) })),
    links: visit.may('work') ? await linksOf(visit, { page, query, last, customerId }) : [],
  };
}

export function signTexts(visit: Visit, { addresses, contacts, unreached }: Signals): string[] {
  const { signs } = wordsOf(visit);
  return [
    addresses === 0 ? '' : countText(signs.addresses, addresses, visit.locale),
    contacts === 0 ? '' : countText(signs.contacts, contacts, visit.locale),
    unreached ? signs.unreached : '',
  ].filter((text) => text !== '');
}

export function stateText(visit: Visit, { endedOn, outcome, recordedAt, dueOn, reason }: Trace): string {
  const w = wordsOf(visit);
  const day = (text: string): string => dayText(text.slice(0, 10), visit.locale);
  if (endedOn !== null && outcome !== null) return fill(w.over[outcome], { day: day(endedOn) });
  return fill(w.since, { day: day(recordedAt), due: day(dueOn), reason });
}

/** Cases of the customer that a partner works on: only there is somebody to ask. */
export async function casesWithPartner({ work, company }: Visit, customerId: number): Promise<Case[]> {
  const all = await casesOf(work.db.read, company.id, customerId);
  return all.filter(({ state }) => state === 'with_partner');
}

interface Links {
  readonly customerId: number;
  readonly page: string;
  readonly query: string;
  readonly last: Trace | undefined;
}

async function linksOf(visit: Visit, { customerId, page, query, last }: Links): Promise<object[]> {
  const { links, action } = wordsOf(visit);
  const link = (path: string, label: string): object => ({ href: `${page}/trace${path}`, label });
  if (last?.endedOn === null)
    return [
      link('/look', links.look),
      link('/found', links.found),
      ...((await casesWithPartner(visit, customerId)).length > 0 ? [link(`/ask${query}`, links.ask)] : []),
      link('/end', links.end),
    ];
  return [link('', action), ...(last !== undefined && last.outcome !== 'found' ? [link('/resume', links.resume)] : [])];
}

export const traceSection: CaseSection = (visit, { id, customerId }) => {
  const { at, work } = visit;
  const page = at.customer(work.ids.seal('customer', customerId));
  return traceBlanks({ visit, customerId, page, query: `?case=${work.ids.seal('case', id)}` });
};
