import type { Route, Visit } from '../companies/visit.pages';
import { addDays, daysBetween } from '../kernel/day';
import { format, formatAmount } from '../kernel/money';
import { ADVICE_WORDS } from '../languages/advice-words';
import type { AdviceWords } from '../languages/advice-words.en';
import { FRAME_WORDS } from '../languages/frame-words';
import { LIMITATION_WORDS } from '../languages/limitation-words';
import { countText, dayText, fill, inLanguage } from '../languages/said';
import { nameOf } from '../people/colleagues';
import { peopleOf } from '../people/store';
import { amountCell, csvOf, dayCell, xlsxOf, type Sheet } from '../platform/sheet';
import { file, page, part, see, type Answer } from '../platform/web/answer';
import { listBlanks, listHref, pageOf, readList, type Column, type ListSpec } from '../platform/web/list';
import { ADVICE_KINDS, isAdviceKind, type Advice } from './advice';
import { adviceRows, adviceTotals, type AdviceQuestion, type AdviceRow } from './panel';
import { changesTold, reasonTold, wayTold } from './told';

/** Whom to hand over, whom to write a last notice first, and whom to leave: the list of all advice, and the same as a file. */
export const adviceRoutes: readonly Route[] = [
  { method: 'get', path: '/recovery/advice', right: 'see', list: true, visit: list },
  { method: 'get', path: '/recovery/advice/totals', right: 'see', visit: totals },
  { method: 'get', path: '/recovery/advice/export', right: 'see', visit: exported },
];

interface Shown extends AdviceRow {
  readonly advice: Advice;
  readonly collectorName: string;
}

const shown = (row: AdviceRow, collectorName: string): Shown => ({ ...row, collectorName, advice: JSON.parse(row.told) as Advice }); // prettier-ignore

async function list(visit: Visit): Promise<Answer> {
  const w = inLanguage(ADVICE_WORDS, visit.language);
  const spec = specOf(visit, w);
  const asked = readList(visit.asked.query, spec);
  const people = await peopleOf(visit.work.db.read);
  const rows = await adviceRows(visit.work.db.read, questionOf(visit, spec));
  const state = Object.fromEntries(new URLSearchParams(listHref(spec, asked).split('?')[1] ?? ''));
  const listed = listBlanks({
    ...{ spec, asked, words: inLanguage(FRAME_WORDS, visit.language).list, caption: w.list.caption },
    rows: rows.map((row) => shown(row, row.collector === null ? '' : nameOf(people, row.collector))),
    exports: [
      { label: w.list.export.csv, href: visit.at.under('/recovery/advice/export', state) },
      { label: w.list.export.xlsx, href: visit.at.under('/recovery/advice/export', { ...state, as: 'xlsx' }) },
    ],
    totals: visit.at.under('/recovery/advice/totals', state),
    empty: { text: w.list.empty },
  });
  const [first] = rows;
  return page('pages/advice/list', w.list.title, {
    ...{ title: w.list.title, intro: w.list.intro, list: listed },
    counted: first === undefined ? '' : fill(w.list.counted, { day: dayText(first.countedOn, visit.locale) }),
  });
}

const specOf = (visit: Visit, w: AdviceWords): ListSpec<Shown> => ({
  path: visit.at.under('/recovery/advice'),
  columns: columnsOf(visit, w),
  filters: [
    { name: 'kind', label: w.list.filter.kind, kind: 'select', options: ADVICE_KINDS.map((value) => ({ value, label: w.kind[value] })) },
    { name: 'aside', label: w.list.filter.aside, kind: 'select', options: (['no', 'yes'] as const).map((value) => ({ value, label: w.list.asideIs[value] })) },
    { name: 'collector', label: w.list.filter.collector, kind: 'text' },
    { name: 'currency', label: w.list.filter.currency, kind: 'text' },
    { name: 'within', label: inLanguage(LIMITATION_WORDS, visit.language).list.within, kind: 'number' },
  ],
  sort: 'kind',
}); // prettier-ignore

const TONES = { hand_over: 'bad', notice: 'wait', go_on: 'quiet', stop: 'quiet' } as const;

