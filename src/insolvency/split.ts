import type { Day } from '../kernel/day';
import { PROCEEDINGS, type ProceedingKind } from './proceeding';

/**
 * The opening of a proceeding splits what is open by the day of supply: before it is frozen, after it goes on. Every open item
 * is on one side, so that both sides add up to the balance.
 */
export interface Splittable {
  readonly itemId: number;
  readonly supplyOn: Day | null;
  readonly deliveryOn: Day | null;
  readonly issuedOn: Day;
  readonly openMinor: number;
  readonly currency: string;
}

export interface Side {
  readonly itemId: number;
  readonly suppliedOn: Day;
  /** Neither supply nor delivery is known: the day of the invoice stands for it. */
  readonly presumed: boolean;
  readonly byHand: boolean;
  readonly frozen: boolean;
  readonly openMinor: number;
  readonly currency: string;
}

/**
 * What was supplied on the very day: in France a judgment takes effect at the first hour of its day (C. com. R621-4, not
 * verified), so it goes on; elsewhere it is frozen (not verified), which demands nothing that may not be demanded.
 */
const isFrozen = (suppliedOn: Day, openedOn: Day, kind: ProceedingKind): boolean =>
  PROCEEDINGS[kind].country === 'FR' ? suppliedOn < openedOn : suppliedOn <= openedOn;

/** `chosen`: of these items a person says whether they are frozen. */
export function split(
  items: readonly Splittable[],
  { kind, openedOn }: { readonly kind: ProceedingKind; readonly openedOn: Day },
  chosen: ReadonlyMap<number, boolean> = new Map(),
): Side[] {
  return items.map(({ itemId, supplyOn, deliveryOn, issuedOn, openMinor, currency }) => {
    const known = supplyOn ?? deliveryOn;
    const suppliedOn = known ?? issuedOn;
    const byHand = chosen.get(itemId);
    const frozen = byHand ?? isFrozen(suppliedOn, openedOn, kind);
    return {
      itemId,
      suppliedOn,
      presumed: known === null,
      byHand: byHand !== undefined,
      frozen,
      openMinor,
      currency,
    };
  });
}

/** What is open on either side, by currency, in the order in which they come. */
export function totals(sides: readonly Side[]): { currency: string; frozenMinor: number; goesOnMinor: number }[] {
  const currencies = [...new Set(sides.map(({ currency }) => currency))];
  return currencies.map((currency) => {
    const of = (frozen: boolean): number =>
      sides.reduce(
        (sum, side) => (side.currency === currency && side.frozen === frozen ? sum + side.openMinor : sum),
        0,
      );
    return { currency, frozenMinor: of(true), goesOnMinor: of(false) };
  });
}
