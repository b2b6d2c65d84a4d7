import { OUTCOMES } from '../cases/case';
import { STAGES } from '../cases/course';
import type { Route, Visit } from '../companies/visit.pages';
import { dayFrom } from '../kernel/day';
import { format } from '../kernel/money';
import { CASE_LIST_WORDS } from '../languages/case-list-words';
import type { CaseListWords } from '../languages/case-list-words.en';
import { FRAME_WORDS } from '../languages/frame-words';
import { RECOVERY_WORDS } from '../languages/recovery-words';
import { SUPPLEMENT_WORDS } from '../languages/supplement-words';
import { countText, inLanguage, numberText } from '../languages/said';
import { PARTNER_KINDS } from '../mandates/partner';
import { nameOf } from '../people/colleagues';
import { peopleOf } from '../people/store';
import { page, part, see, type Answer } from '../platform/web/answer';
import { listBlanks, listHref, pageOf, readList, type Filter, type ListSpec } from '../platform/web/list';
import { listViews } from '../platform/web/list-views';
import { AGE_BANDS, AMOUNT_BANDS, type Band } from './bands';
import { caseColumns } from './case-columns.pages';
import { casesExported } from './case-export.pages';
import { CASE_SHOWN, caseRows, caseTotals, type CaseQuestion, type CaseRow } from './case-list.panel';
import { partnersWithCases } from './case-strip.panel';
import { stripOf } from './case-strip.pages';

/** Every case at every hour: what it waits for, since when, and what came in. */
export const caseListRoutes: readonly Route[] = [
  { method: 'get', path: '/cases', right: 'see', list: true, visit: (visit) => list(visit, false) },
  { method: 'get', path: '/cases/figures', right: 'see', visit: figures },
  { method: 'get', path: '/cases/totals', right: 'see', visit: totals },
  { method: 'get', path: '/cases/export', right: 'see', visit: exported },
];

interface Asking {
  readonly visit: Visit;
  readonly w: CaseListWords;
  readonly spec: ListSpec<CaseRow>;
  readonly partners: readonly string[];
}

async function asking(visit: Visit): Promise<Asking> {
  const w = inLanguage(CASE_LIST_WORDS, visit.language);
  const partners = await partnersWithCases(visit.work.db.read, visit.company.id);
  const spec = {
    path: visit.at.cases,
    columns: caseColumns(visit, w),
    filters: filtersOf(visit, w, partners),
    sort: 'next',
  };
  return { visit, w, spec, partners };
}

async function list(visit: Visit, whole: boolean): Promise<Answer> {
  const { w, spec, partners } = await asking(visit);
  const { at, work } = visit;
  const asked = readList(visit.asked.query, spec);
  const [rows, people] = [await caseRows(work.db.read, questionOf(visit, spec)), await peopleOf(work.db.read)];
  const state = Object.fromEntries(new URLSearchParams(listHref(spec, asked).split('?')[1] ?? ''));
  const listed = listBlanks({
    spec,
    asked,
    rows: rows.map((row) => (row.collector === null ? row : { ...row, collector: nameOf(people, row.collector) })),
    words: inLanguage(FRAME_WORDS, visit.language).list,
    caption: w.caption,
    views: listViews(spec, visit.asked.query, [
      [w.views.open, {}],
      [w.views.us, { show: 'us' }],
      [w.views.late, { show: 'late' }],
      [w.views.closed, { show: 'closed' }],
      [w.views.all, { show: 'all' }],
    ]),
    exports: [
      { label: w.csv, href: at.under('/cases/export', state) },
      { label: w.xlsx, href: at.under('/cases/export', { ...state, as: 'xlsx' }) },
    ],
    totals: at.under('/cases/totals', state),
    empty: {
      text: partners.length === 0 ? w.emptyNone : w.empty,
      ...(partners.length === 0 && { action: { label: w.toFiles, href: at.recovery } }),
    },
  });
  return page('pages/insights/cases', w.title, {
    ...{ title: w.title, list: listed, w },
    links: [
      { label: w.files, href: at.recovery },
      { label: w.compare, href: at.under('/reports/partners') },
    ],
    strip: whole ? await stripOf(visit, w) : null,
    later: whole || partners.length === 0 ? '' : at.under('/cases/figures'),
  });
}

/** For the page that stands already; by its own address the page with it. */
async function figures(visit: Visit): Promise<Answer> {
  if (!visit.asked.partial) return list(visit, true);
  const w = inLanguage(CASE_LIST_WORDS, visit.language);
  return part('pages/insights/cases-figures', { w, strip: await stripOf(visit, w) });
}

