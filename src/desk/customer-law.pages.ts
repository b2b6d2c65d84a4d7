import { settingsOf } from '../companies/store';
import type { Route, Visit } from '../companies/visit.pages';
import { overridesOf } from '../customers/override.store';
import { kindOfDebtor } from '../customers/customer';
import { limitationSources } from '../dossier/limitation-sources.store';
import { LAW_WORDS } from '../languages/law-words';
import { LIMITATION_WORDS } from '../languages/limitation-words';
import type { LimitationWords } from '../languages/limitation-words.en';
import { countText, dayText, fill, inLanguage } from '../languages/said';
import type { DefaultStart, NoStart } from '../law/default-start';
import { lawFor, type FourCountries, type Named } from '../law/four-countries';
import { countdownOf, countdownTold, firstCountdown } from '../law/countdown';
import { lastSafeDay, type LimitationLink } from '../law/limitation';
import { limitationsNow } from '../law/limitation.actions';
import { eventsOf, type ItemLimitation, type KeptEvent } from '../law/limitation.store';
import { saidOfCustomer } from '../law/said';
import { page, type Answer } from '../platform/web/answer';
import { calledBy, customerAsked, type CustomerDeps, type CustomerView } from './customer-asked.pages';
import { customerLawForms, rangeOf, wordsOf } from './customer-law-forms.pages';

/** Law and court of a customer: four countries with their reasons, until when each open invoice can be brought to a court, and why. */
export const customerLawRoutes = (deps: CustomerDeps): readonly Route[] => [
  { method: 'get', path: '/customers/:customer/law', right: 'see', visit: (visit) => show(visit, deps) },
  ...customerLawForms(deps),
];

async function countriesOf({ visit, customer }: CustomerView): Promise<FourCountries> {
  const { work, company } = visit;
  const settings = await settingsOf(work.db.read, company.id);
  const overrides = await overridesOf(work.db.read, company.id, `customer/${customer.id}`);
  return lawFor({
    ...{ debtor: kindOfDebtor(customer, settings).type, contractLaw: null, customer, said: saidOfCustomer(overrides) },
    company: { ...company, courtCountry: settings.courtCountry },
  });
}

/** For the side of the customer's page. */
export async function lawBlanks(view: CustomerView, deps: CustomerDeps): Promise<object> {
  const { visit } = view;
  const w = wordsOf(view);
  const countries = await countriesOf(view);
  const items = await limitationsNow(visit.work, visit.company, rangeOf(view), limitationSources);
  const first = firstCountdown(items.map(countdownOf));
  return {
    title: w.title,
    href: deps.has('/customers/:customer/law') ? view.under('/law') : '',
    lines: [
      ...(['governing', 'court'] as const).map(
        (name) => `${w.countries[name]}${colon(visit)} ${namedText(view, name, countries[name])}`,
      ),
    ],
    countdown: first === null ? null : countdownTold(first, visit.work.today, visit),
  };
}

const colon = ({ language }: Visit): string => (language === 'fr' ? '\u00a0:' : ':');

async function show(visit: Visit, deps: CustomerDeps): Promise<Answer> {
  const view = await customerAsked(visit, deps);
  const w = wordsOf(view);
  const countries = await countriesOf(view);
  const items = await limitationsNow(visit.work, visit.company, rangeOf(view), limitationSources);
  const events = await eventsOf(visit.work.db.read, visit.company.id, view.customer.id);
  const title = fill(w.of, { customer: view.customer.name });
  return page('pages/desk/customer-law', title, {
    ...{ w, title, back: { href: view.under(''), label: view.customer.name } },
    countries: (['governing', 'debtor', 'court', 'language'] as const).map((name) => ({
      label: w.countries[name],
      value: namedText(view, name, countries[name]),
      said: saidText(view, countries[name]),
    })),
    rules: countries.law === null ? '' : visit.at.under('/settings/law', { law: countries.law }),
    unknown: countries.law === null ? w.noRules : '',
    list: {
      href: visit.at.under('/limitation', { customer: view.customer.code, within: '40000' }),
      label: w.list.title,
    },
    change: view.may('/law/change') ? view.under('/law/change') : '',
    add: view.may('/law/event') && items.length > 0 ? view.under('/law/event') : '',
    rows: [...items]
      .sort(byEnd)
      .slice(0, MOST)
      .map((item) => itemBlanks(view, item)),
    more: items.length > MOST ? countText(w.more, items.length - MOST, visit.locale) : '',
    events: events.map((one) => eventBlanks(view, one)),
  });
}

/** So many are read; the list has all. */
const MOST = 100;

/** What lapses first, then what nobody knows. */
const byEnd = (one: ItemLimitation, other: ItemLimitation): number =>
  (one.limitation?.endsOn ?? '9999').localeCompare(other.limitation?.endsOn ?? '9999');

