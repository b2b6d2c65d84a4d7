import { exponent, share } from '../kernel/money';
import type { Day } from '../kernel/day';

/**
 * What a payment and the document that it pays differ by, and what is given up of it for a reason: a cash discount, what a bank kept, a
 * few units. Each is a posting of its own beside the payment and goes with it; what is more than that is a short payment, which is looked into.
 */
export const DIFFERENCE_KINDS = ['discount', 'bank_charge', 'difference'] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

export const isDifferenceKind = (text: string): text is DifferenceKind =>
  (DIFFERENCE_KINDS as readonly string[]).includes(text);

export interface Difference {
  /** Null: more came than was asked for, and the few units are kept. */
  readonly itemId: number | null;
  readonly kind: DifferenceKind;
  /** > 0: of the item, beside what the payment pays of it. < 0: of the payment, where no item is named. */
  readonly minor: number;
}

/** By currency, the smaller of a sum and a share of the document: what a company lets pass. */
export type Tolerance = Readonly<Record<string, { readonly minor: number; readonly percent: number }>>;

/** The smaller of the fixed sum and the share, so that neither a large nor a small invoice gives much away. */
export function toleranceOf(
  { currency, owedMinor }: { readonly currency: string; readonly owedMinor: number },
  tolerance: Tolerance,
): number {
  const set = Object.hasOwn(tolerance, currency) ? tolerance[currency] : undefined;
  return set === undefined ? 0 : Math.min(set.minor, share(owedMinor, BigInt(set.percent), 100n));
}

/** Minor units of a document, by rounding or mistyping: nobody's decision is needed for more than that they are seen. */
export const FEW_CENTS = 5;

/** What banks take of one transfer, at most, in whole units of any currency, where they do not say it themselves. */
const MOST_CHARGE = 25;

/** A document as the payment leaves it. */
export interface Differing {
  readonly itemId: number;
  readonly customerId: number;
  readonly currency: string;
  /** `F-1/2`. */
  readonly label: string;
  /** What was invoiced of it. */
  readonly amountMinor: number;
  readonly openMinor: number;
  readonly discountMinor: number | null;
  readonly discountUntil: Day | null;
}

export type DifferenceFault = 'no-amount' | 'foreign' | 'part-only' | 'no-discount' | 'more-charge' | 'more-than-tolerance' | 'gain'; // prettier-ignore

export interface JudgedDifferences {
  readonly differences: readonly Difference[];
  readonly items: readonly Differing[];
  /** The documents of which the payment pays something. */
  readonly paid: ReadonlySet<number>;
  /** What the bank says that it kept; null: nothing. */
  readonly chargesMinor: number | null;
  readonly currency: string;
  readonly tolerance: Tolerance;
}

/** Why these may not be given up by whoever matches, or undefined. Each closes its document: what leaves a rest besides is no difference. */
export function differenceFault(judged: JudgedDifferences): DifferenceFault | undefined {
  const { differences, items, paid, chargesMinor, currency, tolerance } = judged;
  const byId = new Map(items.map((item) => [item.itemId, item]));
  const charges = differences.filter((one) => one.kind === 'bank_charge').reduce((sum, one) => sum + one.minor, 0);
  if (charges > Math.max(chargesMinor ?? 0, MOST_CHARGE * 10 ** exponent(currency))) return 'more-charge';
  const gains = differences.filter((one) => one.itemId === null);
  const most = Math.max(FEW_CENTS * Math.max(1, paid.size), Object.hasOwn(tolerance, currency) ? (tolerance[currency]?.minor ?? 0) : 0); // prettier-ignore
  if (gains.length > 1 || gains.some(({ minor, kind }) => minor >= 0 || kind !== 'difference' || -minor > most)) return 'gain'; // prettier-ignore
  const given = new Map<number, number>();
  for (const { itemId, minor, kind } of differences) {
    if (itemId === null) continue;
    const item = byId.get(itemId);
    if (item === undefined) return 'foreign';
    if (!Number.isSafeInteger(minor) || minor <= 0) return 'no-amount';
    const fault = faultOfOne({ minor, kind }, item, tolerance);
    if (fault) return fault;
    given.set(itemId, (given.get(itemId) ?? 0) + minor);
  }
  const isClosed = ([itemId, minor]: [number, number]): boolean => paid.has(itemId) && byId.get(itemId)?.openMinor === minor; // prettier-ignore
  return [...given].every(isClosed) ? undefined : 'part-only';
}

function faultOfOne(
  { minor, kind }: Pick<Difference, 'minor' | 'kind'>,
  { discountMinor, amountMinor, currency }: Differing,
  tolerance: Tolerance,
): DifferenceFault | undefined {
  if (kind === 'discount') return discountMinor !== null && minor <= discountMinor + 1 ? undefined : 'no-discount';
  // a fifth of the document is no fee of a bank
  if (kind === 'bank_charge') return minor * 5 <= amountMinor ? undefined : 'more-charge';
  const most = Math.max(FEW_CENTS, toleranceOf({ currency, owedMinor: amountMinor }, tolerance));
  return minor <= most ? undefined : 'more-than-tolerance';
}

/** A discount that the invoice itself offers, taken to the unit and in time, is owed: it needs nobody's agreement. */
export const isEarned = (
  { kind, minor }: Pick<Difference, 'kind' | 'minor'>,
  { discountMinor, discountUntil }: Pick<Differing, 'discountMinor' | 'discountUntil'>,
  paidOn: Day,
): boolean =>
  kind === 'discount' &&
  discountMinor !== null &&
  Math.abs(discountMinor - minor) <= 1 &&
  discountUntil !== null &&
  paidOn <= discountUntil;

/** Its identity says what it is, beside which payment, and of which item (0: of the payment itself): unique, and found again by it. */
export const differenceIdentity = (kind: DifferenceKind, paymentItemId: number, itemId: number | null): string =>
  `${kind}|${paymentItemId}|${itemId ?? 0}`;

/** What an identity says: beside which payment it stands, and what of; undefined: it is no difference. */
export function differenceOf(
  identity: string,
  amountMinor: number,
): (Difference & { readonly paymentItemId: number }) | undefined {
  const [, kind, payment, item] = /^(discount|bank_charge|difference)\|(\d+)\|(\d+)$/.exec(identity) ?? [];
  if (kind === undefined) return undefined;
  return {
    kind: kind as DifferenceKind,
    paymentItemId: Number(payment),
    itemId: item === '0' ? null : Number(item),
    minor: -amountMinor,
  };
}
