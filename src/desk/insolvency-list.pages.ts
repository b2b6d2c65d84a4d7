import type { Route, Visit } from '../companies/visit.pages';
import { kindIn, type Announcement, type ListProblem } from '../insolvency/announcement';
import { checkList, LARGEST_LIST, notThisOne, type ListChecked } from '../insolvency/list.actions';
import { newestList, openMatches, type Match } from '../insolvency/list.store';
import { PROCEEDINGS } from '../insolvency/proceeding';
import { Refusal } from '../kernel/result';
import { INSOLVENCY_LIST_WORDS } from '../languages/insolvency-list-words';
import type { InsolvencyListWords } from '../languages/insolvency-list-words.en';
import { RECOVERY_WORDS } from '../languages/recovery-words';
import { refusalText, remedyText } from '../languages/refusal';
import { dayText, fill, inLanguage, labelled, numberText } from '../languages/said';
import { countryName } from '../mandates/named';
import { page, see, type Answer } from '../platform/web/answer';

/**
 * Insolvency check: a list of announced proceedings is compared with the customers, and what fits waits for a person, who records the
 * insolvency or says that it is not that customer. Nothing is recorded by the list itself.
 */
const HERE = '/insolvency-list';

export const insolvencyListRoutes: readonly Route[] = [
  { method: 'get', path: HERE, right: 'see', visit: (visit) => shown(visit, {}) },
  { method: 'post', path: HERE, right: 'work', uploads: { files: 1, bytes: LARGEST_LIST }, visit: check },
  { method: 'post', path: `${HERE}/not-this`, right: 'work', visit: notThis },
];

const COUNTRIES = [...new Set(Object.values(PROCEEDINGS).map(({ country }) => country))].filter((one) => one !== '');

interface Told {
  readonly wrong?: string;
  readonly checked?: ListChecked;
}

async function shown(visit: Visit, { wrong = '', checked }: Told): Promise<Answer> {
  const { work, company, at, locale } = visit;
  const q = work.db.read;
  const w = inLanguage(INSOLVENCY_LIST_WORDS, visit.language);
  const newest = await newestList(q, company.id);
  const matches = await openMatches(q, company.id);
  const may = visit.may('work') && visit.on === null;
  const chosen = visit.asked.form.get('country') ?? company.country;
  return page(
    'pages/desk/insolvency-list',
    w.title,
    {
      ...{ title: w.title, w, wrong },
      back: { href: at.recovery, label: inLanguage(RECOVERY_WORDS, visit.language).list.title },
      newest: newest === null ? w.never : fill(w.newest, { day: dayText(newest.on, locale) }),
      upload: may ? at.under(HERE) : '',
      notThis: may ? at.under(`${HERE}/not-this`) : '',
      countries: COUNTRIES.map((value) => ({
        ...{ value, label: countryName(value, visit.language), chosen: value === chosen },
      })),
      problems: (checked?.problems ?? []).map((one) => problemText(w, one)),
      read: checked === undefined ? '' : fill(w.read, { rows: numberText(checked.rows, locale), found: numberText(checked.found, locale) }), // prettier-ignore
      matches: matches.map((one) => matchBlanks(visit, w, one, may)),
    },
    { status: wrong === '' ? 200 : 422 },
  );
}

const problemText = (w: InsolvencyListWords, { row, code, value }: ListProblem): string =>
  fill(w.problem, { row, why: fill(w.problems[code], { value }) });

function matchBlanks(visit: Visit, w: InsolvencyListWords, match: Match, may: boolean): object {
  const { work, at, locale, language } = visit;
  const facts = match.facts === null ? null : (JSON.parse(match.facts) as Omit<Announcement, 'row'> & { readonly country: string });
  const customer = at.customer(work.ids.seal('customer', match.customerId));
  const said = facts === null
    ? [fill(w.digestOnly, { list: match.list })]
    : [facts.name, facts.register, facts.vat, `${facts.postcode} ${facts.city}`.trim(), facts.kind, facts.court, facts.number].filter((text) => text !== '');
  const query = new URLSearchParams();
  const given = (name: string, value: string | null | undefined): void => {
    if (value) query.set(name, value);
  };
  given('kind', facts === null ? null : kindIn(facts.country, facts.kind));
  given('opened', facts?.openedOn ?? match.on);
  given('published', facts?.publishedOn);
  for (const name of ['court', 'number', 'administrator'] as const) given(name, facts?.[name]);
  query.set('source', 'list');
  return {
    ...{ name: match.name, code: match.code, href: customer, said: said.join(' · ') },
    on: match.on === null ? '' : dayText(match.on, locale),
    by: match.by === 'number' ? w.byNumber : w.byName,
    isSure: match.by === 'number',
    record: may ? `${customer}/insolvency?${query.toString()}` : '',
    id: work.ids.seal('insolvency_match', match.id),
    customer: work.ids.seal('customer', match.customerId),
    recordLabel: labelled(language, w.record, match.name),
    notThisLabel: labelled(language, w.notThis, match.name),
  };
} // prettier-ignore

async function check(visit: Visit): Promise<Answer> {
  const { work, company, asked } = visit;
  const w = inLanguage(INSOLVENCY_LIST_WORDS, visit.language);
  const [uploaded] = asked.uploads;
  const country = COUNTRIES.find((one) => one === asked.form.get('country'));
  if (uploaded === undefined || country === undefined) return shown(visit, { wrong: w.noFile });
  try {
    const file = { path: uploaded.path, name: uploaded.name };
    return await shown(visit, { checked: await checkList(work, { companyId: company.id, country, ...file }) });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return shown(visit, { wrong: `${refusalText(error.message, visit)} ${remedyText(error.remedy, visit)}` });
  }
}

async function notThis(visit: Visit): Promise<Answer> {
  const { work, company, asked, at } = visit;
  const customerId = work.ids.open('customer', asked.form.get('customer') ?? '');
  const matchId = work.ids.open('insolvency_match', asked.form.get('match') ?? '');
  if (customerId !== undefined && matchId !== undefined) {
    const w = inLanguage(INSOLVENCY_LIST_WORDS, visit.language);
    const done = await notThisOne(work, company.id, { customerId, matchId }).catch((error: unknown) => {
      if (error instanceof Refusal) return 0;
      throw error;
    });
    if (done > 0) asked.session.tell({ text: w.remembered });
  }
  return see(at.under(HERE));
}
