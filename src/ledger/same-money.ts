import { addWorkdays, TARGET } from '../kernel/calendar';
import { addDays, type Day } from '../kernel/day';
import { sumsTo } from '../kernel/sums';

/**
 * The same money told twice, by the bank and by the accounting system: same customer, same currency, same amount, and days
 * that lie no more than five bank days apart. Of several that are alike the first goes with the first: one to one, never more.
 */
const MOST_BANK_DAYS = 5;

/** No five bank days are longer than this, Easter and Christmas included: for a first, coarse look. */
export const MOST_DAYS = 12;

/** The first letters of the identity of a payment that a remittance of a partner booked first. */
export const COLLECTED_BORN = 'collected|';

/** At most five bank days apart, whichever comes first. */
export function nearInTime(one: Day, other: Day): boolean {
  const [from, to] = one <= other ? [one, other] : [other, one];
  return to <= addDays(from, MOST_DAYS) && to <= addWorkdays(TARGET, from, MOST_BANK_DAYS);
}

export interface Told {
  readonly id: number;
  readonly customerId: number;
  readonly currency: string;
  readonly amountMinor: number;
  readonly on: Day;
}

/** Which of `these` is which of `those`, by their ids. Nothing is in two pairs; as many are paired as can be. */
export function sameMoney(these: readonly Told[], those: readonly Told[]): Map<number, number> {
  const waiting = new Map<string, Told[]>();
  for (const one of inOrder(those)) {
    const alike = waiting.get(keyOf(one));
    if (alike) alike.push(one);
    else waiting.set(keyOf(one), [one]);
  }
  const pairs = new Map<number, number>();
  for (const one of inOrder(these)) {
    const alike = waiting.get(keyOf(one)) ?? [];
    // what is too early for this one is too early for all that come after it
    while (alike[0] !== undefined && alike[0].on < one.on && !nearInTime(alike[0].on, one.on)) alike.shift();
    if (alike[0] === undefined || !nearInTime(alike[0].on, one.on)) continue;
    pairs.set(one.id, alike[0].id);
    alike.shift();
  }
  return pairs;
}

const keyOf = ({ customerId, currency, amountMinor }: Told): string => `${customerId}/${currency}/${amountMinor}`;

const inOrder = (told: readonly Told[]): Told[] =>
  [...told].sort((a, b) => (a.on === b.on ? a.id - b.id : a.on < b.on ? -1 : 1));

/** More lines than that are not one payment. */
const MOST_PARTS = 12;

/**
 * What one side tells as one, the other in several lines, one for each invoice: of one customer and currency, within five bank days, adding
 * up in one way only. `several`: in more than one, a person says. What has a partner of its own amount is not asked here.
 */
export function inParts(one: Told, many: readonly Told[]): readonly number[] | 'several' | undefined {
  const near = many.filter((other) => other.customerId === one.customerId && other.currency === one.currency && other.amountMinor > 0 && other.amountMinor < one.amountMinor && nearInTime(one.on, other.on)); // prettier-ignore
  const of = inOrder(near).map(({ id, amountMinor }) => ({ id, minor: amountMinor }));
  const { found, complete } = sumsTo(of, one.amountMinor, { size: MOST_PARTS, most: 2 });
  const [only] = found;
  if (only === undefined) return undefined;
  return found.length > 1 || !complete ? 'several' : only.flatMap((at) => of[at]?.id ?? []);
}
