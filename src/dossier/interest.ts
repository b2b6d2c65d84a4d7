import { addDays, daysBetween, maxDay, minDay, type Day } from '../kernel/day';
import { assert } from '../kernel/assert';
import { share, sum } from '../kernel/money';
import type { Claim, ClaimedEntry, InterestRate } from './claim';

/**
 * Simple interest, as a table that a clerk can recompute: what was owed, from when, until when, how many days, at which
 * rate. A line ends where a payment lowers what is owed or a rate changes. Days ÷ 365; the due day does not count, the day
 * of a payment does. Fractions are kept exactly and rounded once per invoice.
 */
export interface InterestTable {
  readonly entries: readonly EntryInterest[];
  readonly totalMinor: number;
  /** What each further day adds: minor units as an exact fraction, and rounded for print. */
  readonly daily: Fraction;
  readonly dailyMinor: number;
  readonly rates: readonly InterestRate[];
}

export interface EntryInterest {
  readonly document: string;
  readonly segments: readonly Segment[];
  /** Rounded once, half away from zero. */
  readonly interestMinor: number;
}

export interface Segment {
  readonly owedMinor: number;
  /** First day that counts. */
  readonly from: Day;
  /** Last day that counts. */
  readonly to: Day;
  readonly days: number;
  readonly rate: InterestRate;
  /** owed × days × rate ÷ 36,500: minor units, not rounded. */
  readonly interest: Fraction;
}

export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Null where no interest is claimed. Entries without a due day, or not overdue on the key date, bear none; nor do those whose due day is assumed. */
export function interestTable(claim: Claim): InterestTable | null {
  const rates = claim.interest?.rates ?? [];
  if (rates.length === 0) return null;
  const entries = claim.entries
    .map((entry) => interestOf(entry, rates, claim.keyDate))
    .filter((one) => one.segments.length > 0);
  const running = runningOn(claim);
  const tomorrow = addDays(claim.keyDate, 1);
  const daily = interestFor(sum(running.map((entry) => entry.claimedMinor)), 1, rateOn(rates, tomorrow));
  return {
    entries,
    totalMinor: sum(entries.map((entry) => entry.interestMinor)),
    daily,
    dailyMinor: rounded([daily]),
    rates,
  };
}

/** What bears interest on the key date. */
export const runningOn = ({ entries, keyDate }: Pick<Claim, 'entries' | 'keyDate'>): ClaimedEntry[] =>
  entries.filter((entry) => entry.dueOn !== null && entry.dueOn <= keyDate && !isAssumed(entry));

/** Nobody said until when it was to be paid: nothing is charged from a day that is only assumed. */
const isAssumed = ({ dueComputed }: ClaimedEntry): boolean => dueComputed?.basis === 'assumed';

/** Interest of one entry from the day after it was due to the key date, both counted. */
export function interestOf(entry: ClaimedEntry, rates: readonly InterestRate[], keyDate: Day): EntryInterest {
  const segments = entry.dueOn === null || isAssumed(entry) ? [] : segmentsOf(entry, entry.dueOn, { rates, keyDate });
  return { document: entry.document, segments, interestMinor: rounded(segments.map((segment) => segment.interest)) };
}

/** Minor units as text of the major unit with so many decimals, `2.9096`: for a line that is not rounded to cents yet. */
export function fractionText({ numerator, denominator }: Fraction, exponent: number, decimals: number): string {
  const scaled = numerator * 10n ** BigInt(Math.max(0, decimals - exponent));
  const digits = String((scaled * 2n + denominator) / (denominator * 2n)).padStart(decimals + 1, '0');
  return `${digits.slice(0, digits.length - decimals)}.${digits.slice(-decimals)}`;
}

function segmentsOf(
  entry: ClaimedEntry,
  dueOn: Day,
  { rates, keyDate }: { rates: readonly InterestRate[]; keyDate: Day },
): Segment[] {
  const cuts = [...paymentDays(entry, dueOn, keyDate), ...rateDays(rates, dueOn, keyDate), keyDate];
  const ends = [...new Set(cuts)].sort();
  const segments: Segment[] = [];
  let before = dueOn;
  for (const to of ends) {
    const from = addDays(before, 1);
    const owedMinor = owedOn(entry, from);
    if (from <= to && owedMinor > 0) {
      const days = daysBetween(before, to);
      const rate = rateOn(rates, from);
      segments.push({ owedMinor, from, to, days, rate, interest: interestFor(owedMinor, days, rate) });
    }
    before = maxDay(before, to);
  }
  return segments;
}

/** The days after which what is owed changes. A credit note corrects the invoice itself, so it counts from the start. */
const paymentDays = (entry: ClaimedEntry, dueOn: Day, keyDate: Day): Day[] =>
  entry.applied.filter(({ kind, on }) => kind !== 'credit_note' && on > dueOn && on < keyDate).map(({ on }) => on);

/** The last days before another rate holds. */
const rateDays = (rates: readonly InterestRate[], dueOn: Day, keyDate: Day): Day[] =>
  rates
    .flatMap(({ from }) => (from === null ? [] : [addDays(from, -1)]))
    .filter((last) => last > dueOn && last < keyDate)
    .map((last) => minDay(last, keyDate));

/** What is claimed, and what was paid of it since that day: what is left out of the claim bears nothing. */
function owedOn(entry: ClaimedEntry, on: Day): number {
  const paidLater = entry.applied.filter((one) => one.kind !== 'credit_note' && one.on >= on);
  return entry.claimedMinor + sum(paidLater.map((one) => one.amountMinor));
}

function rateOn(rates: readonly InterestRate[], on: Day): InterestRate {
  const found = rates.filter(({ from }) => from === null || from <= on).at(-1);
  assert(found !== undefined, `no interest rate holds on ${on}`);
  return found;
}

function interestFor(owedMinor: number, days: number, { percent }: InterestRate): Fraction {
  const [whole = '0', decimals = ''] = percent.split('.');
  const rate = BigInt(`${whole}${decimals}`);
  return { numerator: BigInt(owedMinor) * BigInt(days) * rate, denominator: 36_500n * 10n ** BigInt(decimals.length) };
}

/** The sum of fractions as whole minor units: the only rounding. */
function rounded(fractions: readonly Fraction[]): number {
  const denominator = fractions.reduce((longest, one) => (one.denominator > longest ? one.denominator : longest), 1n);
  const numerator = fractions.reduce((total, one) => total + (one.numerator * denominator) / one.denominator, 0n);
  return share(1, numerator, denominator);
}
