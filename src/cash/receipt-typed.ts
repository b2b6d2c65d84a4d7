import { sum } from '../kernel/money';
import type { Difference, DifferenceKind } from '../ledger/difference';
import type { PlannedCustomer } from './plan';

/** What a person typed of how money is to be split, checked against what may be paid: a plan, or what is wrong with it. */
export interface Payables {
  readonly itemId: number;
  readonly customerId: number;
  /** What may be paid, < 0: what may be taken of a credit. */
  readonly openMinor: number;
}

/** Interest or costs that may be paid with it. */
export interface PayableBeside {
  readonly chargeId: number;
  readonly customerId: number;
  readonly openMinor: number;
}

export interface TypedCharge {
  readonly chargeId: number | null;
  readonly minor: number | undefined;
  readonly typed: string;
}

export interface TypedPart {
  readonly itemId: number | null;
  /** Undefined: it is no amount. */
  readonly minor: number | undefined;
  readonly typed: string;
}

export interface TypedAccount {
  readonly customerId: number;
  readonly minor: number | undefined;
  readonly typed: string;
}

export interface TypedSplit {
  /** As chosen, in order. */
  readonly customerIds: readonly number[];
  readonly parts: readonly TypedPart[];
  readonly accounts: readonly TypedAccount[];
  readonly charges: readonly TypedCharge[];
  /** As what the rest of a document is given up. */
  readonly rests: readonly { readonly itemId: number | null; readonly kind: DifferenceKind }[];
}

export type SplitFault =
  | { readonly is: 'amount'; readonly typed: string }
  | { readonly is: 'most' | 'twice'; readonly itemId: number }
  | { readonly is: 'most' | 'twice'; readonly chargeId: number }
  | { readonly is: 'foreign' }
  | { readonly is: 'nobody' };

export interface Split {
  readonly plan: readonly PlannedCustomer[];
  /** Of the money; what has no place yet, or < 0 what is too much. */
  readonly leftMinor: number;
  readonly faults: readonly SplitFault[];
}

/** Credits are typed as what is taken of them, > 0, like what is paid. Customers of whom nothing is said are left out. */
export function splitTyped(
  typed: TypedSplit,
  payables: readonly Payables[],
  amountMinor: number,
  beside: readonly PayableBeside[] = [],
): Split {
  const faults: SplitFault[] = [];
  const seen = new Set<number>();
  const byId = new Map(payables.map((one) => [one.itemId, one]));
  const parts = typed.parts.flatMap((part) => {
    const payable = part.itemId === null ? undefined : byId.get(part.itemId);
    if (payable === undefined || !typed.customerIds.includes(payable.customerId))
      return fault(faults, { is: 'foreign' });
    if (part.minor === undefined || part.minor < 0) return fault(faults, { is: 'amount', typed: part.typed });
    if (part.minor === 0) return [];
    if (seen.has(payable.itemId)) return fault(faults, { is: 'twice', itemId: payable.itemId });
    seen.add(payable.itemId);
    if (part.minor > Math.abs(payable.openMinor)) return fault(faults, { is: 'most', itemId: payable.itemId });
    return [{ ...payable, minor: payable.openMinor < 0 ? -part.minor : part.minor }];
  });
  const charges = chargesTyped(typed, beside, faults);
  const accounts = typed.accounts.flatMap((one) => {
    if (!typed.customerIds.includes(one.customerId)) return fault(faults, { is: 'foreign' });
    return one.minor === undefined || one.minor < 0 ? fault(faults, { is: 'amount', typed: one.typed }) : [{ ...one, minor: one.minor }]; // prettier-ignore
  });
  const plan = typed.customerIds.flatMap((customerId) => {
    const own = parts.filter((part) => part.customerId === customerId);
    const onAccountMinor = sum(accounts.filter((one) => one.customerId === customerId).map((one) => one.minor));
    const theirs = charges.filter((charge) => charge.customerId === customerId);
    if (own.length === 0 && theirs.length === 0 && onAccountMinor === 0) return [];
    const differences = restsOf(typed, own);
    return [
      {
        ...{ customerId, parts: own.map(({ itemId, minor }) => ({ itemId, minor })), onAccountMinor },
        ...(theirs.length > 0 && { charges: theirs.map(({ chargeId, minor }) => ({ chargeId, minor })) }),
        ...(differences.length > 0 && { differences }),
      },
    ];
  });
  if (typed.customerIds.length === 0) faults.push({ is: 'nobody' });
  const placed = sum([...parts, ...charges].map((part) => part.minor)) + sum(accounts.map((one) => one.minor));
  return { plan, leftMinor: amountMinor - placed, faults };
}

function chargesTyped(
  { charges, customerIds }: TypedSplit,
  beside: readonly PayableBeside[],
  faults: SplitFault[],
): (PayableBeside & { readonly minor: number })[] {
  const seen = new Set<number>();
  return charges.flatMap(({ chargeId, minor, typed }) => {
    const charge = beside.find((one) => one.chargeId === chargeId);
    if (charge === undefined || !customerIds.includes(charge.customerId)) return fault(faults, { is: 'foreign' });
    if (minor === undefined || minor < 0) return fault(faults, { is: 'amount', typed });
    if (minor === 0) return [];
    if (seen.has(charge.chargeId)) return fault(faults, { is: 'twice', chargeId: charge.chargeId });
    seen.add(charge.chargeId);
    return minor > charge.openMinor ? fault(faults, { is: 'most', chargeId: charge.chargeId }) : [{ ...charge, minor }];
  });
}

/** Of documents that are paid in part; where nothing is paid, or nothing stays open, what was chosen means nothing. */
const restsOf = ({ rests }: TypedSplit, parts: readonly (Payables & { readonly minor: number })[]): Difference[] =>
  parts.flatMap(({ itemId, openMinor, minor }) => {
    const kind = rests.find((one) => one.itemId === itemId)?.kind;
    return kind === undefined || openMinor <= minor ? [] : [{ itemId, kind, minor: openMinor - minor }];
  });

function fault(faults: SplitFault[], one: SplitFault): [] {
  faults.push(one);
  return [];
}
