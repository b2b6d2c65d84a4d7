import type { Day } from '../kernel/day';
import type { OpenItem } from './open-item';

/**
 * Who is to be paid where a claim was assigned and its customer told: the holder, on an account of its own, where that is known and the holder
 * lets us ask. Payment to anybody else does not free the customer.
 */
export interface Payee {
  readonly holderId: number;
  /** Who holds the claim. */
  readonly holder: string;
  readonly account: {
    readonly iban: string;
    readonly bic: string | null;
    readonly holder: string;
    readonly bankName: string | null;
  };
}

/** Of open items that somebody else holds: what that means for who asks and where it is paid. */
export interface AssignedItem {
  readonly itemId: number;
  readonly customerId: number;
  readonly holder: string;
  readonly on: Day;
  /** Why nobody is asked for it here; null: it is asked for. */
  readonly stands: 'holder_asks' | 'no_account' | null;
  /** Where it is paid; null: to us, or it is not known. */
  readonly payee: Payee | null;
}

/** By item; what is not in it is paid to us. */
export type Payees = ReadonlyMap<number, Payee>;

export const NO_PAYEES: Payees = new Map();

/** Ours first, then holder by holder; nothing where there is nothing. */
export function byPayee<Of>(
  list: readonly Of[],
  itemOf: (one: Of) => Pick<OpenItem, 'itemId'>,
  payees: Payees,
): Shared<Of>[] {
  const shares = new Map<number, { payee: Payee | null; list: Of[] }>();
  for (const one of list) {
    const payee = payees.get(itemOf(one).itemId) ?? null;
    const share = shares.get(payee?.holderId ?? 0);
    if (share) share.list.push(one);
    else shares.set(payee?.holderId ?? 0, { payee, list: [one] });
  }
  return [...shares.values()].sort((a, b) => (a.payee?.holder ?? '').localeCompare(b.payee?.holder ?? ''));
}

export interface Shared<Of> {
  /** Null: us. */
  readonly payee: Payee | null;
  readonly list: readonly Of[];
}

/** Of what a bank prints of a reference. */
const LONGEST = 70;

/** What to write on a transfer to a holder: the numbers of the invoices, which are what it knows; undefined where they are too many. */
export function holderReference(items: readonly Pick<OpenItem, 'document' | 'paymentReference'>[]): string | undefined {
  const [own, ...others] = new Set(items.map(({ paymentReference }) => paymentReference));
  if (own && others.length === 0) return own;
  const text = [...new Set(items.map(({ document }) => document))].join(' ');
  return text.length <= LONGEST ? text : undefined;
}
