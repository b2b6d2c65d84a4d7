import type { HoldSource } from '../ledger/hold';
import { rowsOf, type Query } from '../platform/db';
import { holdOf, type PausingPart } from './promise';

/** Later than every instant that is recorded. */
const LATEST = '9999';

/**
 * What pausing promises keep back, on a day and as known at an instant: from the day they were given until the last day
 * that counts, less what came in since. One statement per range.
 */
export function promiseHolds(q: Query): HoldSource {
  return async (range, asOn, knownAt) => {
    const known = knownAt ?? LATEST;
    const parts = await rowsOf<PausingPart>(
      q,
      `select p.id as "promiseId", p.customer_id as "customerId", pp.item_id as "itemId", p.recorded_by as "author",
         p.given_on as "givenOn", p.promised_on as "promisedOn", p.counts_until as "countsUntil",
         pp.amount_minor as "amountMinor", coalesce(sum(a.amount_minor), 0) as "receivedMinor"
       from promise p
       join promise_part pp on pp.promise_id = p.id
       left join v_allocation a on a.to_item_id = pp.item_id and coalesce(a.reverses_id, a.id) > pp.after_allocation_id
         and a.allocated_on <= ? and a.recorded_at <= ?
       where p.company_id = ? and p.customer_id between ? and ? and p.pauses = 1
         and p.given_on <= ? and p.counts_until >= ? and p.recorded_at <= ?
         and not (coalesce(p.withdrawn_on, '9999') <= ? and coalesce(p.ended_at, '9999') <= ?)
         and not (coalesce(pp.replaced_on, '9999') <= ? and coalesce(pp.replaced_at, '9999') <= ?)
       group by p.id, pp.item_id, pp.amount_minor, p.customer_id, p.recorded_by, p.given_on, p.promised_on, p.counts_until
       order by p.id, pp.item_id`,
      [asOn, known, range.companyId, range.first, range.last, asOn, asOn, known, asOn, known, asOn, known],
    );
    return parts.flatMap((part) => holdOf(part) ?? []);
  };
}
