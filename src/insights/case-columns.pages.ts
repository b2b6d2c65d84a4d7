import type { Visit } from '../companies/visit.pages';
import { daysBetween } from '../kernel/day';
import { formatAmount } from '../kernel/money';
import type { CaseListWords } from '../languages/case-list-words.en';
import { countText, dayText, fill, numberText } from '../languages/said';
import { RECOVERY_WORDS } from '../languages/recovery-words';
import { inLanguage } from '../languages/said';
import type { Cell, Column } from '../platform/web/list';
import type { CaseRow } from './case-list.panel';

/** The columns of the list of cases. */
export function caseColumns(visit: Visit, w: CaseListWords): readonly Column<CaseRow>[] {
  return [...whatColumns(visit, w), ...nextColumns(visit, w), ...moneyColumns(visit, w), ...moreColumns(visit, w)];
}

function whatColumns({ at, work, locale }: Visit, { column: c, ...w }: CaseListWords): Column<CaseRow>[] {
  return [
    {
      key: 'number',
      label: c.number,
      sortable: true,
      cell: (row) => ({ text: row.number, href: at.case(work.ids.seal('case', row.caseId)) }),
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
      key: 'partner',
      label: c.partner,
      sortable: true,
      cell: (row) => ({ text: row.partner, ...(row.partnerRef !== null && { note: row.partnerRef }) }),
    },
    {
      key: 'stage',
      label: c.stage,
      sortable: true,
      cell: (row) => ({ text: w.stage[row.stage], note: fill(w.stageSince, { day: dayText(row.stagedOn, locale) }) }),
    },
    {
      key: 'days',
      label: c.days,
      numeric: true,
      cell: (row) => ({ text: numberText(daysOf(row, visitDay(work)), locale) }),
    },
  ];
}

const visitDay = (work: Visit['work']) => work.today;

/** Since the hand-over; of a closed case until its end. */
export const daysOf = ({ handedOverOn, endedOn }: CaseRow, today: Visit['work']['today']): number =>
  daysBetween(handedOverOn, endedOn ?? today);

function moneyColumns({ locale }: Visit, { column: c }: CaseListWords): Column<CaseRow>[] {
  const money = (minor: number, { currency }: CaseRow): string => formatAmount({ minor, currency }, locale);
  return [
    {
      key: 'claimed',
      label: c.claimed,
      numeric: true,
      sortable: true,
      cell: (row) => ({ text: money(row.claimedMinor, row) }),
    },
    {
      key: 'came',
      label: c.cameIn,
      numeric: true,
      cell: (row) => (row.cameInMinor === 0 ? { text: '' } : { text: money(row.cameInMinor, row), tone: 'good' }),
    },
    { key: 'open', label: c.open, numeric: true, cell: (row) => ({ text: money(row.openMinor, row) }) },
    { key: 'currency', label: c.currency, cell: ({ currency }) => ({ text: currency, tone: 'quiet' }) },
  ];
}

function nextColumns(visit: Visit, w: CaseListWords): Column<CaseRow>[] {
  const { locale } = visit;
  return [
    { key: 'next', label: w.column.next, sortable: true, cell: (row) => nextCell(visit, w, row) },
    {
      key: 'heard',
      label: w.column.heard,
      cell: ({ heardOn }) => (heardOn === null ? { text: w.never, tone: 'quiet' } : { text: dayText(heardOn, locale) }),
    },
  ];
}

function nextCell({ work, locale, language }: Visit, w: CaseListWords, { next, outcome }: CaseRow): Cell {
  if (!next?.by)
    return { text: outcome === null ? '' : inLanguage(RECOVERY_WORDS, language).outcome[outcome], tone: 'quiet' };
  const by = dayText(next.by, locale);
  if (!next.late) return { text: w.next[next.what], note: by, ...(next.who === 'us' && { tone: 'wait' as const }) };
  const late = countText(w.late, daysBetween(next.by, work.today), locale);
  return { text: w.next[next.what], note: `${by} · ${late}`, tone: 'bad' };
}

function moreColumns({ locale }: Visit, { column: c }: CaseListWords): Column<CaseRow>[] {
  const day = (on: CaseRow['endedOn']): Cell => ({ text: on === null ? '' : dayText(on, locale) });
  return [
    { key: 'handed', label: c.handed, sortable: true, optional: true, cell: (row) => day(row.handedOverOn) },
    { key: 'handler', label: c.handler, optional: true, cell: (row) => ({ text: handlerOf(row) }) },
    { key: 'collector', label: c.collector, optional: true, cell: (row) => ({ text: row.collector ?? '' }) },
    { key: 'country', label: c.country, optional: true, cell: (row) => ({ text: row.country ?? '' }) },
    {
      key: 'age',
      label: c.age,
      numeric: true,
      optional: true,
      cell: ({ ageDays }) => ({ text: ageDays === null ? '' : numberText(ageDays, locale) }),
    },
    { key: 'ended', label: c.ended, optional: true, cell: (row) => day(row.endedOn) },
  ];
}

/** The name of who works the case at the partner. */
export function handlerOf({ handler }: Pick<CaseRow, 'handler'>): string {
  if (handler === null) return '';
  const { name } = JSON.parse(handler) as { readonly name?: unknown };
  return typeof name === 'string' ? name : '';
}
