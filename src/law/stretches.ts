import { addDays, day, minDay, type Day } from '../kernel/day';
import { addDecimals } from './fraction';
import type { RateRule } from './policy';
import { halfYearOf, rateOn, type RateRow, type RateSeries, type RateTable } from './rates';

/**
 * The days of a rate rule: one stretch for each row, ending where the next begins or where nobody has published more.
 * Nothing is carried on: what lies between or after stretches is not known, unless an estimate is asked for.
 */
export interface Stretch {
  readonly from: Day;
  /** The first day on which it no longer holds. */
  readonly end: Day;
  /** Percent a year, margin included. */
  readonly percent: string;
  readonly row: RateRow | null;
  readonly estimated: boolean;
}

export interface Stretched {
  readonly stretches: readonly Stretch[];
  /** Of a series: its name. */
  readonly series: string | null;
}

/** Before every day that there is, and after. */
const FIRST_DAY = day('1900-01-01');
export const NO_MORE = day('2199-12-31');

/** `points`: the margin on a series (see `marginOf`). */
export function stretchesOf(rule: RateRule, table: RateTable, wanted: Wanted): Stretched {
  if (rule.kind === 'fixed') return { series: null, stretches: [always(rule.percent)] };
  if (rule.kind === 'steps') return { series: null, stretches: stepped(rule.steps) };
  const known = stretched.get(table) ?? new Map<string, Stretched>();
  stretched.set(table, known);
  const key = `${rule.series}|${rule.mode}|${wanted.points}|${String(wanted.estimate)}`;
  const found = known.get(key) ?? seriesStretched(rule, table, wanted);
  known.set(key, found);
  return found;
}

/** A table does not change: what a rule makes of it is made once, however many claims follow that rule. */
const stretched = new WeakMap<RateTable, Map<string, Stretched>>();

function seriesStretched(
  rule: Extract<RateRule, { readonly kind: 'series' }>,
  table: RateTable,
  { points, estimate }: Wanted,
): Stretched {
  const series = Object.hasOwn(table.series, rule.series) ? table.series[rule.series] : undefined;
  const rows = series === undefined ? [] : stretchesOfSeries(table, series, points);
  const known = rule.mode === 'float_half_year' && series?.reading !== 'year' ? rows.flatMap(inHalfYears) : rows;
  const last = known.at(-1);
  const beyond = estimate && last !== undefined && last.end < NO_MORE;
  const guessed = beyond ? [{ ...last, from: last.end, end: NO_MORE, estimated: true }] : [];
  return { series: rule.series, stretches: [...known, ...guessed] };
}

export interface Wanted {
  readonly points: string;
  readonly estimate: boolean;
}

const always = (percent: string): Stretch => ({ from: FIRST_DAY, end: NO_MORE, percent, row: null, estimated: false });

function stepped(steps: readonly { readonly from: Day; readonly percent: string }[]): Stretch[] {
  const sorted = [...steps].sort((a, b) => (a.from < b.from ? -1 : 1));
  return sorted.map(({ from, percent }, n) => ({
    ...{ from, percent, row: null, estimated: false },
    end: sorted[n + 1]?.from ?? NO_MORE,
  }));
}

function stretchesOfSeries(table: RateTable, series: RateSeries, points: string): Stretch[] {
  return series.rows.flatMap((row): Stretch[] => {
    const answer = rateOn(table, series.name, row.from);
    if (!answer.known) return [];
    const end = answer.holdsTo === null ? NO_MORE : addDays(answer.holdsTo, 1);
    return [{ from: row.from, end, percent: addDecimals(row.value, points), row, estimated: false }];
  });
}

/** A rate that is set anew each half-year makes a line for each, also where the figure stays: where lines are rounded that is seen. */
function inHalfYears(stretch: Stretch): Stretch[] {
  const parts: Stretch[] = [];
  for (let from = stretch.from; from < stretch.end;) {
    const end = stretch.end === NO_MORE ? NO_MORE : minDay(stretch.end, addDays(halfYearOf(from).to, 1));
    parts.push({ ...stretch, from, end });
    from = end;
  }
  return parts;
}

/** The one that holds on a day. What is asked for is mostly new, so it is looked for from the end. */
export function stretchOn(stretches: readonly Stretch[], on: Day): Stretch | undefined {
  const last = stretches.findLast(({ from }) => from <= on);
  return last !== undefined && on < last.end ? last : undefined;
}

/** The margin of a contract of that day. */
export function marginOf(rule: RateRule, contractOn: Day): string {
  if (rule.kind !== 'series') return '0';
  return rule.margins.filter(({ from }) => from === null || from <= contractOn).at(-1)?.points ?? '0';
}
