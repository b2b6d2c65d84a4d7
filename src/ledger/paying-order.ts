import type { Day } from '../kernel/day';

/**
 * In which order money pays what is owed where more is owed than came. What the debtor names comes first, everywhere; then the law of the
 * claim orders costs, interest and principal: who knows it gives the order. Without one nothing but principal is paid by itself, the earliest
 * due first, and what is no principal waits for a person.
 */

export type Claimed = 'costs' | 'interest' | 'principal';

export interface Payable {
  readonly id: number;
  readonly what: Claimed;
  /** > 0. */
  readonly openMinor: number;
  readonly dueOn: Day | null;
  readonly issuedOn: Day;
}

const PRINCIPAL_ONLY: readonly Claimed[] = ['principal'];

/** What each gets, in the order in which they are paid; what is left is the rest of the money. */
export function payInOrder(
  owed: readonly Payable[],
  minor: number,
  { order: given, designated }: { readonly order: readonly Claimed[] | null; readonly designated: readonly number[] },
): { readonly parts: readonly { readonly id: number; readonly minor: number }[]; readonly leftMinor: number } {
  const order = given ?? PRINCIPAL_ONLY;
  const named = designated.flatMap((id) => owed.filter((one) => one.id === id));
  const others = owed.filter((one) => !designated.includes(one.id) && order.includes(one.what)).sort(inOrderOf(order));
  let left = minor;
  const parts = [...named, ...others].flatMap(({ id, openMinor }) => {
    const part = Math.min(left, Math.max(0, openMinor));
    left -= part;
    return part > 0 ? [{ id, minor: part }] : [];
  });
  return { parts, leftMinor: left };
}

const inOrderOf =
  (order: readonly Claimed[]) =>
  (a: Payable, b: Payable): number =>
    order.indexOf(a.what) - order.indexOf(b.what) || (a.dueOn ?? a.issuedOn).localeCompare(b.dueOn ?? b.issuedOn) || a.id - b.id; // prettier-ignore
