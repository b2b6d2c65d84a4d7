import { settingsOf } from '../companies/store';
import type { Route, Visit } from '../companies/visit.pages';
import { format, formatAmount, toDecimal } from '../kernel/money';
import { FRAME_WORDS } from '../languages/frame-words';
import { REPORT_WORDS } from '../languages/report-words';
import type { ReportWords } from '../languages/report-words.en';
import { dayText, fill, inLanguage, momentText, numberText } from '../languages/said';
import { amountCell, csvOf, xlsxOf, type Sheet } from '../platform/sheet';
import { file, page, part, type Answer } from '../platform/web/answer';
import { listBlanks, listHref, pageOf, readList, type Cell, type Column, type ListSpec } from '../platform/web/list';
import { BUCKETS } from './ageing';
import {
  agedRows,
  agedThen,
  agedTotals,
  DIMENSIONS,
  openCurrencies,
  type AgedQuestion,
  type AgedRow,
  type AgedThen,
  type AgedTotal,
  type Dimension,
} from './ageing.panel';
import { judgeFreshness } from './freshness';
import { isNow } from './ageing.store';
import { freshnessOf } from './freshness.store';
import { NONE } from './items.panel';

/**
 * The ageing as of any day: in each currency, by customer or what customers have in common. Every figure opens the invoices
 * that it is the sum of. What all customers add up to comes after the page; without a script it is a link away.
 */
export const ageingRoutes: readonly Route[] = [
  { method: 'get', path: '/reports', right: 'see', list: true, visit: (visit) => reportPage(visit, false) },
  { method: 'get', path: '/reports/whole', right: 'see', visit: wholeReport },
  { method: 'get', path: '/reports/export', right: 'see', visit: exported },
];

interface Reporting {
  readonly visit: Visit;
  readonly w: ReportWords;
  readonly currencies: readonly string[];
  /** Of a past day, whose items are looked at once for all of it. */
  readonly then: AgedThen | null;
  /** The currency that is shown. */
  readonly currency: string;
  readonly by: Dimension;
}

async function reporting(visit: Visit): Promise<Reporting> {
  const { query } = visit.asked;
  const { read } = visit.work.db;
  const { id } = visit.company;
  const wanted = (query.get('currency') ?? '').toUpperCase();
  const by = DIMENSIONS.find((one) => one === query.get('by')) ?? 'customer';
  const asking = {
    visit,
    w: inLanguage(REPORT_WORDS, visit.language),
    by,
    currencies: [],
    then: null,
    currency: wanted,
  };
  const now = await isNow(read, id, visit.work.today);
  const then = now ? null : await agedThen(read, questionOf(asking));
  const currencies = then?.totals.map((total) => total.currency) ?? (await openCurrencies(read, id));
  const currency = currencies.find((one) => one === wanted) ?? currencies[0] ?? visit.company.currency;
  return { ...asking, currencies, then, currency };
}

/** `whole`: with the sums of all customers in it. */
async function reportPage(visit: Visit, whole: boolean): Promise<Answer> {
  const asking = await reporting(visit);
  const { w, currency, by, currencies, then } = asking;
  const spec = specOf(asking);
  const asked = readList(visit.asked.query, spec);
  const rows = then?.rows ?? (await agedRows(visit.work.db.read, questionOf(asking)));
  const { on: _, ...state } = Object.fromEntries(new URLSearchParams(listHref(spec, asked).split('?')[1] ?? ''));
  const listed = listBlanks({
    spec,
    asked,
    rows,
    words: inLanguage(FRAME_WORDS, visit.language).list,
    caption: fill(w.ageing.byCaption, { currency, by: w.ageing.dimension[by] }),
    exports: [
      { label: w.export.csv, href: visit.at.under('/reports/export', state) },
      { label: w.export.xlsx, href: visit.at.under('/reports/export', { ...state, as: 'xlsx' }) },
    ],
    views: currencies.map((one) => ({
      label: one,
      href: listHref(spec, { ...asked, page: 1 }, { currency: one }),
      current: one === currency,
    })),
    empty:
      asked.text === ''
        ? { text: w.ageing.empty, action: { label: w.ageing.toItems, href: visit.at.items } }
        : { text: w.ageing.noneFits },
  });
  const isHere = whole || then !== null;
  return page('pages/ledger/ageing', w.title, {
    title: w.title,
    w,
    tabs: [
      { label: w.tabs.ageing, href: visit.at.reports, current: true },
      { label: w.tabs.activity, href: visit.at.under('/reports/activity'), current: false },
      { label: w.tabs.partners, href: visit.at.under('/reports/partners'), current: false },
    ],
    stands: await standing(asking),
    whole: isHere ? await wholeOf(asking) : null,
    later: isHere || currencies.length === 0 ? '' : visit.at.under('/reports/whole', { ...state, currency }),
    title_later: fill(w.ageing.caption, { currency }),
    list: listed,
  });
}

