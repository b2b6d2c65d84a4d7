import type { Day } from '../kernel/day';
import type { DemandSource } from '../law/demand-source';
import { within } from '../ledger/range.store';
import { rowsOf, type Query } from '../platform/db';

/** When each item was first demanded after it fell due, by what really left the house: such a demand begins default where no date does. */
export function firstDemands(q: Query): DemandSource {
  return async (range) => {
    const whose = within('r.customer_id', range);
    const rows = await rowsOf<{ itemId: number; on: Day }>(
      q,
      `select ri.item_id as "itemId", min(s.on_day) as "on"
       from reminder r join reminder_item ri on ri.reminder_id = r.id and ri.demanded = 1
       join v_open_item i on i.item_id = ri.item_id
       join v_message_step s on s.message_id = r.message_id and s.kind in ('accepted', 'posted') and s.detail not like '%"testMode":true%'
       where r.company_id = ? and ${whose.sql} and r.state = 'issued' and r.kind <> 'pre_due' and s.on_day > i.due_on
       group by ri.item_id`,
      [range.companyId, ...whose.bindings],
    );
    return new Map(rows.map(({ itemId, on }) => [itemId, on]));
  };
}
