import { page, part, see, type Answer } from '../platform/web/answer';
import { listBlanks, listHref, pageOf, readList, type Column, type ListSpec } from '../platform/web/list';
import type { Route, Visit } from '../companies/visit.pages';
import type { Day } from '../kernel/day';
import { format, formatAmount } from '../kernel/money';
import { CODE_WORDS } from '../languages/code-words';
import { FRAME_WORDS } from '../languages/frame-words';
import { ITEMS_WORDS } from '../languages/items-words';
import type { ItemsWords } from '../languages/items-words.en';
import { countText, dayText, fill, inLanguage, numberText, type Language } from '../languages/said';
import { refusalText } from '../languages/refusal';
import { dueText } from '../languages/due-text';
import { TERMS_PAGE_WORDS } from '../languages/terms-page-words';
import { WRITE_OFF_WORDS } from '../languages/write-off-words';
import { rangeOf, type Hold } from './hold';
import { holdsFrom } from './hold-index';
import { dueBasisOf } from './due-by';
import { handlerRoutes } from './handled.pages';
import { holdRoutes } from './hold.pages';
import { itemRows, itemTotals, type ItemQuestion, type ItemRow, type ItemTotal } from './items.panel';
import { itemsFile } from './items-file.pages';
import { daysLate, isOverdue, labelOf } from './open-item';
import type { LedgerDeps } from './sources.cli';

/** Invoices: every open item of the company, found, sorted, selected, exported, held. */
export const itemsRoutes = (deps: ItemsDeps): readonly Route[] => [
  { method: 'get', path: '/items', right: 'see', list: true, visit: (visit) => list(visit, deps) },
  { method: 'get', path: '/items/totals', right: 'see', visit: totals },
  { method: 'get', path: '/items/export', right: 'see', visit: (visit) => itemsFile(visit, questionOf(visit)) },
  ...holdRoutes(questionOf),
  ...handlerRoutes(questionOf),
];

/** The last day to bring it to a court, as a cell. */
interface LastDay {
  readonly text: string;
  readonly note?: string;
  readonly tone?: 'bad' | 'wait';
}

export interface ItemsDeps extends LedgerDeps {
  /** What other rooms do with selected items. */
  readonly bulk: readonly BulkOffer[];
  /** Where files go that are dropped on the list. */
  readonly drop: BulkOffer;
  /** Until when the items of a page can be brought to a court, by number: the law, above this room, knows. */
  lastDays(visit: Visit, itemIds: readonly number[]): Promise<ReadonlyMap<number, LastDay>>;
}

export interface BulkOffer {
  readonly label: Readonly<Record<Language, string>>;
  /** Below the company's; it takes the selection by POST. */
  readonly path: string;
}

interface Shown {
  readonly row: ItemRow;
  readonly held: readonly Hold[];
  readonly lastDay: LastDay;
}

async function list(visit: Visit, deps: ItemsDeps): Promise<Answer> {
  const w = inLanguage(ITEMS_WORDS, visit.language);
  const spec = specOf(visit, w);
  const asked = readList(visit.asked.query, spec);
  const rows = await itemRows(visit.work.db.read, questionOf(visit));
  const shown = await withHolds(visit, deps, rows);
  const state = listHref(spec, asked).split('?')[1] ?? '';
  const under = (path: string): string => visit.at.under(`${path}${state === '' ? '' : `?${state}`}`);
  const listed = listBlanks({
    spec,
    asked,
    rows: shown,
    words: inLanguage(FRAME_WORDS, visit.language).list,
    caption: w.caption,
    ...(visit.may('work') && visit.on === null
      ? {
          idOf: ({ row }: Shown) => visit.work.ids.seal('item', row.itemId),
          bulk: [
            { label: w.hold.action, path: visit.at.under('/items/hold') },
            { label: w.handler.action, path: visit.at.under('/items/handled') },
            ...deps.bulk.map((offer) => ({
              label: inLanguage(offer.label, visit.language),
              path: visit.at.under(offer.path),
            })),
          ],
        }
      : {}),
    exports: [
      { label: w.export.csv, href: under('/items/export') },
      {
        label: w.export.xlsx,
        href: visit.at.under(
          `/items/export?${new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(state)), as: 'xlsx' }).toString()}`,
        ),
      },
    ],
    totals: under('/items/totals'),
    empty: { text: w.empty, ...(visit.may('work') && { action: { label: w.import, href: visit.at.imports } }) },
  });
  const drop =
    visit.may('work') && visit.on === null
      ? {
          ...{ label: inLanguage(deps.drop.label, visit.language), path: visit.at.under(deps.drop.path) },
          terms: { href: visit.at.under('/terms'), label: inLanguage(TERMS_PAGE_WORDS, visit.language).title },
          write_offs: visit.at.under('/write-offs'),
          write_off: inLanguage(WRITE_OFF_WORDS, visit.language).action,
        }
      : null;
  return page('pages/ledger/items', w.title, { title: w.title, list: listed, drop });
}

