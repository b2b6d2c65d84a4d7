import type { Day } from '../kernel/day';
import { near } from './told-unit';

/** A statement whose lines lead from one balance to the other. */
export interface Balanced {
  readonly telling: string;
  readonly currency: string;
  readonly openingMinor: number;
  readonly openingOn: Day;
  readonly closingMinor: number;
  readonly closingOn: Day;
}

/**
 * Of which days a kind of statement tells everything: those between its balances, and the first and last where the statement before
 * or after continues it. On the last day of all more may still have moved.
 */
export function dayKnowledge(
  statements: readonly Balanced[],
): (telling: string, day: Day, currency: string) => boolean {
  const known = new Map<string, boolean>();
  return (telling, day, currency) => {
    const key = `${telling}|${day}|${currency}`;
    let answer = known.get(key);
    if (answer === undefined) {
      const own = statements.filter((one) => one.telling === telling && one.currency === currency);
      answer = own.some((one) => isWhole(one, day, own));
      known.set(key, answer);
    }
    return answer;
  };
}

function isWhole(of: Balanced, day: Day, own: readonly Balanced[]): boolean {
  const { openingOn, openingMinor, closingOn, closingMinor } = of;
  if (day < openingOn || day > closingOn) return false;
  const isBegun = day > openingOn || own.some((one) => one.closingMinor === openingMinor && one.closingOn <= day && near(one.closingOn, openingOn) && one.openingOn < day); // prettier-ignore
  const isOver = day < closingOn || own.some((one) => one.openingMinor === closingMinor && one.openingOn >= day && near(closingOn, one.openingOn) && one.closingOn > day); // prettier-ignore
  return isBegun && isOver;
}
