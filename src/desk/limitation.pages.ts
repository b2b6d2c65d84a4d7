import type { Route, Visit } from '../companies/visit.pages';
import { addDays, daysBetween } from '../kernel/day';
import { formatAmount } from '../kernel/money';
import { FRAME_WORDS } from '../languages/frame-words';
import { LIMITATION_WORDS } from '../languages/limitation-words';
import type { LimitationWords } from '../languages/limitation-words.en';
import { countText, dayText, fill, inLanguage } from '../languages/said';
import { countdownTold, stateOf } from '../law/countdown';
import type { LimitationDoubt } from '../law/limitation';
import { nameOf } from '../people/colleagues';
import { peopleOf } from '../people/store';
import { page, type Answer } from '../platform/web/answer';
import { listBlanks, pageOf, readList, type Column, type ListSpec } from '../platform/web/list';
import { lastDaysOf, limitedRows, type LastDay, type LimitedRow } from './limitation.panel';

/** The worklist of limitation: open invoices by the last safe day to bring them to a court. */
export const limitationRoutes: readonly Route[] = [
  { method: 'get', path: '/limitation', right: 'see', list: true, visit: list },
];

/** What Today warns of. */
export const LIMITATION_DAYS = 90;
const FURTHEST_DAYS = 40_000;

async function list(visit: Visit): Promise<Answer> {
  const w = inLanguage(LIMITATION_WORDS, visit.language);
  const { work, company, asked: request } = visit;
  const spec = specOf(visit, w);
  const asked = readList(request.query, spec);
  const within = /^\d{1,5}$/.test(asked.filters['within'] ?? '') ? Number(asked.filters['within']) : LIMITATION_DAYS;
  const people = await peopleOf(work.db.read);
  const rows = await limitedRows(work.db.read, {
    ...{ companyId: company.id, until: addDays(work.today, Math.min(within, FURTHEST_DAYS)) },
    ...{ text: asked.text, customer: asked.filters['customer'] ?? '', collector: asked.filters['collector'] ?? '' },
    ...pageOf(asked),
  });
  const listed = listBlanks({
    ...{ spec, asked, caption: w.list.caption, words: inLanguage(FRAME_WORDS, visit.language).list },
    rows: rows.map((row) => ({ ...row, collector: row.collector === null ? null : nameOf(people, row.collector) })),
    empty: { text: w.list.empty },
  });
  const [first] = rows;
  return page('pages/desk/limitation', w.list.title, {
    ...{ title: w.list.title, intro: w.list.intro, list: listed },
    counted: first === undefined ? '' : fill(w.list.counted, { day: dayText(first.countedOn, visit.locale) }),
  });
}

/** For the column of the list of items, where somebody chose it. */
export async function lastDays(visit: Visit, itemIds: readonly number[]): Promise<ReadonlyMap<number, LastDayCell>> {
  const days = await lastDaysOf(visit.work.db.read, visit.company.id, itemIds);
  return new Map([...days].map(([itemId, day]) => [itemId, lastDayCell(visit, day)]));
}

interface LastDayCell {
  readonly text: string;
  readonly note: string;
  readonly tone?: 'bad' | 'wait';
}

const TONE = { over: 'bad', late: 'bad', near: 'wait', far: undefined } as const;

/** The last day; below it the last safe one, the days left and whether that is sure. */
function lastDayCell(visit: Visit, { endsOn, fileBy, sure }: LastDay): LastDayCell {
  const { work, locale, language } = visit;
  const w = inLanguage(LIMITATION_WORDS, language);
  const { today } = work;
  const { days } = countdownTold(
    { document: '', endsOn, fileBy, sure: sure === 1, basis: '', doubts: [] },
    today,
    visit,
  );
  const tone = TONE[stateOf({ endsOn, fileBy }, today)];
  return {
    text: dayText(endsOn, locale),
    note: [`${w.fileBy} ${dayText(fileBy, locale)}`, days, ...(sure === 1 ? [] : [w.countdown.unverified])].join(' · '),
    ...(tone === undefined ? {} : { tone }),
  };
}

const specOf = (visit: Visit, w: LimitationWords): ListSpec<LimitedRow> => ({
  path: visit.at.under('/limitation'),
  columns: columnsOf(visit, w),
  filters: [
    { name: 'within', label: w.list.within, kind: 'number' },
    { name: 'customer', label: w.list.customer, kind: 'text' },
    { name: 'collector', label: w.list.collector, kind: 'text' },
  ],
  sort: 'file',
});

function columnsOf(visit: Visit, w: LimitationWords): readonly Column<LimitedRow>[] {
  const { locale, work, at } = visit;
  const seal = (id: number): string => work.ids.seal('customer', id);
  return [
    {
      ...{ key: 'document', label: w.document },
      cell: ({ document, customerId, itemId }) => ({
        text: document,
        href: `${at.customer(seal(customerId))}#${work.ids.seal('item', itemId)}`,
      }),
    },
    {
      ...{ key: 'customer', label: w.list.customer },
      cell: ({ customerName, customerCode, customerId }) => ({
        text: customerName,
        href: at.customer(seal(customerId)),
        note: customerCode,
      }),
    },
    {
      ...{ key: 'open', label: w.list.open, numeric: true },
      cell: ({ openMinor, currency }) => ({
        text: formatAmount({ minor: openMinor, currency }, locale),
        note: currency,
      }),
    },
    {
      ...{ key: 'file', label: w.fileBy, sortable: true },
      cell: ({ fileBy }) => {
        const days = daysBetween(work.today, fileBy);
        return days < 0
          ? {
              text: dayText(fileBy, locale),
              note: fill(w.list.over, { day: dayText(fileBy, locale) }),
              tone: 'bad' as const,
            }
          : { text: dayText(fileBy, locale), note: countText(w.list.days, days, locale) };
      },
    },
    {
      ...{ key: 'ends', label: w.ends },
      cell: ({ endsOn, latestOn }) => ({
        text: dayText(endsOn, locale),
        ...(latestOn === null || latestOn === endsOn
          ? {}
          : { note: fill(w.latest, { day: dayText(latestOn, locale) }) }),
      }),
    },
    {
      ...{ key: 'law', label: w.list.law },
      cell: ({ law, doubts, customerId }) => ({
        ...{ text: law, href: at.under(`/customers/${seal(customerId)}/law`) },
        note: doubts
          .split(' ')
          .flatMap((one) => (isDoubt(w, one) ? [w.doubt[one]] : []))
          .join('; '),
        ...(doubts === '' ? {} : { tone: 'wait' as const }),
      }),
    },
    {
      key: 'due',
      label: w.due,
      optional: true,
      cell: ({ dueOn }) => ({ text: dueOn === null ? '–' : dayText(dueOn, locale) }),
    },
    { key: 'collector', label: w.list.collector, optional: true, cell: ({ collector }) => ({ text: collector ?? '' }) },
  ];
}

const isDoubt = (w: LimitationWords, text: string): text is LimitationDoubt => Object.hasOwn(w.doubt, text);
