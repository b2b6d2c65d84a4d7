import { addDays, daysBetween, maxDay, type Day } from '../kernel/day';
import { sum } from '../kernel/money';
import { isForSegment, type Condition } from './condition';
import { inCurrency, type Facts } from './facts';
import { say, type Hearing } from './hearing';
import type { Step } from './strategy';
import { money } from './words';

/** What is overdue of a customer in a currency and may be demanded: what the conditions of a step are held against. */
export interface Unpaid {
  readonly today: Day;
  readonly currency: string;
  readonly items: number;
  /** Less credits; minor units. */
  readonly totalMinor: number;
  readonly oldestDueOn: Day | null;
}

export function unpaidOf({ sorted, currency, today }: Pick<Hearing, 'sorted' | 'currency' | 'today'>): Unpaid {
  const { eligible, credits } = sorted;
  return {
    today,
    currency,
    items: eligible.length,
    totalMinor: sum(eligible.map((one) => one.demandMinor)) + sum(credits.map((one) => one.openMinor)),
    oldestDueOn: eligible[0]?.item.dueOn ?? null,
  };
}

/** Does what is unpaid meet what the step asks for? Its segments aside: they are no question of the day. */
export const isUnpaidEnough = (step: Step, unpaid: Unpaid, facts: Facts): boolean =>
  amountsAsked(step.when, unpaid, facts).every(({ met }) => met);

/** The day on which age alone will do; null where anything else is missing. */
export function enoughOn(step: Step, unpaid: Unpaid, facts: Facts): Day | null {
  const missing = amountsAsked(step.when, unpaid, facts).filter(({ met }) => !met);
  return missing.reduce<Day | null>(
    (last, { on }) => (on === null ? null : last === null ? last : maxDay(last, on)),
    missing[0]?.on ?? null,
  );
}

/** Every condition of the step with what there is, for the chain. */
export function sayConditions(hearing: Hearing, step: Step, unpaid: Unpaid): void {
  const { facts } = hearing;
  const asked = [
    ...segmentAsked(step.when, facts.customer.customer.segment),
    ...amountsAsked(step.when, unpaid, facts),
  ];
  for (const { fact, met } of asked) say(hearing, 'conditions', fact, met ? 'passes' : 'stops');
}

interface Asked {
  readonly fact: string;
  readonly met: boolean;
  /** The day on which it is met by itself. */
  readonly on: Day | null;
}

function amountsAsked(when: Condition | undefined, unpaid: Unpaid, { rules }: Facts): Asked[] {
  if (when === undefined) return [];
  const asked: Asked[] = [];
  const { items, totalMinor, oldestDueOn, currency, today } = unpaid;
  if (when.count !== undefined) {
    const fact = `unpaid items: ${items}; at least ${when.count} are asked for`;
    asked.push({ fact, met: items >= when.count, on: null });
  }
  if (when.totalMinor !== undefined) {
    const least = inCurrency(rules, when.totalMinor, currency);
    const fact = `unpaid in all: ${money(totalMinor, currency)}; at least ${money(least, currency)} is asked for`;
    asked.push({ fact, met: totalMinor >= least, on: null });
  }
  if (when.days !== undefined) {
    const late = oldestDueOn === null ? 0 : daysBetween(oldestDueOn, today);
    const fact = `days since the oldest was due: ${late}; at least ${when.days} are asked for`;
    asked.push({ fact, met: late >= when.days, on: oldestDueOn === null ? null : addDays(oldestDueOn, when.days) });
  }
  return asked;
}

function segmentAsked(when: Condition | undefined, segment: string | null): Asked[] {
  const own = segment === null ? 'no segment' : `segment ${segment}`;
  const of = (asked: Condition, how: string, named: readonly string[] | undefined): Asked[] =>
    named === undefined
      ? []
      : [{ fact: `${own}; ${how}: ${named.join(', ')}`, met: isForSegment(asked, segment), on: null }];
  return [
    ...of({ segments: when?.segments }, 'asked for', when?.segments),
    ...of({ notSegments: when?.notSegments }, 'left out', when?.notSegments),
  ];
}