function columnsOf(visit: Visit, w: AdviceWords): readonly Column<Shown>[] {
  const { at, work, locale } = visit;
  const c = w.list.column;
  const limits = inLanguage(LIMITATION_WORDS, visit.language);
  const amount = (minor: number, { currency }: Shown): { text: string } => ({ text: formatAmount({ minor, currency }, locale) }); // prettier-ignore
  const day = (on: Shown['sinceOn'] | null): { text: string } => ({ text: on === null ? '' : dayText(on, locale) });
  return [
    {
      ...{ key: 'customer', label: c.customer, sortable: true },
      cell: (row) => ({
        text: row.customerName,
        href: `${at.customer(work.ids.seal('customer', row.customerId))}#advice`,
        note: row.customerCode,
      }),
    },
    {
      ...{ key: 'kind', label: c.kind, sortable: true },
      cell: ({ kind, asideOn }) => ({
        ...(isAdviceKind(kind) ? { text: w.kind[kind], tone: TONES[kind] } : { text: '' }),
        ...(asideOn === null ? {} : { note: fill(w.list.aside, { day: dayText(asideOn, locale) }) }),
      }),
    },
    {
      ...{ key: 'why', label: c.why },
      cell: ({ advice: { reasons, against } }) => {
        const [first, ...more] = reasons.map((one) => reasonTold(one, visit));
        const counter = against.slice(0, 1).map((one) => `${w.against}${colon(visit)} ${reasonTold(one, visit)}`);
        return { text: first ?? '', note: [...more, ...counter].join(' ') };
      },
    },
    { ...{ key: 'ripe', label: c.ripe, numeric: true, sortable: true }, cell: (row) => amount(row.ripeMinor, row) },
    { ...{ key: 'overdue', label: c.overdue, numeric: true, sortable: true }, cell: (row) => amount(row.overdueMinor, row) }, // prettier-ignore
    { key: 'currency', label: c.currency, cell: ({ currency }) => ({ text: currency, tone: 'quiet' }) },
    {
      ...{ key: 'file', label: c.file, sortable: true },
      cell: ({ fileBy, sure }) => {
        if (fileBy === null) return { text: '' };
        const left = daysBetween(work.today, fileBy);
        const text = dayText(fileBy, locale);
        const days = left < 0 ? fill(limits.list.over, { day: text }) : countText(limits.list.days, left, locale);
        return {
          ...{ text, note: sure === 1 ? days : `${days}; ${limits.assumed}` },
          ...(left < 0 ? { tone: 'bad' as const } : left <= NEAR_DAYS ? { tone: 'wait' as const } : {}),
        };
      },
    },
    { ...{ key: 'changes', label: c.changes, sortable: true }, cell: ({ changesOn }) => day(changesOn) },
    { ...{ key: 'since', label: c.since, sortable: true, optional: true }, cell: ({ sinceOn }) => day(sinceOn) },
    { key: 'collector', label: c.collector, optional: true, cell: ({ collectorName }) => ({ text: collectorName }) },
  ];
}

/** As Today warns. */
const NEAR_DAYS = 90;
const FURTHEST_DAYS = 40_000;

const colon = ({ language }: Visit): string => (language === 'fr' ? '\u00a0:' : ':');

function questionOf(visit: Visit, spec: ListSpec<Shown>): AdviceQuestion {
  const asked = readList(visit.asked.query, spec);
  const { filters } = asked;
  const within = filters['within'] ?? '';
  return {
    ...{ companyId: visit.company.id, today: visit.work.today, text: asked.text, kind: filters['kind'] ?? '' },
    ...{ currency: (filters['currency'] ?? '').toUpperCase(), collector: filters['collector'] ?? '' },
    until: /^\d{1,5}$/.test(within) ? addDays(visit.work.today, Math.min(Number(within), FURTHEST_DAYS)) : null,
    ...{ aside: filters['aside'] ?? '', sort: asked.sort, descending: asked.descending },
    ...pageOf(asked),
  };
}

async function totals(visit: Visit): Promise<Answer> {
  const w = inLanguage(ADVICE_WORDS, visit.language);
  const sums = await adviceTotals(visit.work.db.read, questionOf(visit, specOf(visit, w)));
  const lines = sums.map(({ currency, customers, ripeMinor }) => ({
    label: countText(w.list.total, customers, visit.locale),
    sum: format({ minor: ripeMinor, currency }, visit.locale),
  }));
  return visit.asked.partial ? part('pages/partials/totals', { lines }) : see(visit.at.under('/recovery/advice'));
}

const MOST_ROWS = 100_000;

async function exported(visit: Visit): Promise<Answer> {
  const w = inLanguage(ADVICE_WORDS, visit.language);
  const rows = await adviceRows(visit.work.db.read, { ...questionOf(visit, specOf(visit, w)), offset: 0, limit: MOST_ROWS }); // prettier-ignore
  const sheet: Sheet = {
    name: 'Advice',
    head: ['customer', 'name', 'collector', 'advice', 'advice_in_words', 'reasons', 'against', 'ways', 'currency', 'ripe', 'overdue', 'file_by', 'verified', 'since', 'changes_on', 'changes', 'set_aside_until', 'counted_on'],
    rows: rows.map((row) => {
      const { reasons, against, ways, ...advice } = shown(row, '').advice;
      const said = (some: typeof reasons): string => some.map((one) => reasonTold(one, visit)).join(' ');
      return [
        ...[row.customerCode, row.customerName, row.collector, row.kind, isAdviceKind(row.kind) ? w.kind[row.kind] : ''],
        ...[said(reasons), said(against), ways.map((one) => wayTold(one, true, visit)).join('; '), row.currency],
        ...[amountCell(row.ripeMinor, row.currency), amountCell(row.overdueMinor, row.currency), dayCell(row.fileBy)],
        ...[row.fileBy === null ? null : row.sure === 1 ? 'yes' : 'no', dayCell(row.sinceOn), dayCell(row.changesOn)],
        ...[changesTold(advice, visit), dayCell(row.asideOn), dayCell(row.countedOn)],
      ];
    }),
  }; // prettier-ignore
  const name = `advice-${visit.work.today}`;
  return visit.asked.query.get('as') === 'xlsx'
    ? file(`${name}.xlsx`, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', xlsxOf([sheet]))
    : file(`${name}.csv`, 'text/csv', Buffer.from(`\ufeff${csvOf(sheet)}`));
}
