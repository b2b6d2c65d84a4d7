import { ADVICE_WORDS } from '../languages/advice-words';
import { CASE_LIST_WORDS } from '../languages/case-list-words';
import type { Route, Visit } from '../companies/visit.pages';
import type { Day } from '../kernel/day';
import { format, formatAmount } from '../kernel/money';
import { FRAME_WORDS } from '../languages/frame-words';
import { INSOLVENCY_LIST_WORDS } from '../languages/insolvency-list-words';
import { QUOTE_WORDS } from '../languages/quote-words';
import { REMITTED_WORDS } from '../languages/remitted-words';
import { RECIPIENT_WORDS } from '../languages/recipient-words';
import { RECOVERY_WORDS } from '../languages/recovery-words';
import type { RecoveryWords } from '../languages/recovery-words.en';
import { countText, dayText, fill, inLanguage, numberText } from '../languages/said';
import { amountCell, csvOf, dayCell, xlsxOf, type Sheet } from '../platform/sheet';
import { file, page, part, see, type Answer } from '../platform/web/answer';
import { listBlanks, listHref, pageOf, readList, type Column, type ListSpec } from '../platform/web/list';
import { recoveryRows, recoveryTotals, type RecoveryQuestion, type RecoveryRow } from './recovery.panel';

/** Recovery: every recovery file, its newest version, and where it is. */
export const recoveryListRoutes: readonly Route[] = [
  { method: 'get', path: '/recovery', right: 'see', list: true, visit: list },
  { method: 'get', path: '/recovery/totals', right: 'see', visit: totals },
  { method: 'get', path: '/recovery/export', right: 'see', visit: exported },
  { method: 'get', path: '/recovery/new', right: 'work', visit: begin },
];

/** The wizard of the customer that the address names. */
function begin({ at, asked }: Visit): Promise<Answer> {
  const customer = asked.query.get('customer') ?? '';
  return Promise.resolve(
    see(customer === '' ? at.customers : at.under(`/customers/${encodeURIComponent(customer)}/recovery`)),
  );
}

const STATES = ['ready', 'with_partner', 'closed'] as const;

async function list(visit: Visit): Promise<Answer> {
  const w = inLanguage(RECOVERY_WORDS, visit.language);
  const spec = specOf(visit, w);
  const asked = readList(visit.asked.query, spec);
  const rows = await recoveryRows(visit.work.db.read, questionOf(visit, spec));
  const state = Object.fromEntries(new URLSearchParams(listHref(spec, asked).split('?')[1] ?? ''));
  const listed = listBlanks({
    spec,
    asked,
    rows,
    words: inLanguage(FRAME_WORDS, visit.language).list,
    caption: w.list.caption,
    exports: [
      { label: w.list.csv, href: visit.at.under('/recovery/export', state) },
      { label: w.list.xlsx, href: visit.at.under('/recovery/export', { ...state, as: 'xlsx' }) },
    ],
    totals: visit.at.under('/recovery/totals', state),
    empty: {
      text: w.list.empty,
      ...(visit.may('work') && { action: { label: w.list.customers, href: visit.at.customers } }),
    },
  });
  const partners = {
    href: visit.at.under('/recovery/partners'),
    label: inLanguage(RECIPIENT_WORDS, visit.language).title,
  };
  const quotes = { href: visit.at.under('/recovery/quotes'), label: inLanguage(QUOTE_WORDS, visit.language).title };
  const money = { href: visit.at.under('/recovery/money'), label: inLanguage(REMITTED_WORDS, visit.language).title };
  const advice = { href: visit.at.under('/recovery/advice'), label: inLanguage(ADVICE_WORDS, visit.language).title };
  const cases = { href: visit.at.cases, label: inLanguage(CASE_LIST_WORDS, visit.language).title };
  const lists = {
    href: visit.at.under('/insolvency-list'),
    label: inLanguage(INSOLVENCY_LIST_WORDS, visit.language).title,
  };
  const links = [cases, money, advice, quotes, lists, partners];
  return page('pages/cases/list', w.list.title, { title: w.list.title, list: listed, links });
}

function specOf(visit: Visit, w: RecoveryWords): ListSpec<RecoveryRow> {
  const { filter } = w.list;
  return {
    path: visit.at.recovery,
    columns: columnsOf(visit, w),
    filters: [
      {
        name: 'state',
        label: filter.state,
        kind: 'select',
        options: STATES.map((value) => ({ value, label: w.state[value] })),
      },
      { name: 'currency', label: filter.currency, kind: 'text' },
      { name: 'partner', label: filter.partner, kind: 'text' },
    ],
    sort: '-made',
  };
}