/** For the page that stands already; by its own address the page with it. */
async function wholeReport(visit: Visit): Promise<Answer> {
  if (!visit.asked.partial) return reportPage(visit, true);
  const asking = await reporting(visit);
  return part('pages/ledger/ageing-whole', { w: asking.w, whole: await wholeOf(asking) });
}

async function wholeOf(asking: Reporting): Promise<unknown> {
  const { work, company } = asking.visit;
  const totals = asking.then?.totals ?? (await agedTotals(work.db.read, company.id, work.today));
  const total = totals.find(({ currency }) => currency === asking.currency);
  return total === undefined ? null : wholeBlanks(asking, total);
}

/** As of which day, by what was known when, and how far the ledger itself is known. */
async function standing({ visit, w }: Reporting): Promise<string[]> {
  const { work, company, locale } = visit;
  const settings = await settingsOf(work.db.read, company.id);
  const { asOf } = judgeFreshness(await freshnessOf(work.db.read, company.id), settings, work.today);
  return [
    fill(w.stands, { day: dayText(work.today, locale), moment: momentText(work.now, locale, company.zone) }),
    asOf === null ? w.ledgerNone : fill(w.ledger, { day: dayText(asOf, locale) }),
    ...(visit.on === null ? [] : [w.past]),
  ];
}

const TONES = ['good', 'accent', 'wait', 'wait', 'bad'] as const;

/** The picture of a currency, and the same figures as a table. */
function wholeBlanks(asking: Reporting, total: AgedTotal): unknown {
  const { visit, w, currency } = asking;
  const owed = [...total.buckets, total.undatedMinor].reduce((sum, minor) => sum + minor, 0);
  const amount = (minor: number): string => formatAmount({ minor, currency }, visit.locale);
  const shareOf = (minor: number): string =>
    owed === 0
      ? ''
      : (minor / owed).toLocaleString(visit.locale, {
          style: 'percent',
          minimumFractionDigits: 1,
          maximumFractionDigits: 1,
        });
  const line = (label: string, minor: number, age: string, share: string): unknown => ({
    ...{ label, amount: amount(minor), share },
    href: minor === 0 ? '' : visit.at.under('/items', { currency, ...(age === '' ? {} : { age }) }),
  });
  return {
    title: fill(w.ageing.caption, { currency }),
    total: format({ minor: total.totalMinor, currency }, visit.locale),
    customers: numberText(total.customers, visit.locale),
    rows: [
      ...BUCKETS.map(({ name }, at) => {
        const minor = total.buckets[at] ?? 0;
        return line(bucketText(w, name), minor, ageOf(name), shareOf(minor));
      }),
      ...(total.undatedMinor === 0
        ? []
        : [line(w.ageing.undated, total.undatedMinor, 'no_due', shareOf(total.undatedMinor))]),
      ...(total.creditMinor === 0 ? [] : [line(w.ageing.credit, total.creditMinor, 'credit', '')]),
    ],
    sum: line(w.ageing.total, total.totalMinor, '', ''),
    chart: JSON.stringify({
      labels: BUCKETS.map(({ name }) => bucketText(w, name)),
      tones: TONES,
      series: [{ name: currency, values: total.buckets.map((minor) => Number(toDecimal(minor, currency))) }],
    }),
  };
}

const bucketText = ({ ageing }: ReportWords, name: string): string =>
  ageing.bucket[name as keyof ReportWords['ageing']['bucket']];

/** As the list of invoices calls it. */
const ageOf = (bucket: string): string => (bucket === 'notDue' ? 'not_due' : bucket);

