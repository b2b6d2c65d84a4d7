import { grouped } from '../kernel/grouped';
import { sum } from '../kernel/money';
import type { Difference } from '../ledger/difference';
import type { Part } from './receipt';
import type { Proposal } from './proposal';

/** What is to be done with money that came in: for each customer what it pays, and what stays on its account. */
export interface PlannedCustomer {
  readonly customerId: number;
  /** To items; of credits that are taken off with them < 0. */
  readonly parts: readonly Part[];
  /** ≥ 0. */
  readonly onAccountMinor: number;
  /** What is given up beside it, so that the documents are paid; of the money itself, < 0, the few units that are kept. */
  readonly differences?: readonly Difference[];
}

export const planOf = ({ parts, customerIds, onAccountMinor, differences = [] }: Proposal): PlannedCustomer[] => {
  const byCustomer = grouped(parts, (part) => part.customerId);
  return customerIds.map((customerId, at) => {
    const own = (byCustomer.get(customerId) ?? []).map(({ itemId, minor }) => ({ itemId, minor }));
    const ids = new Set(own.map((part) => part.itemId));
    const beside = differences.filter(({ itemId }) => (itemId === null ? at === 0 : ids.has(itemId)));
    return {
      ...{ customerId, parts: own, onAccountMinor: at === 0 ? onAccountMinor : 0 },
      ...(beside.length > 0 && { differences: beside }),
    };
  });
};

/** What of the money is this customer's: all of it has a place, what is given up beside it has none. */
export const moneyOf = (planned: PlannedCustomer): number =>
  sum(planned.parts.map((part) => part.minor)) + planned.onAccountMinor + keptOf(planned);

/** Of the money itself, kept as a gain; ≥ 0. */
const keptOf = ({ differences = [] }: PlannedCustomer): number =>
  sum(differences.filter(({ itemId }) => itemId === null).map(({ minor }) => -minor));

export type PlanFault = 'nobody' | 'not-all' | 'no-money' | 'twice' | 'credit-unused';

/** Why a plan cannot be carried out, or undefined: each unit of the money has one place, and no credit is taken for nothing. */
export function faultOf(plan: readonly PlannedCustomer[], amountMinor: number): PlanFault | undefined {
  if (plan.length === 0) return 'nobody';
  if (plan.some((one) => one.onAccountMinor < 0 || moneyOf(one) <= 0)) return 'no-money';
  const itemIds = plan.flatMap((one) => one.parts.map((part) => part.itemId));
  const customerIds = plan.map((one) => one.customerId);
  if (new Set(itemIds).size !== itemIds.length || new Set(customerIds).size !== customerIds.length) return 'twice';
  if (plan.some((one) => one.parts.some((part) => part.minor < 0) && !one.parts.some((part) => part.minor > 0)))
    return 'credit-unused';
  return sum(plan.map(moneyOf)) === amountMinor ? undefined : 'not-all';
}

/** Credits first, then the money, over the items in their order: who gives what to which item. */
export function givings(parts: readonly Part[], paymentItemId: number): { from: number; to: number; minor: number }[] {
  const credits = parts.filter((part) => part.minor < 0).map(({ itemId, minor }) => ({ from: itemId, left: -minor }));
  const givers = [...credits, { from: paymentItemId, left: Number.MAX_SAFE_INTEGER }];
  return parts
    .filter((part) => part.minor > 0)
    .flatMap(({ itemId, minor }) => {
      const given: { from: number; to: number; minor: number }[] = [];
      let wanted = minor;
      for (const giver of givers) {
        const amount = Math.min(wanted, giver.left);
        if (amount <= 0) continue;
        giver.left -= amount;
        wanted -= amount;
        given.push({ from: giver.from, to: itemId, minor: amount });
      }
      return given;
    });
}