const TONES = { ready: 'wait', with_partner: 'quiet', closed: 'quiet' } as const;

function columnsOf({ at, work, locale }: Visit, w: RecoveryWords): readonly Column<RecoveryRow>[] {
  const c = w.list.column;
  return [
    {
      key: 'number',
      label: c.number,
      sortable: true,
      cell: (row) => ({
        text: row.number,
        href: at.dossier(work.ids.seal('dossier', row.dossierId)),
        note: fill(w.list.version, { n: row.version }),
      }),
    },
    {
      key: 'customer',
      label: c.customer,
      sortable: true,
      cell: (row) => ({
        text: row.customerName,
        href: at.customer(work.ids.seal('customer', row.customerId)),
        note: row.customerCode,
      }),
    },
    {
      key: 'principal',
      label: c.principal,
      numeric: true,
      sortable: true,
      cell: (row) => ({ text: formatAmount({ minor: row.principalMinor, currency: row.currency }, locale) }),
    },
    { key: 'currency', label: c.currency, cell: (row) => ({ text: row.currency, tone: 'quiet' }) },
    { key: 'made', label: c.made, sortable: true, cell: (row) => ({ text: dayText(row.madeAt.slice(0, 10), locale) }) },
    { key: 'state', label: c.state, cell: (row) => ({ text: w.state[row.state], tone: TONES[row.state] }) },
    {
      key: 'partner',
      label: c.partner,
      cell: (row) =>
        row.caseId === null
          ? { text: '' }
          : { text: row.partner ?? '', href: at.case(work.ids.seal('case', row.caseId)) },
    },
    {
      key: 'handed',
      label: c.handed,
      sortable: true,
      cell: (row) => ({ text: row.handedOverOn === null ? '' : dayText(row.handedOverOn, locale) }),
    },
    {
      key: 'outcome',
      label: c.outcome,
      cell: (row) =>
        row.state !== 'closed' || row.outcome === null
          ? { text: '' }
          : { text: w.outcome[row.outcome], ...(row.outcome === 'paid' ? { tone: 'good' as const } : {}) },
    },
    {
      key: 'pages',
      label: c.pages,
      numeric: true,
      optional: true,
      cell: (row) => ({ text: numberText(row.pages, locale) }),
    },
  ];
}

function questionOf(visit: Visit, spec: ListSpec<RecoveryRow>): RecoveryQuestion {
  const asked = readList(visit.asked.query, spec);
  return {
    companyId: visit.company.id,
    today: visit.work.today,
    text: asked.text,
    state: asked.filters['state'] ?? '',
    currency: (asked.filters['currency'] ?? '').toUpperCase(),
    partner: asked.filters['partner'] ?? '',
    sort: asked.sort,
    descending: asked.descending,
    ...pageOf(asked),
  };
}

async function totals(visit: Visit): Promise<Answer> {
  const w = inLanguage(RECOVERY_WORDS, visit.language);
  const sums = await recoveryTotals(visit.work.db.read, questionOf(visit, specOf(visit, w)));
  const lines = sums.map(({ currency, files, principalMinor }) => ({
    label: countText(w.list.total, files, visit.locale),
    sum: format({ minor: principalMinor, currency }, visit.locale),
  }));
  return visit.asked.partial ? part('pages/partials/totals', { lines }) : see(visit.at.recovery);
}

const MOST_ROWS = 100_000;

async function exported(visit: Visit): Promise<Answer> {
  const w = inLanguage(RECOVERY_WORDS, visit.language);
  const asked = { ...questionOf(visit, specOf(visit, w)), offset: 0, limit: MOST_ROWS };
  const rows = await recoveryRows(visit.work.db.read, asked);
  const sheet: Sheet = {
    name: 'Recovery',
    head: ['number', 'version', 'customer', 'name', 'currency', 'principal', 'made_on', 'state', 'partner', 'handed_over_on', 'outcome'], // prettier-ignore
    rows: rows.map((row) => [
      ...[row.number, row.version, row.customerCode, row.customerName, row.currency],
      amountCell(row.principalMinor, row.currency),
      dayCell(row.madeAt.slice(0, 10) as Day),
      ...[row.state, row.partner],
      dayCell(row.handedOverOn),
      row.state === 'closed' ? row.outcome : null,
    ]),
  };
  const name = `recovery-${visit.work.today}`;
  return visit.asked.query.get('as') === 'xlsx'
    ? file(`${name}.xlsx`, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', xlsxOf([sheet]))
    : file(`${name}.csv`, 'text/csv', Buffer.from(`\ufeff${csvOf(sheet)}`));
}
