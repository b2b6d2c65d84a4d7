import { day } from '../../kernel/day';
import type { InterestClaim } from '../calculation';
import { fractionText } from '../fraction';
import type { ClaimInterest } from '../calculation';
import type { InterestPolicy, RateRule } from '../policy';
import type { RateRow, RateTable } from '../rates';

/** Policies and small tables that tests of the calculation are played with: in the manner of a law, but of no country. */
export const fixed = (percent: string): RateRule => ({ kind: 'fixed', percent });

export const series = (points: string, mode: 'float_half_year' | 'float_any_date' | 'locked_at_start'): RateRule => ({
  ...{ kind: 'series', series: 'HALF', mode },
  margins: [{ from: null, points }],
});

export const policy = (rate: RateRule, more: Partial<InterestPolicy> = {}): InterestPolicy => ({
  ...{ key: 'TEST', rate, dayCount: 'act/365', counting: 'difference', rounding: 'end', compounding: 'none' },
  ...{ paymentDayBears: true, allocation: ['costs', 'interest', 'principal'] },
  basis: { text: 'a test', evidence: 'read', validFrom: null, validTo: null },
  ...more,
});

/** Rates of half-years, `2025-01-01 2.5`. */
export function halfYears(...rows: readonly string[]): RateTable {
  const read = rows.map((text): RateRow => {
    const [from = '', value = '', status = 'official'] = text.split(' ');
    const source = { title: `gazette of ${from}`, url: null, readOn: null };
    return { series: 'HALF', from: day(from), value, status: status as RateRow['status'], source };
  });
  const half = { name: 'HALF', label: 'of a test', unit: 'percent', reading: 'half_year', note: null } as const;
  return { version: 'test', series: { HALF: { ...half, certainTo: day('2026-06-30'), rows: read } } };
}

export const NO_TABLE: RateTable = { version: 'test', series: {} };

export const claim = (principalMinor: number, dueOn: string, given: InterestPolicy): InterestClaim => ({
  ...{ id: 'F-1', principalMinor, costsMinor: 0, creditedMinor: 0, contractOn: null, policy: given },
  term: { after: day(dueOn), to: null },
});

/** A table as a clerk reads it, `100000 2026-02-01…2026-02-10 10 d 10 % = 2.7397`; the total last. */
export const told = ({ lines, interestMinor }: ClaimInterest): string[] => [
  ...lines.map(
    ({ baseMinor, from, to, days, percent, counted, held, estimated }) =>
      `${baseMinor} ${from}…${to} ${days} d ${percent} % = ${fractionText(counted, 2, 4)}` +
      `${held === null ? '' : ` (${held})`}${estimated ? ' (estimated)' : ''}`,
  ),
  `= ${interestMinor}`,
];
