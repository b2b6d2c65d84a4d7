import type { Decision, Link } from './decision';
import { isLadder } from './strategy';

/**
 * A company may cap its messages a day. What is overdue goes before notices and thanks, and the larger demands go first; the rest waits
 * for another day, unmoved. `used` are messages that went out today already.
 */
export function withinMaximum(customers: readonly Decision[][], most: number | null, used = 0): Decision[][] {
  if (most === null) return [...customers];
  const asking = customers
    .map((decisions, at) => ({ at, overdue: Number(decisions.some(isOverdue)), minor: totalOf(decisions) }))
    .filter(({ at }) => customers[at]?.some((one) => one.do === 'send'));
  const kept = new Set(
    asking
      .sort((a, b) => b.overdue - a.overdue || b.minor - a.minor || a.at - b.at)
      .slice(0, Math.max(0, most - used))
      .map(({ at }) => at),
  );
  return customers.map((decisions, at) => (kept.has(at) ? decisions : waiting(decisions)));
}

const isOverdue = (one: Decision): boolean => one.do === 'send' && isLadder(one.step.kind);

const totalOf = (decisions: readonly Decision[]): number => decisions.reduce((sum, one) => sum + one.demandMinor, 0);

/** What the chain of a decision says that had to wait. */
export const OVER_THE_MAXIMUM: Link = {
  rule: 'maximum',
  fact: 'the company’s maximum of messages a day went to what is overdue and to larger demands',
  outcome: 'stops',
};

/** What becomes of a customer for whom the maximum of the day left nothing. */
export const waiting = (decisions: readonly Decision[]): Decision[] => decisions.map(waits);

function waits(decision: Decision): Decision {
  if (decision.do !== 'send') return decision;
  return {
    ...decision,
    do: 'wait',
    because: 'daily_maximum',
    until: null,
    chain: [...decision.chain, OVER_THE_MAXIMUM],
  };
}
