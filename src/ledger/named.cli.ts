import { amountOption } from '../companies/common.cli';
import { assert } from '../kernel/assert';
import { Refusal, WrongUse } from '../kernel/result';
import type { Work } from '../platform/work';
import { labelOf, type OpenItem } from './open-item';
import { findItems } from './store';

/** Items of a customer as they are named on a command line: `F-1001`, `F-1001/2`, `F-1001=300.00`, a public id. */
export interface NamedItem {
  readonly item: OpenItem;
  /** Minor units, where an amount was named. */
  readonly amountMinor: number | null;
}

/** `amount` is for the one item that is named. Refuses an amount where there are several, and what is not the customer's. */
export async function namedItems(
  work: Work,
  whose: { readonly companyId: number; readonly customerId: number },
  texts: readonly string[],
  amount?: string,
): Promise<NamedItem[]> {
  const named: NamedItem[] = [];
  for (const text of texts) named.push(...(await itemsNamed(work, whose, text)));
  const [first] = named;
  if (amount === undefined || !first) return named;
  if (named.length > 1 || first.amountMinor !== null) {
    throw new WrongUse('--amount is for one item.', 'Name the amounts with the items: --item F-1001=300.00');
  }
  return [{ ...first, amountMinor: amountOption(amount, first.item.currency) }];
}

async function itemsNamed(
  work: Work,
  whose: { readonly companyId: number; readonly customerId: number },
  text: string,
): Promise<NamedItem[]> {
  const [, document = text, amount] = /^(.+)=(-?[\d.]+)$/.exec(text) ?? [];
  const found = await findItems(work.db.read, { ...whose, text: document, ids: work.ids });
  if (amount === undefined) {
    const open = found.filter((item) => item.openMinor !== 0);
    return (open.length > 0 ? open : found).map((item) => ({ item, amountMinor: null }));
  }
  const [item] = found;
  if (!item || found.length > 1) {
    throw new Refusal(
      'which-part',
      `${document} is due in several parts.`,
      `Say which: ${found.map(labelOf).join(', ')}.`,
    );
  }
  return [{ item, amountMinor: amountOption(amount, item.currency) }];
}

/** For an option that may be repeated. */
export const gather = (value: string, before: readonly string[]): string[] => [...before, value];

/** The entry that a document number names, as other rooms refer to it. */
export async function namedEntry(
  work: Work,
  whose: { readonly companyId: number; readonly customerId?: number },
  text: string,
): Promise<{ readonly about: string; readonly customerId: number }> {
  const [item] = await findItems(work.db.read, { ...whose, text, ids: work.ids, among: 'all' });
  assert(item, 'a document that was found has an item');
  return { about: `entry/${item.entryId}`, customerId: item.customerId };
}