function namedText(
  { visit }: CustomerView,
  name: keyof LimitationWords['countries'],
  { value, reason, assumed }: Named,
): string {
  const w = inLanguage(LIMITATION_WORDS, visit.language);
  const type = name === 'language' ? 'language' : 'region';
  const known =
    value === null || !/^[a-z]{2}$/i.test(value) ? value : new Intl.DisplayNames([visit.language], { type }).of(value);
  const why = assumed ? `${w.reason[reason]}; ${w.assumed}` : w.reason[reason];
  return known === null || known === undefined ? w.reason.unknown : `${known} (${why})`;
}

function saidText(view: CustomerView, { said }: Named): string {
  if (said === null) return '';
  const { locale } = view.visit;
  return fill(wordsOf(view).saidBy, { who: calledBy(view, said.by), day: dayText(said.at.slice(0, 10), locale), why: said.why }); // prettier-ignore
}

function itemBlanks(view: CustomerView, item: ItemLimitation): object {
  const { document, limitation, start } = item;
  const { locale, work } = view.visit;
  const w = wordsOf(view);
  if (limitation === undefined)
    return { document, ends: w.reason.unknown, fileBy: '', latest: '', doubts: [], chain: [] };
  const { endsOn, latestOn, unsure, chain, rule } = limitation;
  const fileBy = endsOn === null ? null : lastSafeDay(endsOn);
  return {
    document,
    start: start === undefined ? '' : startText(view, start),
    ends: endsOn === null ? w.never : dayText(endsOn, locale),
    fileBy: fileBy === null ? '' : dayText(fileBy, locale),
    countdown: countdownBlanks(view, item),
    late: fileBy !== null && fileBy < work.today,
    latest: latestOn === endsOn ? '' : latestOn === null ? '' : fill(w.latest, { day: dayText(latestOn, locale) }),
    doubts: unsure.map((one) => w.doubt[one]),
    chain: chain.map((link) => linkText(view, link, rule.basis.text)),
  };
}

function countdownBlanks({ visit }: CustomerView, item: ItemLimitation): object | null {
  const countdown = countdownOf(item);
  return countdown === null ? null : countdownTold(countdown, visit.work.today, visit);
}

/** When default began or will begin, and by what, in one sentence. */
function startText(view: CustomerView, start: DefaultStart | NoStart): string {
  const { visit } = view;
  const w = wordsOf(view).start;
  const law = inLanguage(LAW_WORDS, visit.language);
  if ('none' in start) return start.none === 'due_unknown' ? w.no_due : w[start.none];
  const { cause, startsOn, unsure } = start;
  const day = (on: string): string => dayText(on, visit.locale);
  const why =
    cause.kind === 'demand'
      ? fill(w.demand, { day: day(cause.demandedOn) })
      : cause.kind === 'statutory_days'
        ? fill(w.statutory_days, {
            time: countText(law[cause.unit], cause.days, visit.locale),
            day: day(cause.countedFrom),
          })
        : [
            fill(w[cause.kind], { day: day(cause.dueOn) }),
            ...(cause.shiftedTo === null ? [] : [fill(w.shifted, { day: day(cause.dueOn), to: day(cause.shiftedTo) })]),
          ].join('; ');
  const begun = startsOn <= visit.work.today ? w.since : w.then;
  return [fill(begun, { day: day(startsOn), why }), ...unsure.map((one) => w.doubt[one])].join('; ');
}

function linkText(view: CustomerView, link: LimitationLink, rule: string): string {
  const { visit } = view;
  const w = wordsOf(view);
  const law = inLanguage(LAW_WORDS, visit.language);
  const day = dayText(link.kind === 'begins' ? link.on : link.event.on, visit.locale);
  if (link.kind === 'begins') return fill(w.begins, { day, rule });
  const said = fill(w.moved, { day, what: law.event[link.event.kind], effect: law.effect[link.effect] });
  return link.counted ? said : `${said}; ${w.notCounted}`;
}

function eventBlanks(view: CustomerView, { id, document, kind, on, until, why, by }: KeptEvent): object {
  const { visit } = view;
  const law = inLanguage(LAW_WORDS, visit.language);
  const days =
    until === null ? dayText(on, visit.locale) : `${dayText(on, visit.locale)} – ${dayText(until, visit.locale)}`;
  return {
    document,
    text: fill(wordsOf(view).event.by, { what: law.event[kind], day: days, who: calledBy(view, by), why }),
    end: view.may('/law/event/:event/end')
      ? view.under(`/law/event/${visit.work.ids.seal('limitation_event', id)}/end`)
      : '',
  };
}
