import { grouped } from '../kernel/grouped';
import type { Demand } from '../law/demand';
import type { DemandSource } from '../law/demand-source';
import { within } from '../ledger/range.store';
import { rowsOf, type Query } from '../platform/db';

/** When each item was first reminded of after it fell due, by what really left the house: a reminder is a demand, but no formal one. */
export function firstDemands(q: Query): DemandSource {
  return async (range) => {
    const whose = within('r.customer_id', range);
    const rows = await rowsOf<Omit<Demand, 'formal'> & { itemId: number }>(
      q,
      `select "itemId", "on", "receivedOn", channel, "until" from (
         select ri.item_id as "itemId", s.on_day as "on", m.channel, r.pay_by_on as "until",
           (select min(d.on_day) from v_message_step d where d.message_id = m.id and d.kind = 'delivered') as "receivedOn",
           row_number() over (partition by ri.item_id order by s.on_day, s.id) as n
         from reminder r join reminder_item ri on ri.reminder_id = r.id and ri.demanded = 1
         join v_open_item i on i.item_id = ri.item_id
         join v_message m on m.id = r.message_id
         join v_message_step s on s.message_id = m.id and s.kind in ('accepted', 'posted') and s.detail not like '%"testMode":true%'
         where r.company_id = ? and ${whose.sql} and r.state = 'issued' and r.kind <> 'pre_due' and s.on_day > i.due_on
       ) as first where n = 1`,
      [range.companyId, ...whose.bindings],
    );
    return new Map([...grouped(rows, ({ itemId }) => itemId)].map(([id, all]) => [id, all.map(reminded)]));
  };
}

const reminded = ({ on, receivedOn, channel, until }: Omit<Demand, 'formal'>): Demand => ({ on, receivedOn, channel, until, formal: false }); // prettier-ignore
