import { isEarned, type Difference, type DifferenceKind } from '../ledger/difference';
import type { Covering, Fit } from './covering';
import type { PlannedCustomer } from './plan';
import type { Payable } from './receipt';
import type { Day } from '../kernel/day';

/** What a covering leaves open for a reason that the figures tell, item by item; nothing where they do not tell it. */
const KIND: Readonly<Partial<Record<Fit, DifferenceKind>>> = {
  discount: 'discount',
  late_discount: 'discount',
  charges: 'bank_charge',
  cents: 'difference',
};

export function differencesOf({ fit, parts, overMinor }: Covering, items: readonly Payable[]): Difference[] {
  const kind = KIND[fit];
  if (kind === undefined) return [];
  if (fit === 'cents' && overMinor > 0) return [{ itemId: null, kind, minor: -overMinor }];
  const paid = new Map(parts.map((part) => [part.itemId, part.minor]));
  const short = items.flatMap(({ itemId, openMinor }) => {
    const minor = openMinor - (paid.get(itemId) ?? 0);
    return minor > 0 ? [{ itemId, kind, minor }] : [];
  });
  // of an item that gets nothing, what is missing is no difference
  return short.every(({ itemId }) => (paid.get(itemId) ?? 0) > 0) ? short : [];
}

/** What the rule may give up without anybody: a discount that the invoice offers, in time and to the unit. All else stays open for a person. */
export const byTheRule = (
  plan: readonly PlannedCustomer[],
  itemOf: (itemId: number) => Payable | undefined,
  paidOn: Day,
): PlannedCustomer[] =>
  plan.map(({ differences = [], onAccountMinor, ...planned }) => {
    const earned = differences.filter((one) => {
      const item = one.itemId === null ? undefined : itemOf(one.itemId);
      return item !== undefined && isEarned(one, item, paidOn);
    });
    const kept = differences.filter(({ itemId }) => itemId === null).reduce((sum, { minor }) => sum - minor, 0);
    return { ...planned, onAccountMinor: onAccountMinor + kept, ...(earned.length > 0 && { differences: earned }) };
  });
