import { addWorkdays, TARGET } from '../kernel/calendar';
import { addDays, type Day } from '../kernel/day';

/**
 * The same money told twice, by the bank and by the accounting system: same customer, same currency, same amount, and days
 * that lie no more than five bank days apart. Of several that are alike the first goes with the first: one to one, never more.
 */
const MOST_BANK_DAYS = 5;

/** No five bank days are longer than this, Easter and Christmas included: for a first, coarse look. */
export const MOST_DAYS = 12;

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
