import { addDays, isWeekend, type Day } from '../../kernel/day';
import { sum } from '../../kernel/money';
import type { Debtor } from './year-ledger';
import { LAST_DAY, type YearItem, type YearPart } from './year-nouns';

/** What customers mean to pay, when and why: one `Paying` is one transfer before anybody has written a word on it. */
export interface Paying {
  readonly payer: Debtor;
  readonly on: Day;
  readonly amountMinor: number;
  readonly currency: string;
  readonly parts: readonly YearPart[];
  /** What the payer would name. */
  readonly items: readonly YearItem[];
  readonly discountMinor?: number;
  readonly bankFeeMinor?: number;
  readonly shortMinor?: number;
  readonly chargesMinor: number | null;
  readonly why: string;
  readonly noise: readonly string[];
  /** Who sends it, where that is a collector and not a payer. */
  readonly collector?: 'card' | 'bank';
}

/** Payings that are kept or dropped together: a second payment of an invoice makes no sense without the first. */
export type Intention = readonly Paying[];

export const workday = (from: Day): Day => (isWeekend(from) ? workday(addDays(from, 1)) : from);

export const part = (item: YearItem, amountMinor: number, settlesMinor = amountMinor): YearPart => ({ customerId: item.customerId, itemId: item.id, amountMinor, settlesMinor }); // prettier-ignore
export const onAccount = (customerId: string, amountMinor: number): YearPart => ({
  customerId,
  itemId: null,
  amountMinor,
  settlesMinor: amountMinor,
});

export type Rest = Partial<Paying> & Pick<Paying, 'on' | 'parts' | 'items' | 'why' | 'noise'>;

export function paying(payer: Debtor, rest: Rest): Intention {
  const amountMinor = sum(rest.parts.map((one) => one.amountMinor));
  if (amountMinor <= 0 || rest.on > LAST_DAY) return [];
  return [{ payer, amountMinor, currency: payer.currency, chargesMinor: null, ...rest }];
}
