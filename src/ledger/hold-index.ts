import type { Day, Instant } from '../kernel/day';
import type { CustomerRange, Hold, HoldSource } from './hold';
import { isCredit, type OpenItem } from './open-item';

/** The holds of several sources together, oldest first. */
export async function holdsFrom(
  sources: readonly HoldSource[],
  range: CustomerRange,
  asOn: Day,
  knownAt: Instant | null = null,
): Promise<Hold[]> {
  const found: Hold[] = [];
  for (const source of sources) found.push(...(await source(range, asOn, knownAt)));
  return found.sort((a, b) => (a.from < b.from || (a.from === b.from && a.key < b.key) ? -1 : 1));
}

/** What holds an item: the holds on it, then those on its customer. Nothing is held of a credit. */
export function holdsOn(holds: readonly Hold[]): (item: OpenItem) => readonly Hold[] {
  const byItem = new Map<number, Hold[]>();
  const byCustomer = new Map<number, Hold[]>();
  for (const hold of holds) {
    const [index, key] = hold.itemId === null ? [byCustomer, hold.customerId] : [byItem, hold.itemId];
    index.set(key, [...(index.get(key) ?? []), hold]);
  }
  return (item) =>
    isCredit(item) ? [] : [...(byItem.get(item.itemId) ?? []), ...(byCustomer.get(item.customerId) ?? [])];
}
