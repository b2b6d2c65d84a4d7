import { addDays, type Day } from '../kernel/day';
import type { LimitationSource } from '../law/limitation-source';
import { within } from '../ledger/range.store';
import { rowsOf, type Query } from '../platform/db';

/** So long a letter is taken to travel. */
const POST_DAYS = 3;

/** Reminders that left the house, by the day on which they did: in some countries a letter interrupts limitation. */
export function reminderEvents(q: Query): LimitationSource {
  return async (range) => {
    const whose = within('r.customer_id', range);
    const rows = await rowsOf<{ itemId: number; on: Day; reminderId: number; posted: number }>(
      q,
      `select ri.item_id as "itemId", min(s.on_day) as "on", r.id as "reminderId",
         max(case when s.kind = 'posted' then 1 else 0 end) as posted
       from reminder r join reminder_item ri on ri.reminder_id = r.id and ri.demanded = 1
       join v_open_item i on i.item_id = ri.item_id and i.open_minor > 0
       join v_message_step s on s.message_id = r.message_id and s.kind in ('accepted', 'posted') and s.detail not like '%"testMode":true%'
       where r.company_id = ? and ${whose.sql} and r.state = 'issued' and r.kind <> 'pre_due'
       group by ri.item_id, r.id order by ri.item_id, r.id`,
      [range.companyId, ...whose.bindings],
    );
    return rows.map(({ itemId, on, reminderId, posted }) => ({
      itemId,
      event: {
        ...{ kind: 'letter', on, about: `reminder/${reminderId}` },
        reachedOn: posted === 1 ? addDays(on, POST_DAYS) : on,
      },
    }));
  };
}
