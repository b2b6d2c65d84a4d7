import type { Route, Visit } from '../companies/visit.pages';
import { daysBetween } from '../kernel/day';
import { format, formatAmount } from '../kernel/money';
import { CUSTOMERS_WORDS } from '../languages/customers-words';
import type { CustomersWords } from '../languages/customers-words.en';
import { MERGING_WORDS } from '../languages/merging-words';
import { STATEMENTS_WORDS } from '../languages/statements-words';
import { FRAME_WORDS } from '../languages/frame-words';
import { countText, dayText, inLanguage, numberText } from '../languages/said';
import { nameOf } from '../people/colleagues';
import { peopleOf } from '../people/store';
import { amountCell, csvOf, dayCell, xlsxOf, type Sheet } from '../platform/sheet';
import { file, page, part, see, type Answer } from '../platform/web/answer';
import { listBlanks, listHref, pageOf, readList, type Cell, type Column, type ListSpec } from '../platform/web/list';
import { listViews, type ListView } from '../platform/web/list-views';
import type { StatementPagesDeps } from '../statements/deps.pages';
import { customerStatementsRoutes } from './customer-statements.pages';
import { customerRows, customerTotals, type CustomerQuestion, type CustomerRow } from './customers.panel';

/** Customers: who owes what in which currency, found, sorted, exported. */
export const customersRoutes = (statements: StatementPagesDeps): readonly Route[] => [
  { method: 'get', path: '/customers', right: 'see', list: true, visit: list },
  { method: 'get', path: '/customers/totals', right: 'see', visit: totals },
  { method: 'get', path: '/customers/export', right: 'see', visit: exported },
  ...customerStatementsRoutes(statements, questionOf),
];

async function list(visit: Visit): Promise<Answer> {
  const w = inLanguage(CUSTOMERS_WORDS, visit.language);
  const spec = specOf(visit, w);
  const asked = readList(visit.asked.query, spec);
  const rows = await customerRows(visit.work.db.read, questionOf(visit));
  const people = await peopleOf(visit.work.db.read);
  const state = Object.fromEntries(new URLSearchParams(listHref(spec, asked).split('?')[1] ?? ''));
  const listed = listBlanks({
    spec,
    asked,
    rows: rows.map((row) => (row.collector === null ? row : { ...row, collector: nameOf(people, row.collector) })),
    words: inLanguage(FRAME_WORDS, visit.language).list,
    caption: w.caption,
    ...(visit.may('work') && visit.on === null
      ? {
          idOf: ({ customerId }: CustomerRow) => visit.work.ids.seal('customer', customerId),
          bulk: [
            {
              label: inLanguage(STATEMENTS_WORDS, visit.language).toThese,
              path: visit.at.under('/customers/statements'),
            },
          ],
        }
      : {}),
    views: viewsOf(visit, w, spec),
    exports: [
      { label: w.export.csv, href: visit.at.under('/customers/export', state) },
      { label: w.export.xlsx, href: visit.at.under('/customers/export', { ...state, as: 'xlsx' }) },
    ],
    totals: visit.at.under('/customers/totals', state),
    empty: { text: w.empty, ...(visit.may('work') && { action: { label: w.import, href: visit.at.imports } }) },
  });
  const segment = asked.filters['segment'] ?? '';
  const statements = {
    label: w.statements,
    href: visit.at.under('/statements/new', segment === '' ? {} : { segment }),
  };
  return page('pages/desk/customers', w.title, {
    title: w.title,
    list: listed,
    statements: visit.may('work') && visit.on === null ? statements : null,
    duplicates: {
      label: inLanguage(MERGING_WORDS, visit.language).title,
      href: visit.at.under('/customers/duplicates'),
    },
  });
}

function viewsOf(visit: Visit, w: CustomersWords, spec: ListSpec<CustomerRow>): ListView[] {
  return listViews(spec, visit.asked.query, [
    [w.views.all, {}],
    [w.views.overdue, { balance: 'overdue', sort: 'oldest' }],
    [w.views.late, { late: '60', sort: 'oldest' }],
    [w.views.credit, { balance: 'credit' }],
  ]);
}

const BALANCES = ['owing', 'overdue', 'credit', 'nothing', 'over_limit', 'insurer'] as const;

function specOf(visit: Visit, w: CustomersWords): ListSpec<CustomerRow> {
  return {
    path: visit.at.customers,
    columns: columnsOf(visit, w),
    filters: [
      {
        name: 'balance',
        label: w.filter.balance,
        kind: 'select',
        options: BALANCES.map((value) => ({ value, label: w.balance[value] })),
      },
      {
        name: 'care',
        label: w.filter.care,
        kind: 'select',
        options: [{ value: 'hardship', label: w.hardship }],
      },
      { name: 'late', label: w.filter.late, kind: 'number' },
      { name: 'currency', label: w.filter.currency, kind: 'text' },
      { name: 'country', label: w.filter.country, kind: 'text' },
      { name: 'segment', label: w.filter.segment, kind: 'text' },
      { name: 'collector', label: w.filter.collector, kind: 'text' },
    ],
    sort: '-open',
  };
}