function filtersOf({ language, locale }: Visit, w: CaseListWords, partners: readonly string[]): readonly Filter[] {
  const r = inLanguage(RECOVERY_WORDS, language);
  const f = w.filter;
  const of = <const Key extends string>(
    keys: readonly Key[],
    said: Readonly<Record<Key, string>>,
  ): NonNullable<Filter['options']> => keys.map((value) => ({ value, label: said[value] }));
  const amounts = AMOUNT_BANDS.map((band) => ({ value: band.key, label: amountText(band, locale) }));
  const ages = AGE_BANDS.map(({ key }) => ({ value: key, label: ageText(w, key) }));
  return [
    { name: 'show', label: f.show, kind: 'select', options: of(CASE_SHOWN, w.views), usual: 'open' },
    { name: 'partner', label: f.partner, kind: 'select', options: partners.map((value) => ({ value, label: value })) },
    { name: 'stage', label: f.stage, kind: 'select', options: of(STAGES, w.stage) },
    { name: 'next', label: f.next, kind: 'select', options: of(NEXT_WHATS, w.next) },
    { name: 'kind', label: f.kind, kind: 'select', options: of(PARTNER_KINDS, r.kind), rare: true },
    { name: 'age', label: f.age, kind: 'select', options: ages },
    { name: 'amount', label: f.amount, kind: 'select', options: amounts, rare: true },
    { name: 'currency', label: f.currency, kind: 'text', rare: true },
    { name: 'country', label: f.country, kind: 'text', rare: true },
    { name: 'collector', label: f.collector, kind: 'text', rare: true },
    { name: 'outcome', label: f.outcome, kind: 'select', options: of(OUTCOMES, r.outcome), rare: true },
    {
      name: 'supplement',
      label: inLanguage(SUPPLEMENT_WORDS, language).title,
      kind: 'select',
      rare: true,
      options: [{ value: 'unopened', label: w.unopened }],
    },
    { name: 'from', label: f.from, kind: 'day', rare: true },
    { name: 'to', label: f.to, kind: 'day', rare: true },
  ];
}

export const ageText = (w: Pick<CaseListWords, 'age'>, key: string): string =>
  Object.hasOwn(w.age, key) ? w.age[key as keyof CaseListWords['age']] : key;

/** `1,000–5,000`, in whole units. */
export function amountText({ from, to }: Band, locale: string): string {
  if (to === null) return `≥ ${numberText(from, locale)}`;
  return from === 0 ? `< ${numberText(to, locale)}` : `${numberText(from, locale)}–${numberText(to, locale)}`;
}

function questionOf(visit: Visit, spec: ListSpec<CaseRow>): CaseQuestion {
  const asked = readList(visit.asked.query, spec);
  const given = (name: string): string => asked.filters[name] ?? '';
  return {
    companyId: visit.company.id,
    today: visit.work.today,
    text: asked.text,
    show: CASE_SHOWN.find((one) => one === given('show')) ?? 'open',
    ...{ partner: given('partner'), next: given('next'), stage: given('stage'), kind: given('kind') },
    ...{ country: given('country').toUpperCase(), currency: given('currency').toUpperCase() },
    ...{ collector: given('collector'), outcome: given('outcome'), age: given('age'), amount: given('amount') },
    unopened: given('supplement') === 'unopened',
    from: dayFrom(given('from')) ?? null,
    to: dayFrom(given('to')) ?? null,
    ...{ sort: asked.sort, descending: asked.descending },
    ...pageOf(asked),
  };
}

const NEXT_WHATS = ['answer', 'end', 'inform', 'sign', 'pay_set_up', 'read', 'decide', 'go_on', 'step', 'confirm', 'check', 'write', 'call', 'collect', 'report'] as const; // prettier-ignore

async function totals(visit: Visit): Promise<Answer> {
  if (!visit.asked.partial) return see(visit.at.cases);
  const { w, spec } = await asking(visit);
  const sums = await caseTotals(visit.work.db.read, questionOf(visit, spec));
  const lines = sums.map(({ currency, cases, claimedMinor }) => ({
    label: countText(w.total, cases, visit.locale),
    sum: format({ minor: claimedMinor, currency }, visit.locale),
  }));
  return part('pages/partials/totals', { lines });
}

async function exported(visit: Visit): Promise<Answer> {
  const { spec } = await asking(visit);
  return casesExported(visit, questionOf(visit, spec));
}