/** What holds the rows of one page: one question per source for the customers on it. */
async function withHolds(visit: Visit, deps: ItemsDeps, rows: readonly ItemRow[]): Promise<Shown[]> {
  const ids = rows.map((row) => row.customerId);
  if (ids.length === 0) return [];
  const range = rangeOf(visit.company.id, ids);
  const holds = await holdsFrom(deps.holdSources(visit.work.db.read), range, visit.work.today);
  const lastDays = await deps.lastDays(
    visit,
    rows.map((row) => row.itemId),
  );
  return rows.map((row) => ({
    row,
    lastDay: lastDays.get(row.itemId) ?? { text: '' },
    held:
      row.openMinor <= 0
        ? []
        : holds.filter(
            (hold) => hold.itemId === row.itemId || (hold.itemId === null && hold.customerId === row.customerId),
          ),
  }));
}

const DUE_BASES = ['computed', 'assumed'] as const;
const AGES = ['overdue', 'not_due', 'late1to30', 'late31to60', 'late61to90', 'lateOver90', 'credit', 'no_due'] as const;

function specOf(visit: Visit, w: ItemsWords): ListSpec<Shown> {
  return {
    path: visit.at.items,
    columns: columnsOf(visit, w),
    filters: [
      {
        name: 'age',
        label: w.filter.age,
        kind: 'select',
        options: AGES.map((value) => ({ value, label: w.age[value] })),
      },
      {
        ...{ name: 'due', label: w.filter.due, kind: 'select' },
        options: DUE_BASES.map((value) => ({ value, label: w.dueBasis[value] })),
      },
      { name: 'late', label: w.filter.late, kind: 'number' },
      { name: 'currency', label: w.filter.currency, kind: 'text' },
      { name: 'customer', label: w.filter.customer, kind: 'text' },
      { name: 'country', label: w.filter.country, kind: 'text' },
      { name: 'segment', label: w.filter.segment, kind: 'text' },
      { name: 'collector', label: w.filter.collector, kind: 'text' },
    ],
    sort: 'due',
  };
}

function columnsOf(visit: Visit, w: ItemsWords): readonly Column<Shown>[] {
  const { locale, work, at } = visit;
  const c = w.column;
  const dayCell = (on: Day | null): { text: string } => ({ text: on === null ? '–' : dayText(on, locale) });
  return [
    {
      key: 'document',
      label: c.document,
      sortable: true,
      cell: ({ row }) => ({
        text: labelOf(row),
        href: at.customer(work.ids.seal('customer', row.customerId)) + `#${work.ids.seal('item', row.itemId)}`,
        ...(row.presumedSettledOn === null
          ? {}
          : { note: fill(w.presumed, { day: dayText(row.presumedSettledOn, locale) }), tone: 'wait' as const }),
      }),
    },
    {
      key: 'customer',
      label: c.customer,
      sortable: true,
      cell: ({ row }) => ({
        text: row.customerName,
        href: at.customer(work.ids.seal('customer', row.customerId)),
        note: row.customerCode,
      }),
    },
    {
      key: 'open',
      label: c.open,
      numeric: true,
      sortable: true,
      cell: ({ row }) => ({ text: formatAmount({ minor: row.openMinor, currency: row.currency }, locale) }),
    },
    { key: 'currency', label: c.currency, cell: ({ row }) => ({ text: row.currency, tone: 'quiet' }) },
    { key: 'late', label: c.late, numeric: true, cell: ({ row }) => lateCell(row, work.today, locale) },
    {
      ...{ key: 'due', label: c.due, sortable: true, wide: true },
      cell: ({ row }) => ({ ...dayCell(row.dueOn), ...dueNote(row.dueBy, visit.language) }),
    },
    {
      key: 'amount',
      label: c.amount,
      wide: true,
      numeric: true,
      sortable: true,
      cell: ({ row }) => ({ text: formatAmount({ minor: row.amountMinor, currency: row.currency }, locale) }),
    },
    { key: 'issued', label: c.issued, sortable: true, wide: true, cell: ({ row }) => dayCell(row.issuedOn) },
    { key: 'held', label: c.held, cell: ({ held }) => heldCell(held, visit) },
    { key: 'po', label: c.po, optional: true, cell: ({ row }) => ({ text: row.poNo ?? '' }) },
    { key: 'subject', label: c.subject, optional: true, cell: ({ row }) => ({ text: row.subject ?? '' }) },
    { key: 'limitation', label: c.limitation, optional: true, cell: ({ lastDay }) => lastDay },
    { key: 'country', label: c.country, optional: true, cell: ({ row }) => ({ text: row.country ?? '' }) },
  ];
}

