import { grouped } from '../kernel/grouped';
import type { Acts, Decision, Link } from './decision';
import { isLadder } from './strategy';

/**
 * A company may cap its messages a day. What is overdue goes before notices and thanks, and the larger demands go first; the rest waits
 * for another day, unmoved. What goes to one is one message, whomever it is about. `used` are messages that went out today already.
 */
export function withinMaximum(customers: readonly Decision[][], most: number | null, used = 0): Decision[][] {
  if (most === null) return [...customers];
  const sending = customers.flatMap((decisions) => {
    const to = recipientOf(decisions);
    return to === undefined ? [] : [{ to, overdue: decisions.some(isOverdue), minor: totalOf(decisions) }];
  });
  const messages = [...grouped(sending, ({ to }) => to)].map(([to, parts]) => ({
    to,
    overdue: Number(parts.some(({ overdue }) => overdue)),
    minor: parts.reduce((sum, { minor }) => sum + minor, 0),
  }));
  const kept = new Set(
    messages
      .sort((a, b) => b.overdue - a.overdue || b.minor - a.minor)
      .slice(0, Math.max(0, most - used))
      .map(({ to }) => to),
  );
  return customers.map((decisions) => (kept.has(recipientOf(decisions) ?? 0) ? decisions : waiting(decisions)));
}

/** Who gets the message of a customer; undefined: nothing is sent. */
function recipientOf(decisions: readonly Decision[]): number | undefined {
  const sent = decisions.find((one): one is Acts => one.do === 'send');
  return sent && (sent.writtenToId ?? sent.customerId);
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
