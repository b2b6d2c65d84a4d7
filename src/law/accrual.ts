import { addDays, addMonths, daysBetween, maxDay, minDay, type Day } from '../kernel/day';
import { assert } from '../kernel/assert';
import type { InterestClaim, InterestHold, InterestWarning } from './calculation';
import { daysIn, splitsYears, yearDays, type Bounds, type Period } from './day-count';
import { add, decimal, wholeOf, ZERO, type Fraction } from './fraction';
import type { InterestLine } from './policy';
import { countedOf, roundsAtEnd, roundsLines, totalOf, type Scale } from './rounding';
import { stretchOn, type Stretch, type Stretched } from './stretches';

/**
 * One claim on its way through the days. Between two events (a payment, the end) it adds lines: a new one wherever the rate,
 * the year of an act/act count, the anniversary of a compounding claim or a hold begins. No day counts twice or bears less than nothing.
 */
export interface Accrual {
  readonly claim: InterestClaim;
  readonly bounds: Bounds;
  readonly first: Day;
  /** The first day that no longer counts. */
  readonly end: Day;
  readonly rates: Stretched;
  readonly holds: readonly InterestHold[];
  readonly scale: Scale;
  readonly lines: InterestLine[];
  readonly warnings: InterestWarning[];
  /** What follows moves. `at`: the first day not yet counted. */
  at: Day;
  base: number;
  costs: number;
  counted: Fraction;
  joined: number;
  anniversaries: number;
  readonly paid: { costs: number; interest: number; principal: number };
}

export function opened(
  claim: InterestClaim,
  { asOf, rates, holds, scale }: { asOf: Day; rates: Stretched; holds: readonly InterestHold[]; scale: Scale },
): Accrual {
  const { term, policy } = claim;
  const bounds: Bounds = 'after' in term ? 'after' : policy.counting === 'both' ? 'both' : 'from';
  const first = 'after' in term ? addDays(term.after, 1) : term.from;
  const last = term.to === null ? asOf : minDay(term.to, asOf);
  const end = inBlocks(first, bounds === 'from' ? last : addDays(last, 1), policy.accrualBlockDays);
  return {
    claim,
    bounds,
    first,
    end: maxDay(first, end),
    rates,
    holds: holds.length === 0 ? holds : holds.filter(({ claims }) => claims.length === 0 || claims.includes(claim.id)),
    scale,
    lines: [],
    warnings: [],
    at: first,
    base: Math.max(0, claim.principalMinor - claim.creditedMinor),
    costs: claim.costsMinor,
    counted: ZERO,
    joined: 0,
    anniversaries: 0,
    paid: { costs: 0, interest: 0, principal: 0 },
  };
}

function inBlocks(first: Day, end: Day, block: number | undefined): Day {
  if (block === undefined || end <= first) return end;
  const days = daysBetween(first, end);
  return addDays(first, days - (days % block));
}

/** Interest up to a day that does not count any more. */
export function accrue(one: Accrual, until: Day): void {
  const to = minDay(until, one.end);
  while (one.at < to) {
    join(one);
    const period = { from: one.at, end: to };
    const stretch = stretchOn(one.rates.stretches, one.at);
    const hold = holdOn(one.holds, one.at);
    const cut = minDay(cutOf(one, period, stretch), nextHold(one, period, hold));
    addLine(one, { from: one.at, end: cut }, { stretch, hold });
    one.at = cut;
  }
  if (one.at < one.end) join(one);
}

/** On the anniversary of its first day interest that is not paid joins what bears interest (BW 6:119(2), 6:119a(3)). */
function join(one: Accrual): void {
  if (one.claim.policy.compounding === 'none' || one.at < anniversary(one)) return;
  const due = interestDue(one);
  one.base += due;
  one.joined += due;
  one.anniversaries += 1;
}

/** Of 29 February in other years: the 28th. */
const anniversary = (one: Accrual): Day => addMonths(one.first, 12 * (one.anniversaries + 1));

