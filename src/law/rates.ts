import type { Day } from '../kernel/day';

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
  /** half_year: a row holds for its half-year and no longer. step: until the next row, at most to `certainTo`. */
  readonly reading: 'half_year' | 'step' | 'fixed';
  /** The last day for which the published value was read. */
  readonly certainTo: Day;
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
}

/** How we know it. derived and memory: not verified against the official text, never charged silently. */
export type RateStatus = 'official' | 'secondary' | 'derived' | 'memory';

export interface RateSource {
  readonly title: string;
  readonly url: string | null;
  readonly readOn: Day | null;
}

export const isUnsure = ({ status }: Pick<RateRow, 'status'>): boolean => status === 'derived' || status === 'memory';
