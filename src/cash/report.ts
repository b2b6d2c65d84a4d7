/** How much of the deciding about money was done by the rule, and how well. */
export interface DecidedRow {
  /** `2026-02`. */
  readonly month: string;
  readonly byRule: boolean;
  readonly takenBack: boolean;
  /** What was found: `high numbers exact fully`; null where a person decided otherwise, or nothing had to be found. */
  readonly finding: string | null;
  readonly n: number;
}

export interface Tally {
  readonly byRule: number;
  readonly byHand: number;
  /** Of what the rule did, taken back later. */
  readonly takenBack: number;
}

export interface CashReport {
  readonly total: Tally;
  readonly months: readonly (Tally & { readonly month: string })[];
  /** By what was found, the most frequent first; only what the rule did. */
  readonly findings: readonly (Pick<Tally, 'byRule' | 'takenBack'> & { readonly finding: string })[];
}

export function reportOf(rows: readonly DecidedRow[]): CashReport {
  const months = [...new Set(rows.map((row) => row.month))].sort();
  const findings = [...new Set(rows.filter((row) => row.byRule).flatMap((row) => row.finding ?? []))];
  return {
    total: tallyOf(rows),
    months: months.map((month) => ({ month, ...tallyOf(rows.filter((row) => row.month === month)) })),
    findings: findings
      .map((finding) => {
        const { byRule, takenBack } = tallyOf(rows.filter((row) => row.finding === finding));
        return { finding, byRule, takenBack };
      })
      .sort((a, b) => b.byRule - a.byRule || (a.finding < b.finding ? -1 : 1)),
  };
}

/** What was taken back was decided too; what a person decided and took back counts for nothing. */
function tallyOf(rows: readonly DecidedRow[]): Tally {
  const count = (fits: (row: DecidedRow) => boolean): number => rows.filter(fits).reduce((sum, row) => sum + row.n, 0);
  return {
    byRule: count((row) => row.byRule),
    byHand: count((row) => !row.byRule && !row.takenBack),
    takenBack: count((row) => row.byRule && row.takenBack),
  };
}

/** Of a hundred that were decided, how many the rule decided for good; null where nothing was. */
export const shareByRule = ({ byRule, byHand, takenBack }: Tally): number | null =>
  byRule - takenBack + byHand === 0 ? null : (100 * (byRule - takenBack)) / (byRule - takenBack + byHand);

/** Of a hundred that the rule decided, how many stand. */
export const precision = ({ byRule, takenBack }: Pick<Tally, 'byRule' | 'takenBack'>): number | null =>
  byRule === 0 ? null : (100 * (byRule - takenBack)) / byRule;
