import type { Day } from '../kernel/day';
import type { BankLine } from './bank-line';
import { saidOf } from './identity';

/**
 * A list that is downloaded again may have its lines of a day in another order: the same payment then stands there with another balance.
 * Where both lists tell of that day from its beginning it is the same money; where one goes on where the other ended, it is a second payment.
 */
export interface Balanced extends Pick<
  BankLine,
  'bookedOn' | 'currency' | 'amountMinor' | 'valueOn' | 'reference' | 'endToEnd' | 'name' | 'iban' | 'text'
> {
  readonly identity: string;
  readonly balanceMinor: number;
}

/** Identities of the new list that are another one of those that stand. */
export function reordered(standing: readonly Balanced[], coming: readonly Balanced[]): ReadonlyMap<string, string> {
  const known = new Set(standing.map(({ identity }) => identity));
  const told = new Set(coming.map(({ identity }) => identity));
  const before = byDay(standing);
  const again = new Map<string, string>();
  for (const [day, lines] of byDay(coming)) {
    const old = before.get(day) ?? [];
    if (old.length === 0 || goesOn(old, lines) || goesOn(lines, old)) continue;
    const left = new Map<string, Balanced[]>();
    for (const one of old) if (!told.has(one.identity)) left.set(said(one), [...(left.get(said(one)) ?? []), one]);
    for (const line of lines) {
      const same = known.has(line.identity) ? undefined : left.get(said(line))?.shift();
      if (same) again.set(line.identity, same.identity);
    }
  }
  return again;
}

/** What the second tells of the day begins where the first ended. */
function goesOn(first: readonly Balanced[], second: readonly Balanced[]): boolean {
  const ends = new Set(first.map(({ balanceMinor }) => balanceMinor));
  const [next] = second;
  const own = new Set(second.map(({ identity }) => identity));
  return next !== undefined && ends.has(next.balanceMinor - next.amountMinor) && !first.some(({ identity }) => own.has(identity)); // prettier-ignore
}

const said = (line: Balanced): string => JSON.stringify([line.currency, line.amountMinor, ...saidOf(line)]);

function byDay(lines: readonly Balanced[]): Map<Day, Balanced[]> {
  const days = new Map<Day, Balanced[]>();
  for (const line of lines) {
    const day = days.get(line.bookedOn);
    if (day) day.push(line);
    else days.set(line.bookedOn, [line]);
  }
  return days;
}
