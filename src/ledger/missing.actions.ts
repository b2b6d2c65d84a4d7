import { record } from '../audit/actions';
import { Refusal } from '../kernel/result';
import { openBulk } from '../platform/bulk';
import { waitForCompany } from '../platform/db';
import type { Work } from '../platform/work';
import { closePresumedItem } from './book-missing.store';
import { appendEvents } from './event.store';
import type { OpenItem } from './open-item';

/**
 * A person confirms that an item which a list no longer names was settled: it closes as of the day on which it was missed
 * first, and a payment that is imported later takes the place of that. Refuses where nothing is presumed of it.
 */
export async function confirmSettled(
  work: Work,
  item: Pick<OpenItem, 'itemId' | 'companyId' | 'customerId'>,
): Promise<void> {
  const { companyId, customerId, itemId } = item;
  const bulk = await openBulk(work.db);
  try {
    await bulk.transaction(async (tx) => {
      await waitForCompany(tx, companyId);
      if ((await closePresumedItem(tx, work, companyId, itemId)) === 0) {
        throw new Refusal('not-missing', 'Nothing is presumed of this document.', 'See what is open: duly items');
      }
      const subject = `item/${itemId}`;
      await appendEvents(tx, work, [
        { companyId, customerId, kind: 'settled', subject, payload: {}, occurredOn: work.today },
      ]);
      await record(tx, work, { companyId, kind: 'item.confirmed-settled', ref: subject, payload: {} });
    });
  } finally {
    await bulk.close();
  }
}
