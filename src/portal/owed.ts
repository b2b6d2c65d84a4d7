import { sum } from '../kernel/money';
import type { Day } from '../kernel/day';
import type { Hold } from '../ledger/hold';
import { byPayee, type Payee, type Payees } from '../ledger/payee';
import { isOverdue, isWithheld, type OpenItem } from '../ledger/open-item';
import type { ClaimedCharge } from '../ledger/charge';

/**
 * What a customer owes, as the customer is told: what is asked now, what is not asked and why in one plain word, what is in
 * the customer's favour. Reasons of ours are not in it. Amounts in minor units of the currency.
 */
export interface Owed {
  readonly currency: string;
  readonly items: readonly OwedItem[];
  readonly credits: readonly OpenItem[];
  /** Interest and costs of which something is open. */
  readonly charges: readonly OwedCharge[];
  /** Everything open, credits taken off. */
  readonly openMinor: number;
  /** To pay now: what is overdue and asked for, credits taken off. */
  readonly nowMinor: number;
  /** Asked for, but not due yet. */
  readonly comingMinor: number;
  /** What may be promised: what is really asked for now, credits taken off; else what is coming, likewise. */
  readonly promisableMinor: number;
  /** What stands on the transfer, where it is for one plan alone. */
  readonly reference?: string;
  /** Of all this, what is paid to who holds the claim: it frees the customer only there. */
  readonly toHolders: readonly ToHolder[];
}

export interface ToHolder {
  readonly payee: Payee;
  readonly nowMinor: number;
  readonly comingMinor: number;
  /** What of it is asked for. */
  readonly items: readonly OpenItem[];
}

export interface OwedItem {
  readonly item: OpenItem;
  readonly state: OwedState;
  /** What of it is asked for. */
  readonly askedMinor: number;
}

/** Interest or costs that are claimed beside an invoice. */
export interface OwedCharge {
  readonly charge: ClaimedCharge;
  readonly state: 'asked' | 'disputed' | 'held' | 'partner';
  /** All that is open of it, or nothing. */
  readonly askedMinor: number;
}

export type OwedState = 'overdue' | 'due' | 'disputed' | 'promised' | 'held' | 'partner' | 'planned';

/** Of claims that others hold: those that are paid there and not shown here, and those that we ask for. */
export interface Elsewhere {
  readonly hidden: ReadonlySet<number>;
  readonly payees: Payees;
}

export function owed(
  items: readonly OpenItem[],
  holds: readonly Hold[],
  { hidden, payees }: Elsewhere,
  today: Day,
): Owed[] {
  const known = items.filter((item) => item.presumedSettledOn === null && !hidden.has(item.itemId));
  return [...new Set(known.map(({ currency }) => currency))].sort().map((currency) => {
    const own = known.filter((item) => item.currency === currency);
    const owing = own.filter(({ openMinor }) => openMinor > 0).map((item) => owedItem(item, holds, today));
    const credits = own.filter(({ openMinor }) => openMinor < 0);
    const credit = -sum(credits.map(({ openMinor }) => openMinor));
    const late = sum(owing.filter(({ item }) => isOverdue(item, today)).map(({ askedMinor }) => askedMinor));
    const coming = sum(owing.filter(({ item }) => !isOverdue(item, today)).map(({ askedMinor }) => askedMinor));
    return {
      currency,
      items: owing,
      credits,
      charges: [],
      openMinor: sum(own.map(({ openMinor }) => openMinor)),
      nowMinor: Math.max(0, late - credit),
      comingMinor: coming,
      promisableMinor: late > credit ? late - credit : Math.max(0, late + coming - credit),
      toHolders: toHolders(owing, payees, today),
    };
  });
}

/** By holder. Money that lies with us takes nothing off it. */
function toHolders(owing: readonly OwedItem[], payees: Payees, today: Day): ToHolder[] {
  const asked = owing.filter(({ askedMinor }) => askedMinor > 0);
  const minor = (list: readonly OwedItem[], late: boolean): number =>
    sum(list.filter(({ item }) => isOverdue(item, today) === late).map(({ askedMinor }) => askedMinor));
  return byPayee(asked, ({ item }) => item, payees).flatMap(({ payee, list }) =>
    payee === null
      ? []
      : [{ payee, nowMinor: minor(list, true), comingMinor: minor(list, false), items: list.map(({ item }) => item) }],
  );
}

function owedItem(item: OpenItem, holds: readonly Hold[], today: Day): OwedItem {
  const own = holds.filter(
    (hold) => hold.customerId === item.customerId && (hold.itemId === null || hold.itemId === item.itemId),
  );
  const held = own.filter(({ kind }) => kind !== 'promise');
  const heldMinor = sum(held.map(({ amountMinor }) => Math.min(item.openMinor, amountMinor ?? item.openMinor)));
  const askedMinor = isWithheld(item, today) ? 0 : Math.max(0, item.openMinor - heldMinor);
  return { item, askedMinor, state: stateOf(item, own, askedMinor, today) };
}

function stateOf(item: OpenItem, holds: readonly Hold[], askedMinor: number, today: Day): OwedState {
  const has = (kind: Hold['kind']): boolean => holds.some((hold) => hold.kind === kind);
  if (has('with_partner')) return 'partner';
  if (has('dispute')) return 'disputed';
  if (askedMinor === 0 && has('plan')) return 'planned';
  if (askedMinor === 0) return 'held';
  if (has('promise')) return 'promised';
  return isOverdue(item, today) ? 'overdue' : 'due';
}
