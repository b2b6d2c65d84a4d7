import type { Day } from '../kernel/day';
import { sum } from '../kernel/money';
import { nearInTime } from './same-money';

/**
 * A list said that less is open; then the payment itself comes. Is it what the list had told of already, or money beyond it? It is
 * what was told where it came no later than the list's settlement, or is exactly its amount and came within five bank days; and where
 * it is more than what is left open, it cannot be anything else.
 */
export interface StandingSettlement {
  readonly entryId: number;
  /** > 0. */
  readonly amountMinor: number;
  readonly on: Day;
}

export interface RealPayment {
  /** > 0, what of it pays the item. */
  readonly amountMinor: number;
  readonly on: Day;
}

/** How much of a settlement makes way. */
export interface MadeWay {
  readonly entryId: number;
  readonly amountMinor: number;
}

/** Settlements and payments of one item of which `openMinor` is open: the oldest settlements make way first. */
export function makeWay(
  settlements: readonly StandingSettlement[],
  payments: readonly RealPayment[],
  openMinor: number,
): MadeWay[] {
  const standing = [...settlements].sort(byDay);
  const made: MadeWay[] = [];
  const others = [...payments].sort(byDay).filter((payment) => {
    const at = standing.findIndex((one) => isExactly(one, payment));
    const [exact] = at < 0 ? [] : standing.splice(at, 1);
    if (exact) made.push({ entryId: exact.entryId, amountMinor: exact.amountMinor });
    return exact === undefined;
  });
  const last = standing.at(-1)?.on;
  const told = sum(others.filter(({ on }) => last !== undefined && on <= last).map(({ amountMinor }) => amountMinor));
  let way = Math.max(told, sum(others.map(({ amountMinor }) => amountMinor)) - openMinor);
  for (const { entryId, amountMinor } of standing) {
    const part = Math.min(way, amountMinor);
    if (part <= 0) break;
    way -= part;
    made.push({ entryId, amountMinor: part });
  }
  return made;
}

const isExactly = (settlement: StandingSettlement, payment: RealPayment): boolean =>
  settlement.amountMinor === payment.amountMinor &&
  (payment.on <= settlement.on || nearInTime(payment.on, settlement.on));

const byDay = (a: { readonly on: Day }, b: { readonly on: Day }): number => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1);
