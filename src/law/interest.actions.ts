import type { CustomerRange } from '../ledger/hold';
import type { Query } from '../platform/db';
import { interestHolds } from './interest-hold.store';
import { interestOfItems, type Counting, type CustomerInterest } from './interest-item';
import { interestDebtors, interestItems, interestMoves } from './interest.store';

/**
 * What interest the overdue items of customers bear as of a day, by the law of each: gathered set-based, counted purely. It
 * reads and answers; it charges nobody.
 */
export interface InterestAsked extends Counting {
  readonly range: CustomerRange;
  readonly among: 'open' | 'paid_late_too';
  /** Only these; empty: all. */
  readonly itemIds: readonly number[];
}

export async function interestOnLedger(q: Query, asked: InterestAsked): Promise<CustomerInterest[]> {
  const { range, asOn, among } = asked;
  const debtors = new Map((await interestDebtors(q, range)).map((one) => [one.customerId, one]));
  const all = await interestItems(q, { range, asOn, among });
  const wanted = new Set(asked.itemIds);
  const items = wanted.size === 0 ? all : all.filter(({ itemId }) => wanted.has(itemId));
  const moves = grouped(await interestMoves(q, { range, asOn, among }), ({ itemId }) => itemId);
  const holds = grouped(await interestHolds(q, range), ({ customerId }) => customerId);
  return [...grouped(items, ({ customerId, currency }) => `${customerId} ${currency}`).values()].flatMap((own) => {
    const debtor = debtors.get(own[0]?.customerId ?? 0);
    return debtor === undefined ? [] : [interestOfItems(asked, debtor, own, moves, holds.get(debtor.customerId) ?? [])];
  });
}

function grouped<One, Key>(all: readonly One[], keyOf: (one: One) => Key): Map<Key, One[]> {
  const groups = new Map<Key, One[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}
