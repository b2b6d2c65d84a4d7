import { toDecimal } from '../../kernel/money';
import type { Day } from '../../kernel/day';
import type { BankFault } from '../../cash/bank-line';

/**
 * The lines of one account in the order of the days, and its running balance followed from line to line. Where the balance moves by the
 * amount of the line with the other sign, the balance is right; a line by whose amount it does not move is not taken.
 */
export interface Drafted {
  readonly place: number;
  readonly day: Day;
  /** By its column, or its sign. */
  amountMinor: number;
  /** A fee that stands beside it: ≥ 0. */
  readonly feeMinor: number;
  readonly balanceMinor: number | null;
  /** Its sign is not clear by itself. */
  readonly unclear: boolean;
}

export interface Followed<Line extends Drafted> {
  readonly lines: readonly Line[];
  readonly faults: readonly BankFault[];
  readonly openingMinor: number | null;
  readonly closingMinor: number | null;
  /** The fee beside the amount moves the balance too. */
  readonly withFees: boolean;
}

const MOST_SAID = 20;

export function followed<Line extends Drafted>(given: readonly Line[], currency: string): Followed<Line> {
  const turned = [...given].reverse();
  const withFees =
    given.some(({ feeMinor }) => feeMinor > 0) && bestOf(given, turned, true) > bestOf(given, turned, false);
  if (withFees) for (const line of given) line.amountMinor -= line.feeMinor;
  const newestFirst = isNewestFirst(given, turned);
  const lines = newestFirst ? turned : [...given];
  const straight = walked(lines, currency);
  if (straight.faults.every(({ code }) => code !== 'balance-differs')) return { ...straight, withFees };
  const sorted = chained(lines);
  const again = sorted && walked(sorted, currency);
  return again?.faults.every(({ code }) => code !== 'balance-differs') ? { ...again, withFees } : { ...straight, withFees }; // prettier-ignore
}

function isNewestFirst(given: readonly Drafted[], turned: readonly Drafted[]): boolean {
  const [first, last] = [given[0]?.day ?? '', given.at(-1)?.day ?? ''];
  if (first !== last && moves(first > last ? turned : given)) return first > last;
  const [down, up] = [fits(turned, false), fits(given, false)];
  return down === up ? first > last : down > up;
}

/** Each balance moves by the amount of its line, whichever its sign. */
const moves = (lines: readonly Drafted[]): boolean =>
  lines.every(({ balanceMinor, amountMinor }, at) => {
    const before = lines[at - 1]?.balanceMinor ?? null;
    return balanceMinor === null || before === null || Math.abs(balanceMinor - before) === Math.abs(amountMinor);
  });

const bestOf = (given: readonly Drafted[], turned: readonly Drafted[], withFees: boolean): number =>
  Math.max(fits(given, withFees), fits(turned, withFees));

/** At how many lines the balance moves by the amount: twice as much where the sign is right too. */
function fits(lines: readonly Drafted[], withFees: boolean): number {
  let count = 0;
  lines.forEach(({ balanceMinor, amountMinor, feeMinor }, at) => {
    const before = lines[at - 1]?.balanceMinor ?? null;
    if (balanceMinor === null || before === null) return;
    const [moved, amount] = [balanceMinor - before, withFees ? amountMinor - feeMinor : amountMinor];
    if (moved === amount) count += 2;
    else if (Math.abs(moved) === Math.abs(amount)) count += 1;
  });
  return count;
}

/** The balance so far, and what moved since it was last said. */
interface Walk {
  opening: number | null;
  last: number | null;
  since: number;
}

function walked<Line extends Drafted>(lines: readonly Line[], currency: string): Omit<Followed<Line>, 'withFees'> {
  const faults: BankFault[] = [];
  const walk: Walk = { opening: null, last: null, since: 0 };
  const signed = lines.map((line) => {
    const { amountMinor, fault } = stepped(walk, line, currency);
    if (fault && faults.length < MOST_SAID) faults.push(fault);
    return amountMinor === line.amountMinor ? line : { ...line, amountMinor };
  });
  const { opening, last, since } = walk;
  return { lines: signed, faults, openingMinor: opening, closingMinor: last === null ? null : last + since };
}

/** One line further: its amount as the balance says it, or what is wrong. */
function stepped(walk: Walk, line: Drafted, currency: string): { amountMinor: number; fault?: BankFault } {
  const { balanceMinor, amountMinor, place, unclear } = line;
  const text = (minor: number): string => toDecimal(minor, currency);
  const say = (code: BankFault['code'], value: string): BankFault => ({ place, code, value });
  const { last, since } = walk;
  if (balanceMinor === null) {
    walk.since += amountMinor;
    return unclear ? { amountMinor, fault: say('sign-unclear', text(amountMinor)) } : { amountMinor };
  }
  [walk.last, walk.since] = [balanceMinor, 0];
  if (last === null) {
    walk.opening = balanceMinor - amountMinor - since;
    return unclear ? { amountMinor, fault: say('sign-unclear', text(amountMinor)) } : { amountMinor };
  }
  const before = last + since;
  const moved = balanceMinor - before;
  if (moved === amountMinor && !unclear) return { amountMinor };
  if (Math.abs(moved) === Math.abs(amountMinor))
    return { amountMinor: moved, fault: say('balance-decides', text(moved)) };
  const sum = `${text(before)} ${amountMinor < 0 ? '−' : '+'} ${text(Math.abs(amountMinor))} = ${text(before + amountMinor)}`;
  return { amountMinor, fault: say('balance-differs', `${sum}, ${text(balanceMinor)}`) };
}

/** The lines of each day as their balances continue each other: banks sort them otherwise. Undefined where they do not. */
function chained<Line extends Drafted>(lines: readonly Line[]): Line[] | undefined {
  if (lines.some(({ balanceMinor }) => balanceMinor === null)) return undefined;
  const days = new Map<Day, Line[]>();
  for (const line of lines) {
    const day = days.get(line.day);
    if (day) day.push(line);
    else days.set(line.day, [line]);
  }
  const done: Line[] = [];
  for (const day of [...days.keys()].sort()) {
    const left = days.get(day) ?? [];
    if (left.length > MOST_A_DAY) return undefined;
    let balance = done.at(-1)?.balanceMinor ?? beginningOf(left);
    while (left.length > 0) {
      const at = left.findIndex((line) => (line.balanceMinor ?? 0) - line.amountMinor === balance);
      const [next] = at < 0 ? [] : left.splice(at, 1);
      if (!next) return undefined;
      done.push(next);
      balance = next.balanceMinor;
    }
  }
  return done;
}

const MOST_A_DAY = 500;

/** The balance from which a line goes on and to which none leads. */
function beginningOf(lines: readonly Drafted[]): number | null {
  const reached = lines.map(({ balanceMinor }) => balanceMinor);
  const first = lines.find((line) => !reached.includes((line.balanceMinor ?? 0) - line.amountMinor));
  return first ? (first.balanceMinor ?? 0) - first.amountMinor : null;
}
