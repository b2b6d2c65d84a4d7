import { covering, type Covering } from './covering';
import { inOrder, type Knowledge } from './knowledge';
import type { Named } from './naming';
import type { PayerSign } from './paying';
import type { Doubt, Naming } from './proposal';
import type { ChargePart, Payable, Receipt } from './receipt';
import type { Said } from './said';

/** What findings of one receipt are made from, and what they share. */
export interface Looking {
  readonly receipt: Receipt;
  readonly knowledge: Knowledge;
  readonly said: Said;
  readonly signs: readonly PayerSign[];
  readonly numbers: readonly Named[];
  /** Why an amount alone would not be enough: what else the transfer says. */
  readonly doubts: readonly Doubt[];
}

export interface Found {
  readonly naming: Naming;
  readonly items: readonly Payable[];
  readonly covering: Covering;
  /** Paid besides. */
  readonly charges?: readonly (ChargePart & { readonly customerId: number })[];
  readonly telling: boolean;
  readonly doubts: readonly Doubt[];
}

export const open = (items: readonly Payable[]): Payable[] => items.filter((item) => item.openMinor > 0);

/** Credits that may be taken off: those named, and those that did not undo an invoice of their own. */
export function creditsOf(customerIds: ReadonlySet<number>, { knowledge, receipt, numbers }: Looking): Payable[] {
  const named = new Set(numbers.flatMap((one) => one.items.map((item) => item.itemId)));
  return [...customerIds].flatMap((id) => {
    const all = knowledge.openOf(id, receipt.currency);
    const credits = all.filter((item) => item.openMinor < 0 && item.issuedOn <= receipt.bookedOn);
    const alone = new Set(unpaired(open(all), credits).credits);
    return credits.filter((credit) => alone.has(credit) || named.has(credit.itemId));
  });
}

export const customersOf = (items: readonly Payable[]): Set<number> => new Set(items.map((item) => item.customerId));

export function covered(naming: Naming, items: readonly Payable[], looking: Looking, telling = true): Found {
  const credits = creditsOf(customersOf(items), looking);
  return { naming, items, covering: covering(items, looking.receipt, credits), telling, doubts: [] };
}

export const inCurrency = (items: readonly Payable[], { currency }: Receipt): Payable[] =>
  items.filter((item) => item.currency === currency);

export const uniqueItems = (items: readonly Payable[]): Payable[] =>
  inOrder([...new Map(items.map((item) => [item.itemId, item])).values()]);

/** An invoice that a credit note undid is nothing that anybody pays. */
export function unpaired(
  items: readonly Payable[],
  credits: readonly Payable[],
): { left: Payable[]; credits: Payable[] } {
  const left = [...items];
  const alone = credits.filter((credit) => {
    const at = left.findIndex((item) => item.openMinor === -credit.openMinor && item.issuedOn <= credit.issuedOn);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return { left, credits: alone };
}

/** A number of what is paid: one that can be nothing else, or one of somebody who seems to pay. */
export const speaksOfPaid = ({ telling, items }: Named, signs: readonly PayerSign[]): boolean =>
  items.every((item) => item.openMinor === 0) &&
  (telling || items.some((item) => signs.some((sign) => sign.customerId === item.customerId)));
