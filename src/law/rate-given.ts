import { addDays, addMonths, dayFrom, maxDay, type Day } from '../kernel/day';
import type { NewRate } from './rate-history';
import { derivedValue, plainValue, RATE_VALUE, type SeriesRule } from './rate-table';
import { isUnsure, rateOn, type RateStatus, type RateTable } from './rates';

/** One rate as a person or a file gives it, in words; each fault names its field, what stands there and what was expected. */
export interface GivenRate {
  readonly series: string;
  readonly from: string;
  readonly value: string;
  readonly status: string;
  readonly source: string;
  readonly url: string;
  readonly readOn: string;
  readonly certainTo: string;
}

export const RATE_FIELDS = ['series', 'from', 'value', 'status', 'source', 'url', 'readOn', 'certainTo'] as const;
export type RateField = (typeof RATE_FIELDS)[number];

export interface RateFault {
  readonly field: RateField;
  readonly given: string;
  /** Why it cannot be taken; the desk says it in its own words. */
  readonly why: FaultKind;
  /** What would have been right: a list, a figure, a day. */
  readonly expected: string;
}

export type FaultKind =
  | 'series'
  | 'day'
  | 'half_year'
  | 'year'
  | 'too_early'
  | 'too_late'
  | 'value'
  | 'too_much'
  | 'fixed'
  | 'by_law'
  | 'status'
  | 'source'
  | 'url'
  | 'future'
  | 'only_steps'
  | 'before_from';

const STATUSES: readonly RateStatus[] = ['official', 'secondary', 'derived', 'memory'];

/** What a given rate is judged against. */
export interface Known {
  readonly rules: readonly SeriesRule[];
  readonly table: RateTable;
  readonly today: Day;
}

/** Nothing older belongs here; and nobody publishes a rate more than a year ahead. */
const OLDEST = '1900-01-01';
const AHEAD_MONTHS = 12;
const MOST_PERCENT = 100;
const MOST_AMOUNT = 100_000;
const LONGEST_SOURCE = 300;
const LONGEST_URL = 2000;

/** The rate that was meant, or all that is wrong with it. */
export function rateFrom(
  given: GivenRate,
  known: Known,
): { readonly rate: NewRate } | { readonly faults: readonly RateFault[] } {
  const faults: RateFault[] = [];
  const wrong = (field: RateField, why: FaultKind, expected = ''): null => {
    faults.push({ field, given: given[field].slice(0, LONGEST_SOURCE), why, expected });
    return null;
  };
  const rule = known.rules.find(({ name }) => name === given.series.trim());
  if (rule === undefined) wrong('series', 'series', known.rules.map(({ name }) => name).join(', '));
  const from = fromOf(given, { rule, today: known.today }, wrong);
  const value = valueOf(given, rule, wrong);
  const status = STATUSES.find((one) => one === given.status.trim()) ?? wrong('status', 'status', STATUSES.join(', '));
  const source = sourceOf(given, { today: known.today, read: status !== 'memory' && status !== 'derived' }, wrong);
  const certainTo = certainToOf(given, { rule, from, readOn: source?.readOn ?? known.today }, wrong);
  if (rule !== undefined && from !== null && value !== null) againstLaw({ rule, from, value }, known, wrong);
  if (faults.length > 0 || !rule || !from || value === null || !status || !source) return { faults };
  return {
    rate: { series: rule.name, from, value, status, source, ...(certainTo === null ? {} : { certainTo }) },
  };
}

type Wrong = (field: RateField, why: FaultKind, expected?: string) => null;

