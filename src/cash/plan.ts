import { grouped } from '../kernel/grouped';
import { sum } from '../kernel/money';
import type { Difference } from '../ledger/difference';
import type { AllocationTarget } from '../ledger/allocation';
import type { ChargePart, Part } from './receipt';
import type { Proposal } from './proposal';

/** What is to be done with money that came in: for each customer what it pays, and what stays on its account. */
export interface PlannedCustomer {
  readonly customerId: number;
  /** To items; of credits that are taken off with them < 0. */
  readonly parts: readonly Part[];
  /** To interest and costs. */
  readonly charges?: readonly ChargePart[];
  /** ≥ 0. */
  readonly onAccountMinor: number;
  /** What is given up beside it, so that the documents are paid; of the money itself, < 0, the few units that are kept. */
  readonly differences?: readonly Difference[];
}

export const planOf = ({
  parts,
  charges = [],
  customerIds,
  onAccountMinor,
  differences = [],
}: Proposal): PlannedCustomer[] => {
  const byCustomer = grouped(parts, (part) => part.customerId);
  return customerIds.map((customerId, at) => {
    const own = (byCustomer.get(customerId) ?? []).map(({ itemId, minor }) => ({ itemId, minor }));
    const ids = new Set(own.map((part) => part.itemId));
    const theirs = charges.filter((charge) => charge.customerId === customerId);
    const beside = differences.filter(({ itemId }) => (itemId === null ? at === 0 : ids.has(itemId)));
    return {
      ...{ customerId, parts: own, onAccountMinor: at === 0 ? onAccountMinor : 0 },
      ...(theirs.length > 0 && { charges: theirs.map(({ chargeId, minor }) => ({ chargeId, minor })) }),
      ...(beside.length > 0 && { differences: beside }),
    };
  });
};

/** What of the money is this customer's: all of it has a place, what is given up beside it has none. */
export const moneyOf = (planned: PlannedCustomer): number =>
  sum([...planned.parts, ...(planned.charges ?? [])].map((part) => part.minor)) +
  planned.onAccountMinor +
  keptOf(planned);

/** Of the money itself, kept as a gain; ≥ 0. */
const keptOf = ({ differences = [] }: PlannedCustomer): number =>
  sum(differences.filter(({ itemId }) => itemId === null).map(({ minor }) => -minor));

export type PlanFault = 'nobody' | 'not-all' | 'no-money' | 'twice' | 'credit-unused';

/** Why a plan cannot be carried out, or undefined: each unit of the money has one place, and no credit is taken for nothing. */
export function faultOf(plan: readonly PlannedCustomer[], amountMinor: number): PlanFault | undefined {
  if (plan.length === 0) return 'nobody';
  if (plan.some((one) => one.onAccountMinor < 0 || moneyOf(one) <= 0)) return 'no-money';
  const itemIds = plan.flatMap((one) => one.parts.map((part) => part.itemId));
  const chargeIds = plan.flatMap(({ charges = [] }) => charges.map((part) => part.chargeId));
  const customerIds = plan.map((one) => one.customerId);
  if (new Set(chargeIds).size !== chargeIds.length) return 'twice';
  if (new Set(itemIds).size !== itemIds.length || new Set(customerIds).size !== customerIds.length) return 'twice';
  if (plan.some((one) => one.parts.some((part) => part.minor < 0) && !one.parts.some((part) => part.minor > 0)))
    return 'credit-unused';
  return sum(plan.map(moneyOf)) === amountMinor ? undefined : 'not-all';
}

export interface Giving {
  /** The payment's item, or a credit's. */
  readonly from: number;
  readonly to: AllocationTarget;
  readonly minor: number;
}

/** Credits first, then the money, over the items in their order, the charges after them: who gives what to what. */
export function givings(
  { parts, charges = [] }: Pick<PlannedCustomer, 'parts' | 'charges'>,
  paymentItemId: number,
): Giving[] {
  const credits = parts.filter((part) => part.minor < 0).map(({ itemId, minor }) => ({ from: itemId, left: -minor }));
  const givers = [...credits, { from: paymentItemId, left: Number.MAX_SAFE_INTEGER }];
  const takers: { readonly to: AllocationTarget; readonly minor: number }[] = [
    ...parts.filter((part) => part.minor > 0).map(({ itemId, minor }) => ({ to: { itemId }, minor })),
    ...charges.map(({ chargeId, minor }) => ({ to: { chargeId }, minor })),
  ];
  return takers.flatMap(({ to, minor }) => {
    const given: Giving[] = [];
    let wanted = minor;
    for (const giver of givers) {
      const amount = Math.min(wanted, giver.left);
      if (amount <= 0) continue;
      giver.left -= amount;
      wanted -= amount;
      given.push({ from: giver.from, to, minor: amount });
    }
    return given;
  });
}
