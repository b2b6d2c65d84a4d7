import { assert } from '../kernel/assert';
import type { Day } from '../kernel/day';
import type { Link, Outcome, Placed, Rests, Rule } from './decision';
import type { Facts } from './facts';
import { placeItems, type Sorted } from './place';
import { REASONS, type ReasonCode } from './reasons';
import { stagesOf } from './stage';
import type { Step } from './strategy';

/** One customer and currency being judged: the facts, the items in their places, and what was said so far. */
export interface Hearing {
  readonly facts: Facts;
  readonly currency: string;
  readonly today: Day;
  readonly sorted: Sorted;
  readonly chain: Link[];
  /** Nothing is overdue: earlier demands no longer count from here on. */
  readonly clears: boolean;
}

export function openHearing(facts: Facts, currency: string, today: Day): Hearing {
  const sorted = placeItems(facts, currency, today, stagesOf(facts));
  return { facts, currency, today, sorted, chain: [], clears: false };
}

export function say(hearing: Hearing, rule: Rule, fact: string, outcome: Outcome): void {
  hearing.chain.push({ rule, fact, outcome });
}

export interface Resting {
  readonly driver?: Placed | null;
  readonly step?: Step | null;
  readonly until?: Day | null;
  readonly strategyCode?: string | null;
}

/** Nothing is done, and why. */
export function rest(hearing: Hearing, because: ReasonCode, resting: Resting = {}): Rests {
  const does = REASONS[because].do;
  assert(does === 'hold' || does === 'wait' || does === 'net' || does === 'none', `${because} is no rest`);
  return {
    do: does,
    because,
    customerId: hearing.facts.customer.customer.id,
    currency: hearing.currency,
    step: resting.step ?? null,
    driver: resting.driver ?? null,
    until: resting.until ?? null,
    strategyCode: resting.strategyCode ?? null,
    demandMinor: 0,
    items: hearing.sorted.all,
    credits: hearing.sorted.credits,
    chain: hearing.chain,
    clears: hearing.clears,
  };
}
