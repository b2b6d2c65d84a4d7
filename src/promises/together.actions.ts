import { record } from '../audit/actions';
import { writtenThrough } from '../customers/letterbox.store';
import { Refusal, WrongUse } from '../kernel/result';
import { within, type Work } from '../platform/work';
import { recordPromise, type DisputeHolds, type Recorded } from './actions';
import type { PromiseRequest } from './recording';

/**
 * Whoever pays for several customers promises once for all of them: all is recorded or nothing, as a promise of each customer, which
 * is judged by what comes in for that one.
 */
export interface TogetherRequest {
  readonly companyId: number;
  /** Who promises: a payer, or the head of a group. */
  readonly payerId: number;
  readonly promises: readonly Omit<PromiseRequest, 'companyId'>[];
}

/** Refuses customers for whom the payer does not get the messages. The answer stands in the order of the customers. */
export async function promiseTogether(
  work: Work,
  { companyId, payerId, promises }: TogetherRequest,
  disputes: DisputeHolds,
): Promise<Recorded[]> {
  if (promises.length === 0) throw new WrongUse('Nothing is promised.', 'Name an item (--item F-1001) or an amount.');
  return work.db.transaction(async (tx) => {
    const own = new Set([payerId, ...(await writtenThrough(tx, companyId, payerId)).map(({ id }) => id)]);
    if (promises.some(({ customerId }) => !own.has(customerId))) {
      throw new Refusal('not-payer', 'Nobody pays for that customer here.', 'Record the promise with that customer.');
    }
    const inside = within(work, tx);
    const made: Recorded[] = [];
    for (const one of [...promises].sort((a, b) => a.customerId - b.customerId)) {
      made.push(await recordPromise(inside, { companyId, ...one }, disputes));
    }
    const payload = { promises: made.map(({ promise }) => promise.id) };
    await record(tx, work, { companyId, kind: 'promise.together', ref: `customer/${payerId}`, payload });
    return made;
  });
}
