import type { Day } from '../kernel/day';
import type { LimitationSource } from '../law/limitation-source';
import { within } from '../ledger/range.store';
import { rowsOf, type Query } from '../platform/db';

/** Plans that the customer accepted, promises in writing, and what came back signed and a person took as that: each acknowledges the debt. What was only said on the telephone, or sent and not looked at, does not count. */
/** Where nobody knows when it was signed it was not before what it is about. */
const SIGNED_ON = 'case when d.dated_on is not null then d.dated_on';

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
       union all
       select pi.item_id, ${SIGNED_ON} else (select min(s.on_day) from plan_step s where s.plan_id = p.id) end, 'plan/' || p.id || '/signed'
       from plan p join plan_item pi on pi.plan_id = p.id
       join v_document d on d.company_id = p.company_id and d.about = 'plan/' || p.id and d.kind = 'acknowledgement'
       where p.company_id = ? and ${plans.sql}
       union all
       select pp.item_id, ${SIGNED_ON} else p.given_on end, 'promise/' || p.id || '/signed'
       from promise p join promise_part pp on pp.promise_id = p.id
       join v_document d on d.company_id = p.company_id and d.about = 'promise/' || p.id and d.kind = 'acknowledgement'
       where p.company_id = ? and ${promises.sql}
       order by 1, 2, 3`,
      [
        ...[range.companyId, ...plans.bindings, range.companyId, ...promises.bindings],
        ...[range.companyId, ...plans.bindings, range.companyId, ...promises.bindings],
      ],
    );
    return rows.map(({ itemId, on, about }) => ({ itemId, event: { kind: 'acknowledgement', on, about } }));
  };
}
