import { day, type Day } from '../kernel/day';
import { sum } from '../kernel/money';
import type { DebtorClass } from '../law/sentence';
import type { ClaimPart, InterestRow } from './legal';

/**
 * What the two invoices of a sample paper bear under each law: the rates and fixed sums of those days, so that what a sample claims is
 * what its sentences say. Lines are counted by 365 days.
 */
export interface SampleBears {
  readonly parts: readonly ClaimPart[];
  readonly interest: readonly InterestRow[];
  readonly dailyMinor: number;
}

export const PRINCIPAL = [
  { document: '2291', principalMinor: 480_000 },
  { document: '2304', principalMinor: 155_000 },
] as const;

/** Percent a year of each invoice: in 2025, from 2026 on. Where the law locks the rate, that of the day on which default began. */
type Rates = readonly [first2025: string, first2026: string, second2026: string];
const same = (rate: string): Rates => [rate, rate, rate];

const BUSINESS: Readonly<Record<string, Rates>> = {
  ...{ AT: same('10.73'), BE: same('10.5'), CH: same('5'), DE: same('10.27'), DK: same('9.75'), ES: same('10.15') },
  ...{
    FI: same('10.5'),
    FR: same('12.15'),
    IE: same('10.15'),
    IT: same('10.15'),
    LU: same('10.15'),
    NL: same('10.15'),
  },
  ...{ NO: ['12.25', '12', '12'], PL: ['15.25', '14', '14'], PT: same('10.15'), SE: same('10') },
  UK: ['12.25', '12.25', '11.75'],
};
const PUBLIC: Readonly<Record<string, Rates>> = { FR: same('10.15'), PL: ['13.25', '12', '12'] };
const CONSUMER: Readonly<Record<string, Rates>> = {
  ...{ AT: same('4'), DE: same('6.27'), FI: same('9.5'), IT: ['2', '1.6', '1.6'], NL: ['6', '4', '4'] },
  PL: ['9.75', '9.5', '9.5'],
};
/** Where the law gives a consumer none of itself, or not by these sentences. */
const NONE_OF_CONSUMERS = ['UK', 'FR', 'IE', 'BE', 'ES', 'LU', 'PT'];

const EACH: readonly [number, number] = [4_000, 4_000];
const FIXED: Readonly<Record<string, readonly [number, number]>> = {
  ...{ CH: [0, 0], NL: [0, 0], DK: [31_000, 31_000], IE: [7_000, 7_000], NO: [47_000, 46_000], PL: [16_948, 16_948] },
  ...{ SE: [45_000, 45_000], UK: [7_000, 7_000] },
};

type Span = readonly [invoice: 0 | 1, from: Day, to: Day, days: number];
const SPANS: readonly Span[] = [
  [0, day('2025-11-21'), day('2025-12-31'), 41],
  [0, day('2026-01-01'), day('2026-03-02'), 61],
  [1, day('2026-01-01'), day('2026-03-02'), 61],
];

export function sampleBears(law: string, debtor: DebtorClass): SampleBears {
  const isConsumer = debtor === 'consumer';
  const own = isConsumer ? CONSUMER[law] : debtor === 'public_body' ? PUBLIC[law] : undefined;
  const rates = isConsumer && NONE_OF_CONSUMERS.includes(law) ? undefined : (own ?? BUSINESS[law]);
  const interest = rates === undefined ? [] : SPANS.map((span, at) => rowOf(span, rates[at] ?? '0'));
  const fixed = isConsumer ? [0, 0] : (FIXED[law] ?? EACH);
  return {
    interest,
    parts: PRINCIPAL.map((one, at) => ({
      ...one,
      interestMinor: sum(interest.flatMap((row) => (row.document === one.document ? [row.interestMinor] : []))),
      fixedMinor: fixed[at] ?? 0,
    })),
    dailyMinor: sum(PRINCIPAL.map(({ principalMinor }, at) => accrued(principalMinor, rates?.[at + 1] ?? '0', 1))),
  };
}

function rowOf(span: Span, percent: string): InterestRow {
  const [invoice, from, to, days] = span;
  const { document, principalMinor: baseMinor } = PRINCIPAL[invoice];
  return { document, baseMinor, from, to, days, percent, interestMinor: accrued(baseMinor, percent, days) };
}

const accrued = (minor: number, percent: string, days: number): number =>
  Math.round((minor * Number(percent) * days) / 36_500);
