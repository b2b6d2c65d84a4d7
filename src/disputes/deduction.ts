import type { Settings } from '../companies/settings';
import { addDays, type Day } from '../kernel/day';
import { exponent, format, share } from '../kernel/money';
import { toleranceOf, type DifferenceKind } from '../ledger/difference';
import type { Hold } from '../ledger/hold';
import type { CategoryCode } from './category';

/**
 * A short payment: the customer paid an invoice but for a small rest. What it kept back has a reason, even where it is not
 * said: until a person decides, the rest is looked into and never answered by a first reminder. Only a cash discount that was
 * taken after its day is asked for at once, and said as such. A rest that is large is a part payment, and is reminded.
 */
export interface ShortPaid {
  readonly itemId: number;
  readonly customerId: number;
  readonly currency: string;
  /** What was invoiced, less what was credited; minor units, > 0. */
  readonly owedMinor: number;
  /** What is missing of it, > 0. */
  readonly restMinor: number;
  /** The day of the last payment. */
  readonly paidOn: Day;
  /** The cash discount that the invoice offers, and the last day on which it may be taken. */
  readonly discountMinor: number | null;
  readonly discountUntil: Day | null;
  /** The customer pays from another country. */
  readonly abroad: boolean;
}

/** Why a rest may be missing, as far as the figures tell. */
export const REST_KINDS = [
  'discount_earned',
  'within_tolerance',
  'discount_late',
  'bank_charge',
  'unexplained',
] as const;
export type RestKind = (typeof REST_KINDS)[number];

export type ShortPaymentRules = Settings['shortPayments'];

/** Undefined: it is a part payment, and its rest is asked for like any other. */
export function restOf(paid: ShortPaid, rules: ShortPaymentRules): RestKind | undefined {
  const { restMinor, owedMinor } = paid;
  const isDiscount = isTheDiscount(paid);
  if (isDiscount && paid.discountUntil !== null && paid.paidOn <= paid.discountUntil) return 'discount_earned';
  if (restMinor <= toleranceOf(paid, rules.tolerance)) return 'within_tolerance';
  if (isDiscount) return 'discount_late';
  if (restMinor > share(owedMinor, BigInt(rules.mostPercent), 100n)) return undefined;
  return paid.abroad && restMinor <= MOST_BANK_CHARGE * 10 ** exponent(paid.currency) ? 'bank_charge' : 'unexplained';
}

/** The discount to the last unit, but for what rounding makes of it. */
const isTheDiscount = ({ discountMinor, restMinor }: ShortPaid): boolean =>
  discountMinor !== null && discountMinor > 0 && Math.abs(discountMinor - restMinor) <= 1;

/** What banks take of a transfer from abroad, at most, in whole units of any currency: a guess that a person confirms. */
const MOST_BANK_CHARGE = 50;

/** What is done about it unless a person decides otherwise. */
export type RestCourse = 'write_off' | 'case' | 'ask';

export const COURSE: Readonly<Record<RestKind, RestCourse>> = {
  discount_earned: 'write_off',
  within_tolerance: 'write_off',
  discount_late: 'ask',
  bank_charge: 'case',
  unexplained: 'case',
};

/** What its case is about, where it becomes one. */
export const CASE_OF: Readonly<Record<RestKind, CategoryCode>> = {
  discount_earned: 'discount',
  within_tolerance: 'short_payment',
  discount_late: 'discount',
  bank_charge: 'bank_charge',
  unexplained: 'short_payment',
};

/** As what the rest is given up beside the payment, by one person; null: nobody knows why it is missing, and two write it off. */
export const GIVEN_AS: Readonly<Record<RestKind, DifferenceKind | null>> = {
  discount_earned: 'discount',
  within_tolerance: 'difference',
  discount_late: 'discount',
  bank_charge: 'bank_charge',
  unexplained: null,
};

export const REST_TITLES: Readonly<Record<RestKind, string>> = {
  discount_earned: 'cash discount taken in time',
  within_tolerance: 'within the tolerance',
  discount_late: 'cash discount taken after its day',
  bank_charge: 'perhaps a bank charge',
  unexplained: 'no reason is known',
};

/** Days in which its owner looks into it. */
const DAYS_TO_DECIDE = 7;

export const decideBy = ({ paidOn }: Pick<ShortPaid, 'paidOn'>): Day => addDays(paidOn, DAYS_TO_DECIDE);

/** What keeps the rest out of every reminder until somebody decides; undefined: nothing does. */
export function holdOfRest(paid: ShortPaid, rules: ShortPaymentRules): Hold | undefined {
  const kind = restOf(paid, rules);
  if (kind === undefined || COURSE[kind] === 'ask') return undefined;
  const { itemId, customerId, restMinor, currency, paidOn } = paid;
  return {
    key: `deduction/${itemId}`,
    customerId,
    itemId,
    amountMinor: null,
    kind: 'deduction',
    reason: `${format({ minor: restMinor, currency }, 'en')} kept back: ${REST_TITLES[kind]}`,
    author: 'clock',
    from: paidOn,
    until: decideBy(paid),
    caused: true,
  };
}
