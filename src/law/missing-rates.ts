import { addMonths, partsOf, type Day } from '../kernel/day';
import { lawKey, seriesOfLaw } from './policy-for';
import { halfYearOf, isSeries, isUnsure, rateOn, type RateSeries, type RateTable } from './rates';

/** What a law's interest needs and nobody has published, or nobody has verified: once a series and half-year. */
export interface MissingRate {
  readonly series: RateSeries;
  /** `2026 H2`, or `2027` of a yearly series. */
  readonly period: string;
  /** unknown: no row. unsure: a row that is computed or remembered. */
  readonly why: 'unknown' | 'unsure';
  /** The rules of interest that need it. */
  readonly rules: readonly string[];
}

export function missingRates(table: RateTable, laws: readonly string[], on: Day): MissingRate[] {
  const needed = new Map<string, Set<string>>();
  for (const { series, rules } of laws.map(lawKey).flatMap(seriesOfLaw)) {
    needed.set(series, new Set([...(needed.get(series) ?? []), ...rules]));
  }
  return [...needed].flatMap(([name, rules]): MissingRate[] => {
    const series = isSeries(table, name) ? table.series[name] : undefined;
    const why = series === undefined ? null : stateOn(table, name, on);
    if (series === undefined || why === null) return [];
    return [{ series, period: periodOf(series, on), why, rules: [...rules] }];
  });
}

function stateOn(table: RateTable, name: string, on: Day): MissingRate['why'] | null {
  const answer = rateOn(table, name, on);
  if (!answer.known) return 'unknown';
  return isUnsure(answer.row) ? 'unsure' : null;
}

function periodOf({ reading }: Pick<RateSeries, 'reading'>, on: Day): string {
  const [year] = partsOf(on);
  return reading === 'year' ? String(year) : `${year} H${halfYearOf(on).from.slice(5, 7) === '01' ? 1 : 2}`;
}

/** What its task is about. */
export const aboutMissing = (series: string, period: string): string => `rate/${series}/${period.replace(' ', '-')}`;

/** How many half-years back a task may still wait. */
const HALVES = 8;

/** The periods of the last years of which the rate is known and sure now: their tasks are done. */
export function knownPeriods(table: RateTable, on: Day): string[] {
  const days = Array.from({ length: HALVES }, (_, at) => addMonths(halfYearOf(on).from, -6 * at));
  return Object.values(table.series).flatMap((series) =>
    days
      .filter((one) => stateOn(table, series.name, one) === null)
      .map((one) => aboutMissing(series.name, periodOf(series, one))),
  );
}
