import type { Day } from '../kernel/day';
import type { LimitationSource } from '../law/limitation-source';
import { within } from '../ledger/range.store';
import { rowsOf, type Query } from '../platform/db';

/** Plans that the customer accepted, and promises in writing: each acknowledges the debt. What was only said on the telephone does not count. */
export function promiseEvents(q: Query): LimitationSource {
  return async (range) => {
    const [plans, promises] = [within('p.customer_id', range), within('p.customer_id', range)];
    const rows = await rowsOf<{ itemId: number; on: Day; about: string }>(
      q,
      `select pi.item_id as "itemId", s.on_day as "on", 'plan/' || p.id as about
       from plan p join plan_step s on s.plan_id = p.id and s.kind = 'accepted' join plan_item pi on pi.plan_id = p.id
       where p.company_id = ? and ${plans.sql}
       union all
       select pp.item_id, p.given_on, 'promise/' || p.id
       from promise p join promise_part pp on pp.promise_id = p.id
       where p.company_id = ? and ${promises.sql} and p.ended_at is null and p.channel in ('email', 'letter', 'portal')
       order by 1, 2, 3`,
      [range.companyId, ...plans.bindings, range.companyId, ...promises.bindings],
    );
    return rows.map(({ itemId, on, about }) => ({ itemId, event: { kind: 'acknowledgement', on, about } }));
  };
}
