import type { Day, Instant } from '../kernel/day';
import { nearInTime } from '../ledger/same-money';
import { plain } from './number-key';

/**
 * Money that is to be paid back: what lies on an account and nobody owes. It goes to an account from which the customer paid, never to one
 * that was only told; it is paid when the bank shows it, or somebody says how.
 */
export interface Refund {
  readonly id: number;
  readonly customerId: number;
  readonly customerCode: string;
  readonly customerName: string;
  /** The payment or credit of which it is. */
  readonly itemId: number;
  readonly document: string;
  /** Its day: nothing of it was paid back before. */
  readonly since: Day;
  readonly currency: string;
  /** > 0. */
  readonly amountMinor: number;
  /** What is still there to be paid back, ≥ 0. */
  readonly leftMinor: number;
  readonly iban: string | null;
  readonly holder: string | null;
  readonly dueOn: Day;
  readonly reason: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly refundItemId: number | null;
  readonly paidOn: Day | null;
  readonly paidHow: string | null;
  readonly endedAt: Instant | null;
  readonly endedWhy: string | null;
  /** The line of the bank that shows it; null: none yet. */
  readonly lineId: number | null;
}

export type RefundState = 'due' | 'paid' | 'withdrawn';

export const stateOfRefund = ({ endedAt, paidOn }: Pick<Refund, 'endedAt' | 'paidOn'>): RefundState =>
  endedAt !== null ? 'withdrawn' : paidOn !== null ? 'paid' : 'due';

/** An account from which a customer paid, the likeliest first. */
export interface KnownPayee {
  readonly iban: string;
  readonly holder: string | null;
  /** The payment itself came from it. */
  readonly isOwn: boolean;
  readonly lastOn: Day;
}

/** Chosen by itself only where there is no choice: the account of the payment, or the only one there is. */
export function payeeOf(known: readonly KnownPayee[]): KnownPayee | undefined {
  const own = known.filter(({ isOwn }) => isOwn);
  if (own.length === 1) return own[0];
  return known.length === 1 ? known[0] : undefined;
}

/** Since it was decided the customer paid from another account: somebody should ask, and never take that for a change. */
export const payeeMoved = (iban: string | null, known: readonly KnownPayee[]): boolean => {
  const [last] = [...known].sort((a, b) => (a.lastOn < b.lastOn ? 1 : -1));
  return iban !== null && last !== undefined && last.iban !== iban;
};

/** Money that went out, as the bank tells of it. */
export interface WentOut {
  readonly bookedOn: Day;
  readonly currency: string;
  /** < 0. */
  readonly amountMinor: number;
  readonly iban: string | null;
  readonly name: string | null;
}

export interface RefundFound {
  /** Which one it is, where there is no doubt. */
  readonly certain: number | null;
  /** Of its amount, so that a person can say. */
  readonly candidates: readonly number[];
}

/**
 * Which refund a payment of ours is: of its amount and currency, to its account. Two alike of one customer are one as good as the other; of
 * two customers, or by the name alone, a person says.
 */
export function refundOf(line: WentOut, refunds: readonly Refund[]): RefundFound {
  const alike = refunds.filter((one) => one.lineId === null && one.currency === line.currency && one.amountMinor === -line.amountMinor && isInTime(one, line.bookedOn)); // prettier-ignore
  const sure = alike.filter(({ iban }) => iban !== null && iban === line.iban);
  const customers = new Set(sure.map(({ customerId }) => customerId));
  const named = alike.filter(({ holder, customerName }) => line.name !== null && [holder, customerName].some((one) => one !== null && plain(one) === plain(line.name ?? ''))); // prettier-ignore
  return {
    certain: customers.size === 1 ? (sure[0]?.id ?? null) : null,
    candidates: [...new Set([...sure, ...named, ...alike].map(({ id }) => id))],
  };
}

/** Not before the money came; one that somebody called paid went at about that day. */
const isInTime = (one: Refund, on: Day): boolean =>
  stateOfRefund(one) === 'due' ? on >= one.since : one.paidOn !== null && one.endedAt === null && nearInTime(one.paidOn, on); // prettier-ignore
