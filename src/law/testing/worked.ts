import { addDays, daysBetween, minDay, partsOf, type Day } from '../../kernel/day';
import { add, decimal, times, ZERO, type Fraction } from '../fraction';
import type { PolicyFound } from '../policy-for';
import { halfYearOf, rateOn, type RateTable } from '../rates';

/**
 * A worked example as a clerk would do it with a pencil, independent of the engine: days of each rate times the rate, by the day count of the
 * policy, rounded as it says. No payments, no interest on interest.
 */
export interface Worked {
  readonly lines: readonly string[];
  readonly amount: string;
}

export interface Example {
  readonly principal: string;
  readonly dueOn: Day;
  readonly to: Day;
  readonly contractOn: Day | null;
}

interface Stretch {
  readonly from: Day;
  readonly to: Day;
  readonly percent: string;
  readonly source: string;
}

export function worked({ policy }: PolicyFound, table: RateTable, example: Example): Worked {
  const minor = decimal(example.principal);
  const lines: string[] = [];
  let total = ZERO;
  for (const { from, to, percent, source } of stretches(policy.rate, table, example)) {
    let days = 0;
    let interest = ZERO;
    for (const [count, base] of counted(policy.dayCount, from, to)) {
      days += count;
      const one = times(times(minor, decimal(percent)), { numerator: BigInt(count), denominator: BigInt(base) * 100n });
      interest = add(interest, one);
    }
    if (policy.rounding === 'per_period') interest = decimal(rounded(interest, 2));
    total = add(total, interest);
    lines.push(`${days} d × ${percent} % (${source})`);
  }
  return { lines, amount: rounded(total, policy.rounding === 'whole_unit' ? 0 : 2) };
}

function stretches(
  rate: PolicyFound['policy']['rate'],
  table: RateTable,
  { dueOn, to, contractOn }: Example,
): Stretch[] {
  const first = addDays(dueOn, 1);
  if (rate.kind === 'fixed') return [{ from: first, to, percent: rate.percent, source: 'the law' }];
  if (rate.kind === 'steps') throw new Error('no steps in examples');
  const found: Stretch[] = [];
  const margin = rate.margins.findLast(({ from }) => from === null || from <= (contractOn ?? first))!.points;
  for (let on = first; on <= to;) {
    const answer = rateOn(table, rate.series, rate.mode === 'locked_at_start' ? first : on);
    if (!answer.known) throw new Error(`unknown from ${answer.unknownFrom}`);
    const isLocked = rate.mode === 'locked_at_start';
    const held = isLocked || answer.holdsTo === null ? to : minDay(answer.holdsTo, to);
    const end = rate.mode === 'float_half_year' ? minDay(held, halfYearOf(on).to) : held;
    const percent = String(Number((Number(answer.row.value) + Number(margin)).toFixed(4)));
    found.push({ from: on, to: end, percent, source: `${answer.row.status}: ${answer.row.source.title}` });
    on = addDays(end, 1);
  }
  return found;
}

/** Days and the days of their year. */
function counted(count: PolicyFound['policy']['dayCount'], from: Day, to: Day): [number, number][] {
  const days = daysBetween(from, to) + 1;
  if (count === '30/360') {
    const [a, b] = [partsOf(addDays(from, -1)), partsOf(to)];
    const whole = (b[0] - a[0]) * 360 + (b[1] - a[1]) * 30 + Math.min(b[2], 30) - Math.min(a[2], 30);
    return [[whole, 360]];
  }
  if (count !== 'act/act' && count !== 'act/366leap') return [[days, count === 'act/360' ? 360 : 365]];
  const parts: [number, number][] = [];
  for (let on = from; on <= to;) {
    const [year] = partsOf(on);
    const end = minDay(`${year}-12-31` as Day, to);
    parts.push([daysBetween(on, end) + 1, (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 366 : 365]);
    on = addDays(end, 1);
  }
  return parts;
}

function rounded({ numerator, denominator }: Fraction, decimals: number): string {
  const scaled = (numerator * 10n ** BigInt(decimals) * 2n + denominator) / (denominator * 2n);
  const text = String(scaled).padStart(decimals + 1, '0');
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}