/** What is due of interest and did not join principal, in whole minor units: never more than what is due in the end. */
export const interestDue = (one: Accrual): number => totalInterest(one) - one.joined - one.paid.interest;

export const totalInterest = (one: Accrual): number => totalOf(one.claim.policy.rounding, one.counted, one.scale);

function cutOf(one: Accrual, { from, end }: Period, stretch: Stretch | undefined): Day {
  const { dayCount, compounding } = one.claim.policy;
  let cut = stretch === undefined ? beginningAfter(one.rates.stretches, from, end) : minDay(end, stretch.end);
  if (splitsYears(dayCount)) cut = minDay(cut, newYearAfter(from));
  if (compounding !== 'none') cut = minDay(cut, anniversary(one));
  return cut;
}

const beginningAfter = (stretches: readonly Stretch[], on: Day, end: Day): Day =>
  stretches.reduce((first, { from }) => (from > on && from < first ? from : first), end);

const newYearAfter = (on: Day): Day => `${String(Number(on.slice(0, 4)) + 1)}-01-01` as Day;

export const holdOn = (holds: readonly InterestHold[], on: Day): InterestHold | undefined =>
  holds.find(({ from, to }) => from <= on && (to === null || on <= to));

/** The end of the hold that stands, or the beginning of the next. */
function nextHold({ holds }: Accrual, { from, end }: Period, hold: InterestHold | undefined): Day {
  if (hold !== undefined) return hold.to === null ? end : minDay(end, addDays(hold.to, 1));
  return holds.reduce((first, one) => (one.from > from && one.from < first ? one.from : first), end);
}

function addLine(
  one: Accrual,
  period: Period,
  { stretch, hold }: { stretch: Stretch | undefined; hold: InterestHold | undefined },
): void {
  if (one.base === 0) return;
  if (stretch === undefined) {
    const until = period.end < one.end ? period.end : null;
    one.warnings.push({ kind: 'rate_unknown_from', day: period.from, until, series: one.rates.series });
    return;
  }
  const line = lineOf(one, period, stretch, hold);
  if (stretch.estimated) one.warnings.push({ kind: 'estimated_from', day: period.from, series: one.rates.series });
  one.lines.push(line);
  one.counted = add(one.counted, line.counted);
}

function lineOf(one: Accrual, period: Period, stretch: Stretch, hold: InterestHold | undefined): InterestLine {
  const { dayCount, rounding } = one.claim.policy;
  const days = daysIn(dayCount, period, { bounds: one.bounds, last: period.end === one.end });
  const year = yearDays(dayCount, period.from);
  const full = { base: wholeOf(one.base), perDay: dayRate(stretch.percent, year), days };
  const bearing = hold === undefined ? full : { ...full, perDay: ZERO };
  const interest = countedOf('end', bearing, one.scale);
  const counted = roundsAtEnd(rounding) ? interest : countedOf(rounding, bearing, one.scale);
  return {
    baseMinor: one.base,
    from: period.from,
    to: addDays(period.end, -1),
    days,
    yearDays: year,
    percent: stretch.percent,
    rateRow: stretch.row,
    estimated: stretch.estimated,
    held: hold?.reason ?? null,
    leftOut: hold === undefined ? null : countedOf('end', full, one.scale),
    interest,
    counted,
    roundedMinor: roundsLines(rounding) ? totalOf(rounding, counted, one.scale) : null,
  };
}

/** A rate below nothing bears nothing. Common years and leap years have one denominator, so that their lines are added at once. */
export function dayRate(percent: string, year: number): Fraction {
  assert(year > 0, 'a year has days');
  const { numerator, denominator } = decimal(percent);
  if (numerator <= 0n) return ZERO;
  if (year === 366) return { numerator: numerator * 365n, denominator: denominator * 100n * BOTH_YEARS };
  return { numerator, denominator: denominator * 100n * BigInt(year) };
}

const BOTH_YEARS = 365n * 366n;
