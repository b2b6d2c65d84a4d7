import type { Day } from '../kernel/day';

/** A part of a credit (payment, credit note) applied to an open item or a charge. Only ever added; a reversal is a row of its own. */
export interface NewAllocation {
  readonly companyId: number;
  /** The credit's item. */
  readonly fromItemId: number;
  readonly to: AllocationTarget;
  /** > 0. */
  readonly amountMinor: number;
  /** The business day it counts from; never before both documents exist. */
  readonly allocatedOn: Day;
  readonly basis: AllocationBasis;
  readonly importId?: number | null;
}

export type AllocationTarget = { readonly itemId: number } | { readonly chargeId: number };
export type AllocationBasis = 'matched' | 'reported' | 'presumed' | 'manual';

export interface Allocation {
  readonly id: number;
  readonly customerId: number;
  readonly fromItemId: number;
  readonly toItemId: number | null;
  readonly toChargeId: number | null;
  /** > 0; of a reversal < 0. */
  readonly amountMinor: number;
  readonly allocatedOn: Day;
  readonly basis: AllocationBasis;
  readonly reversesId: number | null;
  readonly reason: string | null;
}

/** Spreads an amount over what is open, in the order given, and leaves out those that get nothing. */
export function spread<Item extends { readonly openMinor: number }>(
  amountMinor: number,
  items: readonly Item[],
): { readonly item: Item; readonly amountMinor: number }[] {
  let left = amountMinor;
  return items.flatMap((item) => {
    const part = Math.min(left, Math.max(0, item.openMinor));
    left -= part;
    return part > 0 ? [{ item, amountMinor: part }] : [];
  });
}

/** What is open of a document that may give or take. */
export interface Side {
  readonly key: string;
  readonly customerId: number;
  readonly currency: string;
  /** + owes. */
  readonly amountMinor: number;
  readonly openMinor: number;
}

/** Why an allocation cannot be made, or undefined where it can; `before` counts the ones made earlier in the same batch. */
export type Objection =
  | { readonly because: 'unknown' | 'no-credit' | 'no-debt' | 'other-customer' | 'other-currency' | 'no-amount' }
  | { readonly because: 'more-than-credit' | 'more-than-open'; readonly openMinor: number };

/** Goes through a batch in its order and says of each whether it may be made, given those before it. */
export function objections(
  batch: readonly { readonly from: Side | undefined; readonly to: Side | undefined; readonly amountMinor: number }[],
): (Objection | undefined)[] {
  const taken = new Map<string, number>();
  return batch.map(({ from, to, amountMinor }) => {
    if (!from || !to) return { because: 'unknown' };
    const credit = -from.openMinor - (taken.get(from.key) ?? 0);
    const open = to.openMinor - (taken.get(to.key) ?? 0);
    const objection = objectionTo({ from, to, amountMinor, credit, open });
    if (objection) return objection;
    taken.set(from.key, (taken.get(from.key) ?? 0) + amountMinor);
    taken.set(to.key, (taken.get(to.key) ?? 0) + amountMinor);
    return undefined;
  });
}

interface Asked {
  readonly from: Side;
  readonly to: Side;
  readonly amountMinor: number;
  readonly credit: number;
  readonly open: number;
}

function objectionTo({ from, to, amountMinor, credit, open }: Asked): Objection | undefined {
  if (from.amountMinor >= 0) return { because: 'no-credit' };
  if (to.amountMinor <= 0) return { because: 'no-debt' };
  if (from.customerId !== to.customerId) return { because: 'other-customer' };
  if (from.currency !== to.currency) return { because: 'other-currency' };
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0) return { because: 'no-amount' };
  if (amountMinor > credit) return { because: 'more-than-credit', openMinor: credit };
  if (amountMinor > open) return { because: 'more-than-open', openMinor: open };
  return undefined;
}
