import { findCustomer } from '../customers/store';
import { assert } from '../kernel/assert';
import { Refusal } from '../kernel/result';
import { labelOf } from '../ledger/open-item';
import { findItems } from '../ledger/store';
import type { Work } from '../platform/work';

/** What is named on the command line: a customer, else a document with its due parts. Refuses what is neither. */
export interface Whose {
  readonly customerId: number;
  /** The due parts of a document; empty: all that the customer owes. */
  readonly itemIds: readonly number[];
  /** Theirs, in the same order. */
  readonly labels: readonly string[];
}

export async function whose(work: Work, companyId: number, text: string): Promise<Whose> {
  const q = work.db.read;
  try {
    return { customerId: (await findCustomer(q, companyId, text, work.ids)).id, itemIds: [], labels: [] };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'no-such-customer') throw error;
  }
  const items = await findItems(q, { companyId, text, ids: work.ids });
  const [first] = items;
  assert(first !== undefined, 'a document without a part is refused');
  return { customerId: first.customerId, itemIds: items.map(({ itemId }) => itemId), labels: items.map(labelOf) };
}
