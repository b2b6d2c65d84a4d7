import type { Day, Instant } from '../kernel/day';

/**
 * A payment that a customer makes with a provider: for exactly the items that were chosen. What the provider says came in counts, never
 * what was asked for; whatever the order in which it says so.
 */
export interface Checkout {
  readonly id: number;
  readonly companyId: number;
  readonly customerId: number;
  readonly providerId: number;
  /** In the order in which they are paid. */
  readonly items: readonly Chosen[];
  readonly currency: string;
  readonly amountMinor: number;
  readonly reference: string;
  readonly state: CheckoutState;
  readonly session: string | null;
  readonly payment: string | null;
  readonly url: string | null;
  readonly paidMinor: number;
  readonly backMinor: number;
  readonly untilOn: Day;
  readonly recordedAt: Instant;
}

export interface Chosen {
  readonly itemId: number;
  /** > 0. */
  readonly minor: number;
}

export const CHECKOUT_STATES = ['opening', 'open', 'waiting', 'paid', 'expired', 'failed'] as const;
export type CheckoutState = (typeof CHECKOUT_STATES)[number];

/** Money counts in whatever state it comes; what ends a session without money ends none that is paid. */
export const NEXT: Readonly<Record<CheckoutState, readonly CheckoutState[]>> = {
  opening: ['open', 'waiting', 'paid', 'expired', 'failed'],
  open: ['waiting', 'paid', 'expired', 'failed'],
  waiting: ['paid', 'failed'],
  paid: [],
  expired: ['paid', 'waiting'],
  failed: ['paid', 'waiting'],
};

export interface Provider {
  readonly id: number;
  readonly companyId: number;
  readonly kind: ProviderKind;
  readonly url: string;
  /** The name under which its keys lie. */
  readonly secret: string;
  readonly recordedAt: Instant;
}

export const PROVIDER_KINDS = ['stripe'] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

/** Both lie in the folder keys only. */
export interface ProviderKeys {
  readonly apiKey: string;
  readonly hookSecret: string;
}

/** Under this name its money stands among the accounts of the company: nobody is asked to pay there. */
export const accountOf = ({ kind, id }: Pick<Provider, 'kind' | 'id'>): string => `${kind.toUpperCase()}-${id}`;

/** What of the money goes to which item, in their order, as far as each is open and the money reaches. */
export function spread(
  items: readonly Chosen[],
  open: ReadonlyMap<number, number>,
  moneyMinor: number,
): { readonly parts: readonly Chosen[]; readonly restMinor: number } {
  let left = moneyMinor;
  const parts = items.flatMap(({ itemId, minor }) => {
    const part = Math.min(minor, open.get(itemId) ?? 0, left);
    left -= Math.max(0, part);
    return part > 0 ? [{ itemId, minor: part }] : [];
  });
  return { parts, restMinor: left };
}
