import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';

/** The days of the last dispute of an item that was found justified, in whole or in part: from the objection to its settlement. */
export async function justifiedDays(
  q: Query,
  companyId: number,
  itemId: number,
): Promise<{ readonly from: Day; readonly to: Day } | undefined> {
  const [found] = await rowsOf<{ from: Day; to: Day }>(
    q,
    `select d.raised_on as "from", d.settled_on as "to" from dispute d join dispute_item di on di.dispute_id = d.id
     where d.company_id = ? and di.item_id = ? and d.settled_on is not null and d.ended_at is null
       and exists (select 1 from dispute_move m join dispute_finding f on f.move_id = m.id
         where m.dispute_id = d.id and f.item_id = di.item_id and f.justified_minor > 0)
     order by d.settled_on desc, d.id desc limit 1`,
    [companyId, itemId],
  );
  return found;
}
