import type { Day, Instant } from '../kernel/day';
import type { CustomerRange, HoldSource } from '../ledger/hold';
import { rowsOf, type Query } from '../platform/db';
import { holdOf, type Standing } from './dispute';

/**
 * What disputes keep back, on a day and as known at an instant: each stands where the last move up to then left it.
 * One void for being raised by mistake holds nothing on any day, once that is known. One statement per range.
 */
export function disputeHolds(q: Query): HoldSource {
  return async (range, asOn, knownAt) => {
    const standings = await standingsInRange(q, range, asOn, knownAt);
    return standings.flatMap((standing) => holdOf(standing, asOn) ?? []);
  };
}

async function standingsInRange(
  q: Query,
  range: CustomerRange,
  asOn: Day,
  knownAt: Instant | null,
): Promise<Standing[]> {
  const known = knownAt ?? LATEST;
  return rowsOf<Standing>(
    q,
    `select d.id as "disputeId", d.customer_id as "customerId", di.item_id as "itemId", d.category as "category",
       d.recorded_by as "author", d.raised_on as "raisedOn", m.to_state as "state", m.outcome as "outcome",
       m.review_on as "reviewOn", m.resumes_on as "resumesOn", di.amount_minor as "amountMinor",
       f.justified_minor as "justifiedMinor"
     from (
       select mm.dispute_id, max(mm.id) as move_id
       from dispute dd join dispute_move mm on mm.dispute_id = dd.id
       where dd.company_id = ? and dd.customer_id between ? and ? and dd.raised_on <= ?
         and (dd.ended_at is null or dd.ended_at > ?) and mm.on_day <= ? and mm.recorded_at <= ?
       group by mm.dispute_id) as last
     join dispute_move m on m.id = last.move_id
     join dispute d on d.id = m.dispute_id
     join dispute_item di on di.dispute_id = d.id
     left join dispute_finding f on f.move_id = m.id and f.item_id = di.item_id
     where m.to_state not in ('confirmed', 'void')
     order by d.id, di.item_id`,
    [range.companyId, range.first, range.last, asOn, known, asOn, known],
  );
}

/** Later than every instant that is recorded. */
const LATEST = '9999';
