import { sum } from '../kernel/money';
import type { Day, Instant } from '../kernel/day';

/** A fee, a fixed sum or interest that was claimed beside an invoice, with all that became of it. */
export interface KeptCharge {
  readonly id: number;
  readonly customerId: number;
  readonly entryId: number;
  readonly document: string;
  /** The part of the invoice; null: all of it. */
  readonly itemId: number | null;
  readonly kind: 'fee' | 'fixed_sum' | 'interest';
  readonly cause: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly openMinor: number;
  readonly aroseOn: Day;
  /** Of interest: the first and the last day that were counted. */
  readonly fromOn: Day | null;
  readonly toOn: Day | null;
  /** `desk`, `reminder/12`. */
  readonly origin: string;
  /** JSON: how it was counted. */
  readonly told: string | null;
  /** Somebody said to have checked what was not sure. */
  readonly checked: boolean;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly waivedAt: Instant | null;
  readonly waivedBy: string | null;
  readonly waivedWhy: string | null;
  readonly reversedAt: Instant | null;
  readonly reversedBy: string | null;
  readonly reversedWhy: string | null;
}

/** reversed: it was claimed in error, and counts as never claimed. waived: given up; its days are not claimed again. */
export const CHARGE_STATES = ['open', 'paid', 'waived', 'reversed'] as const;
export type ChargeState = (typeof CHARGE_STATES)[number];

export function chargeState(charge: Pick<KeptCharge, 'reversedAt' | 'waivedAt' | 'openMinor'>): ChargeState {
  if (charge.reversedAt !== null) return 'reversed';
  if (charge.waivedAt !== null) return 'waived';
  return charge.openMinor === 0 ? 'paid' : 'open';
}

/** What was claimed, paid, waived and is open of these, of one currency. */
export interface ChargeSums {
  readonly claimedMinor: number;
  readonly paidMinor: number;
  readonly waivedMinor: number;
  readonly openMinor: number;
}

export function chargeSums(charges: readonly KeptCharge[]): ChargeSums {
  const stand = charges.filter(({ reversedAt }) => reversedAt === null);
  const waived = stand.filter(({ waivedAt }) => waivedAt !== null);
  const open = stand.filter(({ waivedAt }) => waivedAt === null);
  return {
    claimedMinor: sum(stand.map(({ amountMinor }) => amountMinor)),
    paidMinor: sum(stand.map(({ amountMinor, openMinor }) => amountMinor - openMinor)),
    waivedMinor: sum(waived.map(({ openMinor }) => openMinor)),
    openMinor: sum(open.map(({ openMinor }) => openMinor)),
  };
}
