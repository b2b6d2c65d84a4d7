import type { Route, Visit } from '../companies/visit.pages';
import { addDays, dayFrom, type Day } from '../kernel/day';
import type { CompanyPaths } from '../kernel/paths';
import { format, formatAmount } from '../kernel/money';
import { WrongUse } from '../kernel/result';
import { FRAME_WORDS } from '../languages/frame-words';
import { REPORT_WORDS } from '../languages/report-words';
import type { ReportWords } from '../languages/report-words.en';
import { dayText, fill, inLanguage, momentText, numberText } from '../languages/said';
import { nameOf } from '../people/colleagues';
import type { ListedPerson } from '../people/person';
import { peopleOf } from '../people/store';
import { amountCell, csvOf, dayCell, xlsxOf, type Sheet } from '../platform/sheet';
import { file, NotFound, page, type Answer } from '../platform/web/answer';
import { listBlanks, pageOf, readList, type Cell, type Column, type ListSpec } from '../platform/web/list';
import { DEEDS, personsOf, type Deed, type PersonDid } from './activity';
import { deedCounts, deedRows, type DeedRow, type Period } from './activity.panel';

/** What collectors did in a period; every figure opens the list of what it counts. */
export const activityRoutes: readonly Route[] = [
  { method: 'get', path: '/reports/activity', right: 'see', visit: report },
  { method: 'get', path: '/reports/activity/export', right: 'see', visit: exported },
  { method: 'get', path: '/reports/activity/:deed', right: 'see', visit: list },
  { method: 'get', path: '/reports/activity/:deed/export', right: 'see', visit: listExported },
];

interface Reporting {
  readonly visit: Visit;
  readonly w: ReportWords;
  readonly people: readonly ListedPerson[];
  readonly period: Period;
}

const DAYS = 30;

async function reporting(visit: Visit): Promise<Reporting> {
  const { query } = visit.asked;
  const w = inLanguage(REPORT_WORDS, visit.language);
  const { today } = visit.work;
  const asked = (name: string, otherwise: Day): Day => dayFrom(query.get(name) ?? '') ?? otherwise;
  const to = asked('to', today);
  const from = asked('from', addDays(to, 1 - DAYS));
  if (to < from) throw new WrongUse(w.activity.wrongPeriod, w.activity.wrongPeriodRemedy);
  const people = await peopleOf(visit.work.db.read);
  return { visit, w, people, period: { companyId: visit.company.id, from, to } };
}

const stateOf = ({ period }: Reporting): Record<string, string> => ({ from: period.from, to: period.to });

async function report(visit: Visit): Promise<Answer> {
  const asking = await reporting(visit);
  const { w, period } = asking;
  const { at, locale, work, company } = visit;
  const persons = personsOf(await deedCounts(work.db.read, period));
  const days = { from: dayText(period.from, locale), to: dayText(period.to, locale) };
  const state = stateOf(asking);
  return page('pages/insights/activity', w.tabs.activity, {
    ...{ w, title: w.title, here: at.under('/reports/activity').split('?')[0] ?? '', on: visit.on ?? '' },
    ...{ from: period.from, to: period.to, caption: fill(w.activity.caption, days) },
    tabs: [
      { label: w.tabs.ageing, href: at.reports, current: false },
      { label: w.tabs.activity, href: at.under('/reports/activity'), current: true },
      { label: w.tabs.partners, href: at.under('/reports/partners'), current: false },
    ],
    stands: fill(w.stands, { day: days.to, moment: momentText(work.now, locale, company.zone) }),
    exports: [
      { label: w.export.csv, href: at.under('/reports/activity/export', state) },
      { label: w.export.xlsx, href: at.under('/reports/activity/export', { ...state, as: 'xlsx' }) },
    ],
    heads: DEEDS.map((deed) => w.activity.kind[deed]),
    rows: persons.map((one) => personBlanks(asking, one)),
  });
}

function personBlanks(asking: Reporting, one: PersonDid): unknown {
  const { visit, people } = asking;
  const to = (deed: Deed): string => visit.at.under(`/reports/activity/${deed}`, { ...stateOf(asking), who: one.who });
  return {
    name: nameOf(people, one.who),
    cells: DEEDS.map((deed) => ({
      text: numberText(one.counts[deed], visit.locale),
      href: one.counts[deed] === 0 ? '' : to(deed),
    })),
    money: one.money.map((amount) => ({ text: format(amount, visit.locale), href: to('paid') })),
  };
}

