import type { Day } from '../kernel/day';
import { payInOrder, type Claimed, type Payable } from '../ledger/paying-order';
import type { Split } from './collected';

/**
 * Where money of a case goes: in the order of the law of the claim over its invoices and what is claimed beside them, the oldest
 * due first. What is more than is open stays on the customer's account; it counts as interest, for principal it cannot be.
 */
export interface OwedItem {
  readonly itemId: number;
  readonly openMinor: number;
  readonly dueOn: Day | null;
  readonly issuedOn: Day;
}

export interface OwedCharge {
  readonly chargeId: number;
  readonly what: Claimed;
  readonly openMinor: number;
  readonly aroseOn: Day;
}

export interface OwedOfCase {
  readonly items: readonly OwedItem[];
  readonly charges: readonly OwedCharge[];
  /** Null: the law leaves it the choice, or nobody is sure of the order: principal first, then the rest. */
  readonly order: readonly Claimed[] | null;
}

export interface Spread extends Split {
  readonly items: readonly { readonly itemId: number; readonly minor: number }[];
  readonly charges: readonly { readonly chargeId: number; readonly minor: number }[];
  readonly onAccountMinor: number;
}

const PRINCIPAL_FIRST: readonly Claimed[] = ['principal', 'costs', 'interest'];

export function spreadOver(owed: OwedOfCase, grossMinor: number): Spread {
  const payable: Payable[] = [
    ...owed.items.map(({ itemId, openMinor, dueOn, issuedOn }): Payable => ({ id: itemId * 2, what: 'principal', openMinor, dueOn, issuedOn })), // prettier-ignore
    ...owed.charges.map(({ chargeId, what, openMinor, aroseOn }) => ({ id: chargeId * 2 + 1, what, openMinor, dueOn: aroseOn, issuedOn: aroseOn })), // prettier-ignore
  ];
  const paid = payInOrder(payable, grossMinor, { order: owed.order ?? PRINCIPAL_FIRST, designated: [] });
  const kinds = new Map(payable.map(({ id, what }) => [id, what]));
  const of = (what: Claimed): number =>
    paid.parts.reduce((total, { id, minor }) => total + (kinds.get(id) === what ? minor : 0), 0);
  return {
    items: paid.parts.flatMap(({ id, minor }) => (id % 2 === 0 ? [{ itemId: id / 2, minor }] : [])),
    charges: paid.parts.flatMap(({ id, minor }) => (id % 2 === 1 ? [{ chargeId: (id - 1) / 2, minor }] : [])),
    onAccountMinor: paid.leftMinor,
    principalMinor: of('principal'),
    interestMinor: of('interest') + paid.leftMinor,
    costsMinor: of('costs'),
  };
}

/** What is left of it once that was paid. */
export function lessPaid(owed: OwedOfCase, { items, charges }: Spread): OwedOfCase {
  const paid = (all: readonly { readonly minor: number }[]): number =>
    all.reduce((total, { minor }) => total + minor, 0);
  return {
    order: owed.order,
    items: owed.items.map((one) => ({
      ...one,
      openMinor: one.openMinor - paid(items.filter(({ itemId }) => itemId === one.itemId)),
    })),
    charges: owed.charges.map((one) => ({
      ...one,
      openMinor: one.openMinor - paid(charges.filter(({ chargeId }) => chargeId === one.chargeId)),
    })),
  };
}
