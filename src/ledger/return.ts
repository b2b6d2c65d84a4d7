import { sum } from '../kernel/money';
import type { Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import type { Allocation } from './allocation';
import type { NewEntry } from './entry';
import type { OpenItem } from './open-item';

/**
 * Money that went back: a direct debit returned, a cheque refused, a payment sent back. What it had paid is open again from
 * that day on, and the payment is used up by a refund of its own: nothing of it may be taken for a credit.
 */
export interface WentBack {
  /** The day on which it went back. */
  readonly on: Day;
  readonly reason: string;
}

/** What goes back of a payment: the allocations given up, and what of it had not been applied. */
export interface Return {
  readonly allocations: readonly Allocation[];
  readonly amountMinor: number;
}

/**
 * All of the payment, or only what it had paid of some items. `applied` is what of it still counts, refunds left out.
 * Refuses where nothing of it is left to go back.
 */
export function returnOf(payment: OpenItem, applied: readonly Allocation[], ofItems: readonly number[]): Return {
  if (payment.type !== 'payment') {
    throw new Refusal('no-payment', `${named(payment)} is no payment.`, 'Only money that came can go back.');
  }
  const all = ofItems.length === 0;
  const allocations = all ? applied : applied.filter((one) => one.toItemId !== null && ofItems.includes(one.toItemId));
  const amountMinor = sum(allocations.map((one) => one.amountMinor)) + (all ? -payment.openMinor : 0);
  if (amountMinor > 0) return { allocations, amountMinor };
  throw new Refusal(
    'nothing-to-return',
    all ? `All of ${named(payment)} went back already.` : `${named(payment)} paid nothing of that.`,
    'See what was paid by what: duly allocate list DOCUMENT',
  );
}

/** Money often comes without a number. */
export const named = ({ document, issuedOn }: Pick<OpenItem, 'document' | 'issuedOn'>): string =>
  document === '' ? `the payment of ${issuedOn}` : document;

/** Those that count: neither a reversal nor reversed. */
export function standing(applied: readonly Allocation[]): Allocation[] {
  const reversed = new Set(applied.map((one) => one.reversesId));
  return applied.filter((one) => one.reversesId === null && !reversed.has(one.id));
}

/** The first letters of a refund's identity: what is booked so belongs to its payment and goes with it. */
export const RETURN = 'return|';

/** Of the task that a return opens for a person, and what it is about. */
export const RETURN_TASK = 'payment_returned';
export const aboutReturn = (refundItemId: number): string => `return/${refundItemId}`;

/** The refund that uses up what went back; its identity says which payment it is of, and which reversals it stands for. */
export function refundOf(payment: OpenItem, back: Return, reversals: readonly number[], wentBack: WentBack): NewEntry {
  const { companyId, customerId, currency } = payment;
  return {
    companyId,
    customerId,
    currency,
    type: 'refund',
    document: `${payment.document === '' ? payment.issuedOn : payment.document}-R`,
    identity: `${RETURN}${payment.itemId}|${reversals.join(',')}|${wentBack.on}`,
    amountMinor: back.amountMinor,
    issuedOn: wentBack.on,
    more: { subject: wentBack.reason },
  };
}

/** The reversals that a refund stands for; undefined: it is not of a payment that went back. */
export function reversalsOf(identity: string): number[] | undefined {
  const [, reversals] = /^return\|\d+\|([\d,]*)\|/.exec(identity) ?? [];
  return reversals === undefined ? undefined : reversals.split(',').filter(Boolean).map(Number);
}

/** The payment that went back. */
export const paymentOfReturn = (identity: string): number => Number(/^return\|(\d+)\|/.exec(identity)?.[1] ?? 0);
