import type { Day } from '../kernel/day';
import { ruleFor, rulesOf, type AllocationRule, type Debtor } from './country-rules';

/** Where a part payment goes first, by the law of the claim, and whether one went elsewhere. What the debtor names is its own choice. */
export type Claimed = AllocationRule['order'][number];

export const allocationRule = (law: string, debtor: Debtor, on: Day): AllocationRule | undefined =>
  ruleFor(rulesOf(law)?.allocation ?? [], debtor === 'unknown' ? 'consumer' : debtor, on);

/** What was open when money came, and what it was used for: sizes. */
export interface Used {
  readonly what: Claimed;
  readonly openMinor: number;
  readonly paidMinor: number;
}

/** The first that the law would have paid before, while money went to one that comes after; undefined: by the law. */
export function deviation(
  order: readonly Claimed[],
  used: readonly Used[],
): { readonly before: Claimed; readonly paid: Claimed } | undefined {
  const sums = order.map((what) => ({
    what,
    left: total(used, what, ({ openMinor, paidMinor }) => openMinor - paidMinor),
    paid: total(used, what, ({ paidMinor }) => paidMinor),
  }));
  for (const [at, { what: before, left }] of sums.entries()) {
    const later = left > 0 ? sums.slice(at + 1).find(({ paid }) => paid > 0) : undefined;
    if (later !== undefined) return { before, paid: later.what };
  }
  return undefined;
}

const total = (used: readonly Used[], what: Claimed, of: (one: Used) => number): number =>
  used.filter((one) => one.what === what).reduce((sum, one) => sum + of(one), 0);