/** What was not given says by which terms it was computed; what is assumed waits for somebody to say it. */
function dueNote(dueBy: string | null, language: string): { note?: string; tone?: 'wait' } {
  const text = dueText(dueBasisOf(dueBy), language);
  if (text === '') return {};
  return dueBasisOf(dueBy).basis === 'assumed' ? { note: text, tone: 'wait' } : { note: text };
}

function lateCell(row: ItemRow, today: Day, locale: string): { text: string } {
  return { text: isOverdue(row, today) ? numberText(daysLate(row, today) ?? 0, locale) : '' };
}

function heldCell(held: readonly Hold[], visit: Visit): { text: string; note?: string; tone: 'wait' } {
  const { language, locale } = visit;
  const [first] = held;
  if (first === undefined) return { text: '', tone: 'wait' };
  const until = first.until === null ? '' : ` → ${dayText(first.until, locale)}`;
  const kind = inLanguage(CODE_WORDS, language).hold[first.kind];
  return { text: `${kind}${until}`, note: refusalText(first.reason, visit), tone: 'wait' };
}

/** The question that the address asks; the same for the rows, the totals, the export, and a selection of all. */
export function questionOf(visit: Visit, query: URLSearchParams = visit.asked.query): ItemQuestion {
  const asked = readList(query, specOf(visit, inLanguage(ITEMS_WORDS, visit.language)));
  const late = Number(asked.filters['late'] ?? '');
  return {
    companyId: visit.company.id,
    today: visit.work.today,
    past: visit.on,
    text: asked.text,
    age: asked.filters['age'] ?? '',
    minDaysLate:
      asked.filters['late'] !== undefined && Number.isSafeInteger(late) && late > 0 ? Math.min(late, 36_500) : null,
    dueBasis: asked.filters['due'] ?? '',
    currency: (asked.filters['currency'] ?? '').toUpperCase(),
    customer: asked.filters['customer'] ?? '',
    country: (asked.filters['country'] ?? '').toUpperCase(),
    segment: asked.filters['segment'] ?? '',
    collector: asked.filters['collector'] ?? '',
    sort: asked.sort,
    descending: asked.descending,
    ...pageOf(asked),
  };
}

async function totals(visit: Visit): Promise<Answer> {
  const w = inLanguage(ITEMS_WORDS, visit.language);
  const sums = await itemTotals(visit.work.db.read, questionOf(visit));
  const blanks = { lines: sums.map((sum) => totalBlanks(sum, w, visit.locale)) };
  return visit.asked.partial ? part('pages/partials/totals', blanks) : see(visit.at.items);
}

const totalBlanks = ({ currency, items, customers, openMinor }: ItemTotal, w: ItemsWords, locale: string): unknown => ({
  label: `${countText(w.total, items, locale)}, ${countText(w.customers, customers, locale)}`,
  sum: format({ minor: openMinor, currency }, locale),
});
