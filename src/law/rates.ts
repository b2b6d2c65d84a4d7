import { assert } from '../kernel/assert';
import { addDays, dayOf, minDay, partsOf, type Day } from '../kernel/day';

/**
 * Reference rates as dated rows, each with its source. A row is never changed: a better one supersedes it. A series ends
 * where nobody has published more; what lies after that is not known, and nothing is carried on.
 */
export interface RateTable {
  /** Grows with every row that is added: a calculation names the version that it used. */
  readonly version: string;
  readonly series: Readonly<Record<string, RateSeries>>;
}

export interface RateSeries {
  /** ECB_MRO_HALFYEAR, DE_BASISZINSSATZ … as in `src/law/data/rates.json`. */
  readonly name: string;
  readonly label: string;
  /** `percent`, or the currency of amounts that are published like rates (NO_STANDARDKOMPENSASJON). */
  readonly unit: string;
  /** half_year, year: a row holds to the end of it and no longer. step: until the next row, at most to its own `certainTo`. */
  readonly reading: 'half_year' | 'year' | 'step' | 'fixed';
  /** The last day for which the published value was read. */
  readonly certainTo: Day;
  readonly note: string | null;
  /** Oldest first. */
  readonly rows: readonly RateRow[];
}

export interface RateRow {
  readonly series: string;
  readonly from: Day;
  /** Percent a year (or an amount) as a plain decimal: `2.15`, `-0.88`. */
  readonly value: string;
  readonly status: RateStatus;
  readonly source: RateSource;
  /** Of a series of steps: the last day on which it was still seen in force. */
  readonly certainTo?: Day;
  /** Who compared it with the official text: then it may be charged. */
  readonly confirmedBy?: string;
  /** Added by one person where no second one could confirm it. */
  readonly unconfirmed?: true;
}

/** How we know it. derived and memory: not verified against the official text, never charged silently until a person did that. */
export type RateStatus = 'official' | 'secondary' | 'derived' | 'memory';

export interface RateSource {
  readonly title: string;
  readonly url: string | null;
  readonly readOn: Day | null;
}

export const isUnsure = ({ status, confirmedBy }: Pick<RateRow, 'status' | 'confirmedBy'>): boolean =>
  (status === 'derived' || status === 'memory') && confirmedBy === undefined;

/** A row and the last day to which it holds (null: it is fixed); or the first day for which nothing is known. */
export type RateAnswer =
  | { readonly known: true; readonly row: RateRow; readonly holdsTo: Day | null; readonly estimated: boolean }
  | { readonly known: false; readonly unknownFrom: Day };

/** `estimate`: where nobody has published more, the last row carries on, and says that it is an estimate. */
export interface RateAsked {
  readonly estimate?: boolean;
}

export const isSeries = (table: RateTable, name: string): boolean => Object.hasOwn(table.series, name);

export function rateOn(table: RateTable, name: string, on: Day, { estimate = false }: RateAsked = {}): RateAnswer {
  const series = seriesOf(table, name);
  const at = series.rows.findLastIndex(({ from }) => from <= on);
  const row = series.rows[at];
  if (row === undefined) return { known: false, unknownFrom: on };
  const holdsTo = lastDayOf(series, at);
  if (holdsTo === null || on <= holdsTo) return { known: true, row, holdsTo, estimated: false };
  if (!estimate) return { known: false, unknownFrom: addDays(holdsTo, 1) };
  const next = series.rows[at + 1];
  return { known: true, row, holdsTo: next === undefined ? null : addDays(next.from, -1), estimated: true };
}

/** Days of one row. */
export interface RateSpan {
  readonly from: Day;
  readonly to: Day;
  readonly row: RateRow;
  readonly estimated: boolean;
}

/** The rows of these days, both ends included, oldest first: they touch, and end at the last day that is known. */
export function rowsBetween(
  table: RateTable,
  name: string,
  { from, to }: { readonly from: Day; readonly to: Day },
  asked: RateAsked = {},
): { readonly spans: readonly RateSpan[]; readonly unknownFrom: Day | null } {
  const spans: RateSpan[] = [];
  for (let on = from; on <= to;) {
    const answer = rateOn(table, name, on, asked);
    if (!answer.known) return { spans, unknownFrom: on };
    const end = answer.holdsTo === null ? to : minDay(answer.holdsTo, to);
    const { row, estimated } = answer;
    spans.push({ from: on, to: end, row, estimated });
    on = addDays(end, 1);
  }
  return { spans, unknownFrom: null };
}

/** The last day for which a series says anything; null: it is fixed, or holds nothing. */
export function lastKnownDay(series: RateSeries): Day | null {
  return series.rows.length === 0 ? null : lastDayOf(series, series.rows.length - 1);
}

/** The last day to which the row at that place holds; null: for good. */
function lastDayOf(series: RateSeries, at: number): Day | null {
  const row = series.rows[at];
  assert(row !== undefined, `no row ${at} of ${series.name}`);
  const next = series.rows[at + 1];
  const before = next === undefined ? null : addDays(next.from, -1);
  const own = ownEnd(series, row);
  if (own === null || before === null) return own ?? before;
  return minDay(own, before);
}

function ownEnd({ reading }: RateSeries, { from, certainTo }: RateRow): Day | null {
  switch (reading) {
    case 'half_year':
      return halfYearOf(from).to;
    case 'year':
      return certain(dayOf(partsOf(from)[0], 12, 31));
    case 'step':
      return certainTo ?? null;
    case 'fixed':
      return null;
  }
}

/** 1 January to 30 June, or 1 July to 31 December. */
export function halfYearOf(on: Day): { readonly from: Day; readonly to: Day } {
  const [year, month] = partsOf(on);
  const second = month > 6;
  return {
    from: certain(second ? dayOf(year, 7, 1) : dayOf(year, 1, 1)),
    to: certain(second ? dayOf(year, 12, 31) : dayOf(year, 6, 30)),
  };
}

function certain(found: Day | undefined): Day {
  assert(found !== undefined, 'a year has its first and last days');
  return found;
}

function seriesOf(table: RateTable, name: string): RateSeries {
  const series = isSeries(table, name) ? table.series[name] : undefined;
  assert(series !== undefined, `no series of rates ${name}`);
  return series;
}
