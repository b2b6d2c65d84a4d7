import { bankAccountsOf } from '../companies/store';
import type { Named } from '../ledger/quoted';
import { bodyOf } from '../ledger/reference';
import { mintReferences, type Mint } from '../ledger/reference.store';
import { later } from '../kernel/later';
import type { Tx } from '../platform/db';
import { nextTurn } from '../platform/turn';
import type { Work } from '../platform/work';
import { demanded } from './decision';
import type { Deed } from './deed';
import { ownReference } from './message';
import { isInstalment } from './owed';
import { fileNumbersOf } from './reference.store';

/**
 * The numbers that stand in a message: the customer's file number, the same in every paper, and what to write on the
 * transfer. An invoice's own reference is repeated where the message demands that one invoice; else one is minted.
 */
export interface References {
  fileNumber(customerId: number): string;
  /** Of a reminder, by its row number. */
  reference(reminderId: number): Named;
}

interface Reminding {
  readonly id: number;
  readonly kept: { readonly customerId: number; readonly currency: string };
  readonly decision: Deed;
}

export async function referencesFor(
  tx: Tx,
  work: Work,
  companyId: number,
  going: readonly Reminding[],
): Promise<References> {
  const customerIds = [...new Set(going.map(({ kept, decision }) => decision.writtenToId ?? kept.customerId))];
  const known = later(fileNumbersOf(tx, companyId, customerIds));
  await nextTurn();
  const accounts = await bankAccountsOf(tx, companyId);
  const named = new Map(going.flatMap((one) => {
    const reference = ownReference(one.decision, accounts.find(({ currency }) => currency === one.kept.currency));
    return reference === undefined ? [] : [[one.id, reference] as const];
  })); // prettier-ignore
  const minted = going.filter((one) => one.decision.demandMinor > 0 && !named.has(one.id));
  const rows = minted.map(({ id, kept, decision }): Mint => ({
    companyId,
    customerId: kept.customerId,
    kind: 'message',
    about: `reminder/${id}`,
    itemIds: demanded(decision).flatMap(({ item }) => (isInstalment(item) ? [] : [item.itemId])),
  })); // prettier-ignore
  const numbers = await known;
  const without = customerIds.filter((id) => !numbers.has(id));
  const files = without.map((customerId): Mint => ({ companyId, customerId, kind: 'file_number', about: `customer/${customerId}`, itemIds: [] })); // prettier-ignore
  const references = await mintReferences(tx, work, [...files, ...rows]);
  for (const [at, customerId] of without.entries()) numbers.set(customerId, references[at] ?? '');
  for (const [at, { id }] of minted.entries())
    named.set(id, { text: references[without.length + at] ?? '', ours: true });
  return {
    fileNumber: (customerId) => bodyOf(numbers.get(customerId) ?? ''),
    reference: (reminderId) => named.get(reminderId) ?? { text: '', ours: false },
  };
}