function fromOf(
  given: GivenRate,
  { rule, today }: { readonly rule: SeriesRule | undefined; readonly today: Day },
  wrong: Wrong,
): Day | null {
  const from = dayFrom(given.from.trim());
  if (from === undefined) return wrong('from', 'day', '2026-07-01');
  if (from < OLDEST) return wrong('from', 'too_early', OLDEST);
  if (from > addMonths(today, AHEAD_MONTHS)) return wrong('from', 'too_late', addMonths(today, AHEAD_MONTHS));
  if (rule?.reading === 'fixed') return wrong('series', 'fixed');
  if (rule?.reading === 'half_year' && !/-0[17]-01$/.test(from)) return wrong('from', 'half_year', `${from.slice(0, 4)}-01-01, ${from.slice(0, 4)}-07-01`); // prettier-ignore
  if (rule?.reading === 'year' && !from.endsWith('-01-01')) return wrong('from', 'year', `${from.slice(0, 4)}-01-01`);
  return from;
}

/** With a point, or with a comma and no more than two digits after it: `2.15`, `2,15`. */
function valueOf(given: GivenRate, rule: SeriesRule | undefined, wrong: Wrong): string | null {
  const text = given.value.trim().replace(/^(-?\d{1,6}),(\d{1,2})$/, '$1.$2');
  if (!RATE_VALUE.test(text)) return wrong('value', 'value', '2.15');
  const most = rule === undefined || rule.unit === 'percent' ? MOST_PERCENT : MOST_AMOUNT;
  if (Math.abs(Number(text)) > most) return wrong('value', 'too_much', String(most));
  return plainValue(text);
}

/** Nobody has read what is remembered or computed: without a day it has none. */
function sourceOf(
  given: GivenRate,
  { today, read }: { readonly today: Day; readonly read: boolean },
  wrong: Wrong,
): NewRate['source'] | null {
  const title = given.source.trim();
  const before = given.readOn.trim();
  const typed = before === '' ? null : (dayFrom(before) ?? wrong('readOn', 'day', today));
  if (typed !== null && typed > today) return wrong('readOn', 'future', today);
  const readOn = typed ?? (read ? today : null);
  // eslint-disable-next-line no-control-regex -- exactly these have no place in a title
  if (title === '' || title.length > LONGEST_SOURCE || /[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(title)) {
    return wrong('source', 'source', String(LONGEST_SOURCE));
  }
  const url = given.url.trim();
  if (url !== '' && !isWebAddress(url)) return wrong('url', 'url', 'https://…');
  return { title, url: url === '' ? null : url, readOn };
}

function isWebAddress(text: string): boolean {
  if (text.length > LONGEST_URL || /[\s<>"'`]/.test(text) || !/^https?:\/\//i.test(text)) return false;
  return URL.canParse(text) && new URL(text).username === '';
}

/** Of a series of steps: the day on which it was still seen in force. Without one: that on which it was read. */
function certainToOf(
  given: GivenRate,
  { rule, from, readOn }: { readonly rule: SeriesRule | undefined; readonly from: Day | null; readonly readOn: Day },
  wrong: Wrong,
): Day | null {
  const text = given.certainTo.trim();
  if (rule === undefined || from === null) return null;
  if (rule.reading !== 'step') return text === '' ? null : wrong('certainTo', 'only_steps');
  if (text === '') return maxDay(from, readOn);
  const day = dayFrom(text);
  if (day === undefined) return wrong('certainTo', 'day', '2026-12-31');
  if (day < from) return wrong('certainTo', 'before_from', from);
  return day > addDays(addMonths(from, 12), -1) && day > addMonths(readOn, 12)
    ? wrong('certainTo', 'too_late', addMonths(readOn, 12))
    : day;
}

/** A figure that the law computes from another one that is sure can be no other: published lists are wrong now and then. */
function againstLaw(
  { rule, from, value }: { readonly rule: SeriesRule; readonly from: Day; readonly value: string },
  { table }: Known,
  wrong: Wrong,
): void {
  const { derived } = rule;
  if (derived === null || from < derived.since) return;
  const base = rateOn(table, derived.of, from);
  if (!base.known || base.row.from !== from || isUnsure(base.row)) return;
  const own = derivedValue(base.row.value, derived);
  if (own !== value) wrong('value', 'by_law', `${own} (${derived.of} ${base.row.value})`);
}
