import { addDays, minDay, type Day } from '../kernel/day';
import { add, decimal, times, type Fraction } from './fraction';
import type { RateRule } from './policy';
import type { ContractBounds, TimesSeries } from './policy-for';
import { rateOn, type RateTable } from './rates';

/**
 * A contract's rate between what the law makes its floor and its cap, compared on each day: the three have their own days of change.
 * Where one of them is not known, nothing is said from that day on.
 */
export interface BoundedRate {
  /** As steps; they hold to the day before `unknownFrom`, and to the last day asked for. */
  readonly rate: Extract<RateRule, { kind: 'steps' }>;
  readonly stretches: readonly BoundedStretch[];
  readonly unknownFrom: Day | null;
}

export interface BoundedStretch {
  readonly from: Day;
  readonly to: Day;
  readonly contract: string;
  readonly floor: string | null;
  readonly cap: string | null;
  readonly applied: 'contract' | 'floor' | 'cap';
  readonly percent: string;
}

export interface BoundsAsked {
  readonly table: RateTable;
  /** The days asked for; `from` is that on which interest begins. */
  readonly from: Day;
  readonly to: Day;
  /** By which the margin is chosen; where nobody knows it, the day on which interest begins. */
  readonly contractOn: Day | null;
}

export function boundedRate(contract: RateRule, bounds: ContractBounds, asked: BoundsAsked): BoundedRate {
  const stretches: BoundedStretch[] = [];
  for (let on = asked.from; on <= asked.to;) {
    const own = percentOn(contract, on, asked);
    const floor = bounds.floor === null ? null : percentOn(bounds.floor, on, asked);
    const cap = bounds.cap === null ? null : percentOn(bounds.cap, on, asked);
    if (own === undefined || floor === undefined || cap === undefined) return { ...answer(stretches), unknownFrom: on };
    const end = [own.to, floor?.to ?? null, cap?.to ?? null].reduce<Day>(
      (soonest, to) => minDay(soonest, to ?? soonest),
      asked.to,
    );
    stretches.push({ from: on, to: end, ...chosen(own.percent, floor?.percent ?? null, cap?.percent ?? null) });
    on = addDays(end, 1);
  }
  return { ...answer(stretches), unknownFrom: null };
}

const answer = (stretches: readonly BoundedStretch[]): Omit<BoundedRate, 'unknownFrom'> => ({
  rate: { kind: 'steps', steps: stretches.map(({ from, percent }) => ({ from, percent })) },
  stretches,
});

/** The cap comes last: no floor lifts a rate above it. */
function chosen(own: Fraction, floor: Fraction | null, cap: Fraction | null): Omit<BoundedStretch, 'from' | 'to'> {
  const raised = floor !== null && isLess(own, floor);
  const kept = raised ? floor : own;
  const lowered = cap !== null && isLess(cap, kept);
  const said = {
    contract: percentText(own),
    floor: floor === null ? null : percentText(floor),
    cap: cap === null ? null : percentText(cap),
  };
  if (lowered) return { ...said, applied: 'cap', percent: percentText(cap) };
  return { ...said, applied: raised ? 'floor' : 'contract', percent: percentText(kept) };
}

const isLess = (a: Fraction, b: Fraction): boolean => a.numerator * b.denominator < b.numerator * a.denominator;

interface PercentOn {
  readonly percent: Fraction;
  /** The last day on which it stays so; null: for good. */
  readonly to: Day | null;
}

/** Undefined where it is not known. */
function percentOn(
  rule: RateRule | TimesSeries,
  on: Day,
  { table, from, contractOn }: BoundsAsked,
): PercentOn | undefined {
  switch (rule.kind) {
    case 'fixed':
      return { percent: decimal(rule.percent), to: null };
    case 'steps': {
      const at = rule.steps.findLastIndex((step) => step.from <= on);
      const [step, next] = [rule.steps[at], rule.steps[at + 1]];
      if (step === undefined) return undefined;
      return { percent: decimal(step.percent), to: next === undefined ? null : addDays(next.from, -1) };
    }
    case 'series': {
      const read = rule.mode === 'locked_at_start' ? from : on;
      const found = rateOn(table, rule.series, read);
      if (!found.known) return undefined;
      const margin = rule.margins.findLast((one) => one.from === null || one.from <= (contractOn ?? from));
      const percent = add(decimal(found.row.value), decimal(margin?.points ?? '0'));
      return { percent, to: rule.mode === 'locked_at_start' ? null : found.holdsTo };
    }
    case 'times': {
      const found = rateOn(table, rule.series, on);
      if (!found.known) return undefined;
      const percent = add(times(decimal(found.row.value), decimal(rule.times)), decimal(rule.plus));
      return { percent, to: found.holdsTo };
    }
  }
}

/** Rates have few decimals, and so have their sums and products. */
function percentText({ numerator, denominator }: Fraction): string {
  const scaled = (numerator * 1_000_000n) / denominator;
  const size = scaled < 0n ? -scaled : scaled;
  const decimals = String(size % 1_000_000n)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${scaled < 0n ? '-' : ''}${size / 1_000_000n}${decimals === '' ? '' : `.${decimals}`}`;
}
