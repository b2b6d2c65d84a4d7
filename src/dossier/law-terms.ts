import type { Day } from '../kernel/day';
import type { InterestPolicy } from '../law/policy';
import { isUnsure, type RateTable } from '../law/rates';
import type { InterestTerms } from './claim-interest';

/**
 * Interest as a law says it, as it is kept with a claim: the rule, and of the table of rates what it needs, as it was known that
 * day. A row that nobody has verified is left out: what depends on it is not claimed.
 */
export function lawTerms(policy: InterestPolicy, table: RateTable, contractOn: Day | null): InterestTerms {
  const name = policy.rate.kind === 'series' ? policy.rate.series : null;
  const series = name === null ? undefined : table.series[name];
  const sure = series && { ...series, rows: series.rows.filter((row) => !isUnsure(row)) };
  return {
    rates: [],
    law: {
      policy,
      table: { version: table.version, series: sure === undefined ? {} : { [sure.name]: sure } },
      contractOn,
    },
  };
}