function columnsOf(visit: Visit, w: CustomersWords): readonly Column<CustomerRow>[] {
  const { locale, at, work } = visit;
  const c = w.column;
  const money = (minor: number | null, currency: string | null): Cell =>
    minor === null || currency === null ? { text: '' } : { text: formatAmount({ minor, currency }, locale) };
  return [
    {
      key: 'name',
      label: c.name,
      sortable: true,
      cell: ({ customerId, name, code }) => ({
        text: name,
        href: at.customer(work.ids.seal('customer', customerId)),
        note: code,
      }),
    },
    { key: 'open', label: c.open, numeric: true, sortable: true, cell: (row) => money(row.openMinor, row.currency) },
    { key: 'overdue', label: c.overdue, numeric: true, cell: (row) => money(row.overdueMinor, row.currency) },
    { key: 'currency', label: c.currency, cell: ({ currency }) => ({ text: currency ?? w.owing, tone: 'quiet' }) },
    {
      key: 'count',
      label: c.count,
      numeric: true,
      cell: ({ openCount }) => ({ text: openCount === null ? '' : numberText(openCount, locale) }),
    },
    {
      key: 'oldest',
      label: c.oldest,
      sortable: true,
      cell: ({ oldestDueOn }) => ({ text: oldestDueOn === null ? '' : dayText(oldestDueOn, locale) }),
    },
    {
      key: 'late',
      label: c.late,
      numeric: true,
      cell: (row) => {
        const late = lateBy(row, visit);
        return { text: late === null ? '' : numberText(late, locale) };
      },
    },
    { key: 'country', label: c.country, sortable: true, cell: ({ country }) => ({ text: country ?? '' }) },
    { key: 'collector', label: c.collector, sortable: true, cell: ({ collector }) => ({ text: collector ?? '' }) },
    { key: 'code', label: c.code, sortable: true, optional: true, cell: ({ code }) => ({ text: code, tone: 'quiet' }) },
    { key: 'segment', label: c.segment, optional: true, cell: ({ segment }) => ({ text: segment ?? '' }) },
    { key: 'type', label: c.type, optional: true, cell: ({ debtorType }) => ({ text: typeText(debtorType, w) }) },
  ];
}

const typeText = (type: string, w: CustomersWords): string =>
  Object.hasOwn(w.type, type) ? w.type[type as keyof typeof w.type] : type;

function lateBy({ oldestDueOn }: CustomerRow, visit: Visit): number | null {
  const late = oldestDueOn === null ? 0 : daysBetween(oldestDueOn, visit.work.today);
  return late > 0 ? late : null;
}

function questionOf(visit: Visit, query = visit.asked.query): CustomerQuestion {
  const asked = readList(query, specOf(visit, inLanguage(CUSTOMERS_WORDS, visit.language)));
  const late = Number(asked.filters['late'] ?? '');
  return {
    companyId: visit.company.id,
    today: visit.work.today,
    past: visit.on,
    text: asked.text,
    balance: asked.filters['balance'] ?? '',
    care: asked.filters['care'] === 'hardship',
    minDaysLate: Number.isSafeInteger(late) && late > 0 ? Math.min(late, 36_500) : null,
    currency: (asked.filters['currency'] ?? '').toUpperCase(),
    country: (asked.filters['country'] ?? '').toUpperCase(),
    segment: asked.filters['segment'] ?? '',
    collector: asked.filters['collector'] ?? '',
    sort: asked.sort,
    descending: asked.descending,
    ...pageOf(asked),
  };
}

async function totals(visit: Visit): Promise<Answer> {
  if (!visit.asked.partial) return see(visit.at.customers);
  const w = inLanguage(CUSTOMERS_WORDS, visit.language);
  const sums = await customerTotals(visit.work.db.read, questionOf(visit));
  const lines = sums.map(({ currency, customers, openMinor }) => ({
    label: countText(w.total, customers, visit.locale),
    sum: currency === null ? w.owing : format({ minor: openMinor ?? 0, currency }, visit.locale),
  }));
  return part('pages/partials/totals', { lines });
}

const MOST_ROWS = 1_000_000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function exported(visit: Visit): Promise<Answer> {
  const w = inLanguage(CUSTOMERS_WORDS, visit.language);
  const rows = await customerRows(visit.work.db.read, { ...questionOf(visit), offset: 0, limit: MOST_ROWS });
  const c = w.column;
  const sheet: Sheet = {
    name: w.title,
    head: [
      c.name,
      c.code,
      c.country,
      c.segment,
      c.collector,
      c.type,
      c.open,
      c.overdue,
      c.currency,
      c.count,
      c.oldest,
      c.late,
    ],
    rows: rows.map((row) => [
      ...[row.name, row.code, row.country, row.segment, row.collector, typeText(row.debtorType, w)],
      amountCell(row.openMinor, row.currency ?? ''),
      amountCell(row.overdueMinor, row.currency ?? ''),
      row.currency,
      row.openCount,
      dayCell(row.oldestDueOn),
      lateBy(row, visit),
    ]),
  };
  const name = `${visit.company.code}-customers-${visit.work.today}`;
  if (visit.asked.query.get('as') === 'xlsx') return file(`${name}.xlsx`, XLSX, xlsxOf([sheet]));
  return file(`${name}.csv`, 'text/csv; charset=utf-8', Buffer.from(csvOf(sheet), 'utf8'));
}
