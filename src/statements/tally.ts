import type { Judged } from './judge';
import { LEFT_OUT, type AccountSum, type LeftOut } from './run';

/** What a run would do, in figures: how many by which way, sums per currency, and who is left out for what. */
export interface Tally {
  readonly email: number;
  readonly print: number;
  /** Of those who get one, per currency. */
  readonly sums: readonly AccountSum[];
  /** In the order of the reasons, those that occur. */
  readonly leftOut: readonly { readonly why: LeftOut; readonly customers: number }[];
}

export function tallyOf(judged: readonly Judged[]): Tally {
  const count = (does: string): number => judged.filter(({ verdict }) => verdict.do === does).length;
  const left = new Map<LeftOut, number>();
  for (const { verdict } of judged)
    if (verdict.do === 'leave_out') left.set(verdict.why, (left.get(verdict.why) ?? 0) + 1);
  return {
    email: count('email'),
    print: count('print'),
    sums: added(judged.filter(({ verdict }) => verdict.do !== 'leave_out').flatMap(({ sums }) => sums)),
    leftOut: LEFT_OUT.flatMap((why) => (left.has(why) ? [{ why, customers: left.get(why) ?? 0 }] : [])),
  };
}

/** Per currency, in the order of their codes. */
export function added(sums: readonly AccountSum[]): AccountSum[] {
  const all = new Map<string, AccountSum>();
  for (const { currency, balanceMinor, overdueMinor } of sums) {
    const before = all.get(currency);
    all.set(currency, {
      currency,
      balanceMinor: (before?.balanceMinor ?? 0) + balanceMinor,
      overdueMinor: (before?.overdueMinor ?? 0) + overdueMinor,
    });
  }
  return [...all.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