async function exported(visit: Visit): Promise<Answer> {
  const { w, people, period } = await reporting(visit);
  const persons = personsOf(await deedCounts(visit.work.db.read, period));
  const currencies = [...new Set(persons.flatMap(({ money }) => money.map(({ currency }) => currency)))].sort();
  const sheet: Sheet = {
    name: w.activity.title,
    head: [
      ...[w.activity.person, '#', w.activity.from, w.activity.to],
      ...DEEDS.map((deed) => w.activity.kind[deed]),
      ...currencies.map((currency) => `${w.activity.money} ${currency}`),
    ],
    rows: persons.map((one) => [
      ...[nameOf(people, one.who), one.who],
      ...[dayCell(period.from), dayCell(period.to)],
      ...DEEDS.map((deed) => one.counts[deed]),
      ...currencies.map((currency) => {
        const found = one.money.find((amount) => amount.currency === currency);
        return amountCell(found?.minor ?? null, currency);
      }),
    ]),
  };
  return sent(visit, sheet);
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function sent(visit: Visit, sheet: Sheet): Answer {
  const name = `${visit.company.code}-activity-${visit.work.today}`;
  if (visit.asked.query.get('as') === 'xlsx') return file(`${name}.xlsx`, XLSX, xlsxOf([sheet]));
  return file(`${name}.csv`, 'text/csv; charset=utf-8', Buffer.from(csvOf(sheet), 'utf8'));
}

interface Listing extends Reporting {
  readonly deed: Deed;
  readonly who: string;
}

async function listing(visit: Visit): Promise<Listing> {
  const deed = DEEDS.find((one) => one === visit.asked.params['deed']);
  if (deed === undefined) throw new NotFound();
  return { ...(await reporting(visit)), deed, who: (visit.asked.query.get('who') ?? '').slice(0, LONGEST) };
}

const LONGEST = 200;

async function list(visit: Visit): Promise<Answer> {
  const asking = await listing(visit);
  const { w, deed, who, people, period } = asking;
  const spec = specOf(asking);
  const asked = readList(visit.asked.query, spec);
  const rows = await deedRows(visit.work.db.read, { ...period, deed, who, ...pageOf(asked) });
  const title = fill(w.activity.list, {
    kind: w.activity.kind[deed],
    who: who === '' ? w.activity.total : nameOf(people, who),
    from: dayText(period.from, visit.locale),
    to: dayText(period.to, visit.locale),
  });
  const state = { ...stateOf(asking), who };
  const back = visit.at.under('/reports/activity', stateOf(asking));
  const listed = listBlanks({
    spec,
    asked,
    rows,
    words: inLanguage(FRAME_WORDS, visit.language).list,
    caption: title,
    exports: [
      { label: w.export.csv, href: visit.at.under(`/reports/activity/${deed}/export`, state) },
      { label: w.export.xlsx, href: visit.at.under(`/reports/activity/${deed}/export`, { ...state, as: 'xlsx' }) },
    ],
    empty: { text: w.activity.nothing, action: { label: w.activity.back, href: back } },
  });
  return page('pages/insights/deeds', title, { title, back, w, list: listed });
}

function specOf(asking: Listing): ListSpec<DeedRow> {
  const { visit, w, people, deed, who } = asking;
  const { at, work, locale } = visit;
  const columns: readonly Column<DeedRow>[] = [
    { key: 'day', label: w.activity.day, cell: (row) => ({ text: dayText(row.on, locale) }) },
    { key: 'who', label: w.activity.person, cell: (row) => ({ text: nameOf(people, row.who) }) },
    {
      key: 'customer',
      label: w.activity.customer,
      cell: (row) => ({
        text: row.customer,
        href: at.customer(work.ids.seal('customer', row.customerId)),
        note: row.customerCode,
      }),
    },
    { key: 'what', label: w.activity.what, cell: (row) => whatCell(asking, row) },
    {
      key: 'amount',
      label: w.activity.amount,
      numeric: true,
      cell: ({ minor, currency }) =>
        minor === null || currency === null
          ? { text: '' }
          : { text: formatAmount({ minor, currency }, locale), note: currency },
    },
  ];
  const path = at.under(`/reports/activity/${deed}`, { ...stateOf(asking), who });
  return { path, columns, filters: [], sort: '-day' };
}

const OPENS: Partial<Record<Deed, (at: CompanyPaths, visit: Visit, id: number) => string>> = {
  message: (at, { work }, id) => at.message(work.ids.seal('message', id)),
  promise: (at, { work }, id) => at.promise(work.ids.seal('promise', id)),
  kept: (at, { work }, id) => at.promise(work.ids.seal('promise', id)),
  broken: (at, { work }, id) => at.promise(work.ids.seal('promise', id)),
  opened: (at, { work }, id) => at.dispute(work.ids.seal('dispute', id)),
  closed: (at, { work }, id) => at.dispute(work.ids.seal('dispute', id)),
};

function whatCell({ visit, w, deed }: Listing, row: DeedRow): Cell {
  const text = dayFrom(row.text ?? '') === undefined ? (row.text ?? '') : dayText(row.text ?? '', visit.locale);
  const href = OPENS[deed]?.(visit.at, visit, row.id) ?? '';
  return href === '' ? { text } : { text: text === '' ? w.activity.kind[deed] : text, href };
}

const MOST_ROWS = 200_000;

async function listExported(visit: Visit): Promise<Answer> {
  const { w, people, deed, who, period } = await listing(visit);
  const rows = await deedRows(visit.work.db.read, { ...period, deed, who, offset: 0, limit: MOST_ROWS });
  const a = w.activity;
  return sent(visit, {
    name: a.kind[deed],
    head: [a.day, a.person, a.customer, '#', a.what, a.amount, w.ageing.currency],
    rows: rows.map((row) => [
      ...[dayCell(row.on), nameOf(people, row.who), row.customer, row.customerCode, row.text],
      ...[amountCell(row.minor, row.currency ?? ''), row.currency],
    ]),
  });
}
