import { addDays, type Day } from '../kernel/day';
import { exponent, sum } from '../kernel/money';
import type { Part, Payable, Receipt } from './receipt';
import { sumsTo } from '../kernel/sums';
import { FEW_CENTS } from '../ledger/difference';

/** How an amount that came in covers items that it may be for. */
export interface Covering {
  readonly fit: Fit;
  readonly parts: readonly Part[];
  /** What is left of the money; ≥ 0. */
  readonly overMinor: number;
  /** What stays open of the items; ≥ 0. */
  readonly shortMinor: number;
}

/**
 * `exact`: to the last unit · `charges`: with what the bank says it kept · `discount`: less the cash discount, in time · `credits`: less
 * credits of the customer · `cents`: but for a few units · `late_discount` · `bank_fee`: perhaps less a fee · `short` · `over`.
 */
export type Fit =
  'exact' | 'charges' | 'discount' | 'credits' | 'cents' | 'late_discount' | 'bank_fee' | 'short' | 'over';

/** Fits that leave no doubt that the amount is meant for just these items. */
export const IS_EXACT: ReadonlySet<Fit> = new Set(['exact', 'charges', 'discount', 'credits']);
/** Fits that a clerk would take for the same. */
export const IS_CLOSE: ReadonlySet<Fit> = new Set([...IS_EXACT, 'cents', 'late_discount', 'bank_fee']);

/** Bank days of a transfer, within which a cash discount still counts as in time. */
const TRANSFER_DAYS = 3;
/** Whole units of a currency. */
const MOST_FEE = 25;

export function covering(items: readonly Payable[], receipt: Receipt, credits: readonly Payable[] = []): Covering {
  const { amountMinor, chargesMinor, bookedOn, currency } = receipt;
  const total = sum(items.map((item) => item.openMinor));
  const all = items.map((item) => ({ itemId: item.itemId, minor: item.openMinor }));
  const whole = (fit: Fit): Covering => ({ fit, parts: all, overMinor: 0, shortMinor: 0 });
  if (amountMinor === total) return whole('exact');
  const discounted = discountedParts(items, amountMinor, bookedOn);
  if (discounted) return { ...discounted, overMinor: 0, shortMinor: total - amountMinor };
  const taken = creditsTaken(credits, total - amountMinor);
  if (taken) return { fit: 'credits', parts: [...all, ...taken], overMinor: 0, shortMinor: 0 };
  if (amountMinor > total) {
    const overMinor = amountMinor - total;
    return { fit: overMinor <= FEW_CENTS * items.length ? 'cents' : 'over', parts: all, overMinor, shortMinor: 0 };
  }
  const shortMinor = total - amountMinor;
  const parts = spreadOver(items, amountMinor);
  if (chargesMinor !== null && chargesMinor === shortMinor) return { fit: 'charges', parts, overMinor: 0, shortMinor };
  if (shortMinor <= FEW_CENTS * items.length) return { fit: 'cents', parts, overMinor: 0, shortMinor };
  const isFee = shortMinor <= MOST_FEE * 10 ** exponent(currency) && shortMinor * 5 <= total;
  return { fit: isFee ? 'bank_fee' : 'short', parts, overMinor: 0, shortMinor };
}

/** Each item less its discount, where that is what came; but for one unit of rounding an item. */
function discountedParts(
  items: readonly Payable[],
  minor: number,
  on: Day,
): Pick<Covering, 'fit' | 'parts'> | undefined {
  const offered = items.filter((item) => (item.discountMinor ?? 0) > 0 && item.openMinor === item.amountMinor);
  if (offered.length === 0) return undefined;
  const inTime = offered.filter(
    ({ discountUntil }) => discountUntil === null || on <= addDays(discountUntil, TRANSFER_DAYS),
  );
  for (const [fit, taking] of [
    ['discount', inTime],
    ['late_discount', offered],
  ] as const) {
    if (taking.length === 0) continue;
    const less = new Map(taking.map((item) => [item.itemId, item.discountMinor ?? 0]));
    const parts = items.map(({ itemId, openMinor }) => ({ itemId, minor: openMinor - (less.get(itemId) ?? 0) }));
    const off = minor - sum(parts.map((part) => part.minor));
    const last = parts.at(-1);
    if (last === undefined || Math.abs(off) > taking.length || (off !== 0 && fit === 'late_discount')) continue;
    return { fit, parts: [...parts.slice(0, -1), { ...last, minor: last.minor + off }] };
  }
  return undefined;
}

const MOST_CREDITS = 12;

/** Credits that make up the difference, where there is one way only. */
function creditsTaken(credits: readonly Payable[], differenceMinor: number): Part[] | undefined {
  if (differenceMinor <= 0 || credits.length === 0 || credits.length > MOST_CREDITS) return undefined;
  const addends = credits.map((credit) => ({ minor: -credit.openMinor }));
  const { found, complete } = sumsTo(addends, differenceMinor, { size: 6, most: 2 });
  const [only] = found;
  if (only === undefined || found.length > 1 || !complete) return undefined;
  return only.flatMap((at) => {
    const credit = credits[at];
    return credit === undefined ? [] : [{ itemId: credit.itemId, minor: credit.openMinor }];
  });
}

/** In the order given. */
export function spreadOver(items: readonly Payable[], minor: number): Part[] {
  let left = minor;
  return items.flatMap(({ itemId, openMinor }) => {
    const part = Math.min(left, Math.max(0, openMinor));
    left -= part;
    return part > 0 ? [{ itemId, minor: part }] : [];
  });
}
