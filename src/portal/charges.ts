import { sum } from '../kernel/money';
import type { Day } from '../kernel/day';
import type { ClaimedCharge } from '../ledger/charge';
import type { Hold } from '../ledger/hold';
import { isOverdue } from '../ledger/open-item';
import type { Payees } from '../ledger/payee';
import type { Owed, OwedCharge } from './owed';

/**
 * Interest and costs beside the invoices, as the customer is told. Only what somebody claimed is there at all; it is asked for only where
 * nothing stands against it: not while it or its invoice is disputed, held back, in instalments, with a partner or somebody else's, and
 * not of a customer in hardship.
 */
export interface Beside {
  /** Those of which something is open. */
  readonly charges: readonly ClaimedCharge[];
  readonly holds: readonly Hold[];
  /** By id: those to which the customer objects. */
  readonly disputed: ReadonlySet<number>;
  /** By item. */
  readonly payees: Payees;
  /** By entry: invoices that are paid elsewhere and not shown here. */
  readonly hidden: ReadonlySet<number>;
  readonly inHardship: boolean;
}

export function withCharges(owes: readonly Owed[], beside: Beside, today: Day): Owed[] {
  const shown = beside.charges.filter(({ openMinor, entryId }) => openMinor > 0 && !beside.hidden.has(entryId));
  const currencies = [...new Set([...owes, ...shown].map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const one = owes.find((owed) => owed.currency === currency) ?? nothingIn(currency);
    const charges = shown
      .filter((charge) => charge.currency === currency)
      .map((charge) => owedCharge(charge, one, beside));
    if (charges.length === 0) return one;
    const askedMinor = sum(charges.map((charge) => charge.askedMinor));
    const { reference: _, ...rest } = one;
    return {
      ...(askedMinor > 0 ? rest : one),
      charges,
      openMinor: one.openMinor + sum(charges.map(({ charge }) => charge.openMinor)),
      nowMinor: one.nowMinor > 0 ? one.nowMinor + askedMinor : Math.max(0, askedMinor - creditLeft(one, today)),
    };
  });
}

const nothingIn = (currency: string): Owed => ({
  ...{ currency, items: [], credits: [], charges: [], toHolders: [] },
  ...{ openMinor: 0, nowMinor: 0, comingMinor: 0, promisableMinor: 0 },
});

/** What of the credits no invoice that is due takes up. */
function creditLeft({ items, credits }: Owed, today: Day): number {
  const late = sum(items.filter(({ item }) => isOverdue(item, today)).map(({ askedMinor }) => askedMinor));
  return Math.max(0, -sum(credits.map(({ openMinor }) => openMinor)) - late);
}

function owedCharge(charge: ClaimedCharge, { items }: Owed, beside: Beside): OwedCharge {
  const own = items.filter(({ item }) => item.entryId === charge.entryId);
  const state = stateOf(charge, own, beside);
  return { charge, state, askedMinor: state === 'asked' ? charge.openMinor : 0 };
}

function stateOf({ chargeId }: ClaimedCharge, own: Owed['items'], beside: Beside): OwedCharge['state'] {
  const { disputed, holds, payees, inHardship } = beside;
  const ids = new Set(own.map(({ item }) => item.itemId));
  const kinds = holds.flatMap(({ kind, itemId }) => (itemId === null || ids.has(itemId) ? [kind] : []));
  if (kinds.includes('with_partner')) return 'partner';
  if (disputed.has(chargeId) || kinds.includes('dispute')) return 'disputed';
  if (inHardship || kinds.some((kind) => kind !== 'promise')) return 'held';
  // to whom interest on what others hold is paid is for a person to say first
  return own.some(({ item }) => payees.has(item.itemId)) ? 'held' : 'asked';
}