function specOf(asking: Reporting): ListSpec<AgedRow> {
  const { visit, w, currencies } = asking;
  return {
    path: visit.at.reports,
    columns: columnsOf(asking),
    filters: [
      {
        name: 'by',
        label: w.ageing.by,
        kind: 'select',
        options: DIMENSIONS.map((value) => ({ value, label: w.ageing.dimension[value] })),
        usual: 'customer',
      },
      {
        name: 'currency',
        label: w.ageing.currency,
        kind: 'select',
        options: currencies.map((value) => ({ value, label: value })),
        ...(currencies[0] === undefined ? {} : { usual: currencies[0] }),
      },
    ],
    sort: '-total',
  };
}

function columnsOf(asking: Reporting): readonly Column<AgedRow>[] {
  const { visit, w, by, currency } = asking;
  const figure = (key: string, label: string, age: string, of: (row: AgedRow) => number): Column<AgedRow> => ({
    key,
    label,
    numeric: true,
    sortable: true,
    cell: (row): Cell => {
      const minor = of(row);
      if (minor === 0) return { text: '' };
      const href = visit.at.under('/items', { currency, [by]: row.key ?? NONE, ...(age === '' ? {} : { age }) });
      return { text: formatAmount({ minor, currency }, visit.locale), href };
    },
  });
  return [
    { key: 'name', label: capital(w.ageing.dimension[by]), sortable: true, cell: (row) => nameCell(asking, row) },
    ...(by === 'customer'
      ? []
      : [
          {
            key: 'customers',
            label: w.ageing.customers,
            numeric: true,
            cell: (row: AgedRow) => ({ text: numberText(row.customers, visit.locale) }),
          },
        ]),
    ...BUCKETS.map(({ name }, at) =>
      figure(name, bucketText(w, name), ageOf(name), (row: AgedRow) => row.buckets[at] ?? 0),
    ),
    figure('undated', w.ageing.undated, 'no_due', (row) => row.undatedMinor),
    figure('credit', w.ageing.credit, 'credit', (row) => row.creditMinor),
    figure('total', w.ageing.total, '', (row) => row.totalMinor),
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function nameCell({ visit, w }: Reporting, row: AgedRow): Cell {
  if (row.customerId === null) return { text: row.key ?? w.ageing.none };
  const href = visit.at.customer(visit.work.ids.seal('customer', row.customerId));
  return { text: row.name ?? '', href, note: row.key ?? '' };
}

function questionOf(asking: Reporting): AgedQuestion {
  const { visit, currency, by } = asking;
  const asked = readList(visit.asked.query, specOf(asking));
  return {
    ...{ companyId: visit.company.id, asOn: visit.work.today, by, currency },
    ...{ text: asked.text, sort: asked.sort, descending: asked.descending },
    ...pageOf(asked),
  };
}

const MOST_ROWS = 1_000_000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Every row of the report as its address describes it. */
async function exported(visit: Visit): Promise<Answer> {
  const asking = await reporting(visit);
  const { w, by, currency } = asking;
  const rows = await agedRows(visit.work.db.read, { ...questionOf(asking), offset: 0, limit: MOST_ROWS });
  const sheet: Sheet = {
    name: w.ageing.title,
    head: [
      ...[w.ageing.dimension[by], ...(by === 'customer' ? ['#'] : []), w.ageing.customers, w.ageing.currency],
      ...BUCKETS.map(({ name }) => bucketText(w, name)),
      ...[w.ageing.undated, w.ageing.credit, w.ageing.total],
    ],
    rows: rows.map((row) => [
      ...(by === 'customer' ? [row.name, row.key] : [row.key ?? w.ageing.none]),
      ...[row.customers, currency],
      ...[...row.buckets, row.undatedMinor, row.creditMinor, row.totalMinor].map((minor) =>
        amountCell(minor, currency),
      ),
    ]),
  };
  const name = `${visit.company.code}-${w.ageing.title.toLowerCase()}-${currency}-${visit.work.today}`;
  if (visit.asked.query.get('as') === 'xlsx') return file(`${name}.xlsx`, XLSX, xlsxOf([sheet]));
  return file(`${name}.csv`, 'text/csv; charset=utf-8', Buffer.from(csvOf(sheet), 'utf8'));
}
