import { addDays, maxDay, type Day } from '../../kernel/day';
import { grouped } from '../../kernel/grouped';
import { share, sum } from '../../kernel/money';
import type { Dice } from './year-dice';
import { part, paying, workday, type Intention } from './year-intention';
import type { Debtor } from './year-ledger';
import { FIRST_DAY, type YearItem } from './year-nouns';

/** What a provider or a bank collects from many and pays out in one sum. */
export function collections(
  items: readonly YearItem[],
  collector: 'card' | 'bank',
  debtors: ReadonlyMap<string, Debtor>,
  dice: Dice,
): Intention[] {
  // prettier-ignore
  const paid = items.filter((item) => item.type === 'invoice' && item.currency === 'EUR' && !dice.chance(0.05));
  const days = collector === 'card' ? 7 : 14;
  const late = (item: YearItem): Day =>
    maxDay(FIRST_DAY, addDays(collector === 'card' ? item.issuedOn : item.dueOn, dice.from(1, 9)));
  const dated = paid.map((item) => ({ item, on: late(item) }));
  const weeks = grouped(dated, ({ on }) => Math.floor(Date.parse(on) / 86_400_000 / days));
  return [...weeks.values()].map((week) => {
    const on = workday(
      addDays(
        week.reduce((last, one) => maxDay(last, one.on), FIRST_DAY),
        2,
      ),
    );
    const fees = week.map(({ item }) =>
      collector === 'card' ? Math.min(25 + share(item.amountMinor, 14n, 1000n), item.amountMinor - 1) : 0,
    );
    const parts = week.map(({ item }, at) => part(item, item.amountMinor - fees[at]!, item.amountMinor));
    const why =
      collector === 'card' ? 'a payment provider pays out what it collected' : 'one sum for transfers of many';
    const fee = sum(fees);
    const noise = [collector === 'card' ? 'provider pays out' : 'batch without details'];
    return paying(debtors.get(week[0]!.item.customerId)!, { on, parts, items: week.map(({ item }) => item), why, noise, collector, ...(fee > 0 ? { bankFeeMinor: fee } : {}) }); // prettier-ignore
  });
}
