import { deviation, type Claimed, type Used } from '../law/allocation-order';
import type { ClaimedCharge } from '../ledger/charge';
import { payInOrder, type Payable } from '../ledger/paying-order';
import type { PlannedCustomer } from './plan';

/**
 * Money against principal, interest and costs of one debtor: in which order the law of the claim pays them, and whether a split goes another
 * way. `order` null: none that is sure, or whoever pays or is paid chooses.
 */
export interface OrderOf {
  readonly customerId: number;
  readonly law: string;
  readonly order: readonly Claimed[] | null;
  readonly basis: string;
}

export interface Owing {
  readonly itemId: number;
  readonly customerId: number;
  readonly openMinor: number;
  readonly dueOn: Payable['dueOn'];
  readonly issuedOn: Payable['issuedOn'];
}

export const whatOf = ({ kind }: Pick<ClaimedCharge, 'kind'>): Claimed => (kind === 'interest' ? 'interest' : 'costs');

export interface Paid {
  readonly items: readonly { readonly itemId: number; readonly minor: number }[];
  readonly charges: readonly { readonly chargeId: number; readonly minor: number }[];
  readonly leftMinor: number;
}

/** Oldest first, by the order of the law where charges are claimed; where several debtors pay by several orders, principal only. */
export function payOwing(
  minor: number,
  owing: readonly Owing[],
  charges: readonly ClaimedCharge[],
  orders: readonly OrderOf[],
): Paid {
  const asked = charges.filter(({ openMinor }) => openMinor > 0);
  const known = new Set(asked.map(({ customerId }) => orders.find((one) => one.customerId === customerId)?.order?.join() ?? '')); // prettier-ignore
  const [only = ''] = known;
  const order = known.size === 1 && only !== '' ? (only.split(',') as Claimed[]) : null;
  const principal = owing
    .filter(({ openMinor }) => openMinor > 0)
    .map(({ itemId, openMinor, dueOn, issuedOn }) => ({ id: itemId * 2, what: 'principal' as const, openMinor, dueOn, issuedOn })); // prettier-ignore
  const beside = asked.map((one) => ({ id: one.chargeId * 2 + 1, what: whatOf(one), openMinor: one.openMinor, dueOn: one.aroseOn, issuedOn: one.aroseOn })); // prettier-ignore
  const { parts, leftMinor } = payInOrder([...principal, ...beside], minor, { order, designated: [] });
  return {
    items: parts.flatMap((part) => (part.id % 2 === 0 ? [{ itemId: part.id / 2, minor: part.minor }] : [])),
    charges: parts.flatMap((part) => (part.id % 2 === 1 ? [{ chargeId: (part.id - 1) / 2, minor: part.minor }] : [])),
    leftMinor,
  };
}

interface Deviating {
  readonly customerId: number;
  readonly basis: string;
  readonly before: Claimed;
  readonly paid: Claimed;
}

/** Whose money goes to something before what the law would have paid first. What the debtor named may be the reason: a person knows. */
export function deviating(
  plan: readonly PlannedCustomer[],
  owing: readonly Owing[],
  charges: readonly ClaimedCharge[],
  orders: readonly OrderOf[],
): Deviating[] {
  return plan.flatMap(({ customerId, parts, charges: paid = [] }) => {
    const found = orders.find((one) => one.customerId === customerId);
    const own = charges.filter((one) => one.customerId === customerId);
    if (found === undefined || found.order === null || own.length === 0) return [];
    const used: Used[] = [
      ...owing.filter((one) => one.customerId === customerId && one.openMinor > 0).map(({ itemId, openMinor }): Used => ({
        ...{ what: 'principal', openMinor, paidMinor: parts.find((part) => part.itemId === itemId)?.minor ?? 0 },
      })),
      ...own.map((one): Used => ({
        ...{ what: whatOf(one), openMinor: one.openMinor },
        paidMinor: paid.find(({ chargeId }) => chargeId === one.chargeId)?.minor ?? 0,
      })),
    ]; // prettier-ignore
    const other = deviation(found.order, used);
    return other === undefined ? [] : [{ customerId, basis: found.basis, ...other }];
  });
}
