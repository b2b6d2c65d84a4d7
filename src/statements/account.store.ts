import type { Day } from '../kernel/day';
import type { CustomerRange } from '../ledger/hold';
import { rowsOf, type Query } from '../platform/db';
import type { AccountSum } from './run';

/**
 * What accounts say on a day, in sums: one statement however many customers. For an earlier day what was applied since is taken back:
 * of what stands open, and of what is settled by now; nothing else is looked at.
 */
export interface CustomerSum extends AccountSum {
  readonly customerId: number;
}

export interface SumsAsked {
  readonly range: CustomerRange;
  readonly asOn: Day;
  readonly today: Day;
  /** Empty: all. */
  readonly segment: string;
}

export async function sumsInRange(q: Query, asked: SumsAsked): Promise<CustomerSum[]> {
  const { range, asOn, segment } = asked;
  const scope = [range.companyId, range.first, range.last];
  const back = asOn < asked.today ? PAST : NOW;
  const ofSegment =
    segment === '' ? '' : `and v.customer_id in (select id from v_customer where company_id = ? and segment = ?)`;
  const meant = segment === '' ? [] : [range.companyId, segment];
  return rowsOf<CustomerSum>(
    q,
    `${back.before} select customer_id as "customerId", currency, sum(minor) as "balanceMinor",
       sum(case when minor > 0 and due_on < ? then minor else 0 end) as "overdueMinor"
     from (
       select v.customer_id, v.currency, v.due_on, ${back.minor} as minor from v_open_item v ${back.join}
       where v.company_id = ? and v.customer_id between ? and ? and v.issued_on <= ? and v.open_minor <> 0 ${ofSegment}
       ${back === PAST ? `${SETTLED} ${ofSegment}` : ''}
     ) open where minor <> 0 group by customer_id, currency order by customer_id, currency`,
    [
      ...(back === PAST ? [...scope, asOn, ...scope, asOn] : []),
      asOn,
      ...scope,
      asOn,
      ...meant,
      ...(back === PAST ? [asOn, ...meant] : []),
    ],
  );
}

const MOVED = `company_id = ? and customer_id between ? and ? and allocated_on > ?`;
const PAST = {
  before: `with later as materialized (select item_id, sum(minor) as minor from (
      select to_item_id as item_id, amount_minor as minor from v_allocation where ${MOVED} and to_item_id is not null
      union all select from_item_id as item_id, -amount_minor as minor from v_allocation where ${MOVED}
    ) moves group by item_id)`,
  minor: `v.open_minor + coalesce(later.minor, 0)`,
  join: `left join later on later.item_id = v.item_id`,
};
const NOW = { before: '', minor: 'v.open_minor', join: '' };
/** Open then and not now. */
const SETTLED = `union all select v.customer_id, v.currency, v.due_on, later.minor
       from later cross join v_open_item v where v.item_id = later.item_id and v.issued_on <= ? and v.open_minor = 0`;

/** The segments that a company's customers have, for a choice. */
export async function segmentsOf(q: Query, companyId: number): Promise<string[]> {
  const rows = await rowsOf<{ segment: string }>(
    q,
    `select distinct segment from v_customer where company_id = ? and segment is not null and segment <> '' order by segment limit 500`,
    [companyId],
  );
  return rows.map(({ segment }) => segment);
}

/** Customers of the range who had a statement of that day, or are about to get one. What never reached anybody does not count. */
export async function hadInRange(
  q: Query,
  range: CustomerRange,
  asked: { readonly asOn: Day; readonly test: boolean; readonly but: number | null },
): Promise<Map<number, 'left' | 'coming'>> {
  const rows = await rowsOf<{ customerId: number; coming: number }>(
    q,
    `select l.customer_id as "customerId", max(case when l.outcome = 'waiting' then 1 else 0 end) as coming
     from statement_line l join statement_run r on r.id = l.run_id left join v_message m on m.id = l.message_id
     where l.company_id = ? and l.customer_id between ? and ? and l.as_on = ? and l.run_id <> ? and r.test <= ?
       and (l.outcome in ('waiting', 'printed')
         or (l.outcome = 'queued' and m.state not in ('withdrawn', 'failed', 'returned', 'refused')))
     group by l.customer_id`,
    [range.companyId, range.first, range.last, asked.asOn, asked.but ?? 0, asked.test ? 1 : 0],
  );
  return new Map(rows.map(({ customerId, coming }) => [customerId, coming === 1 ? 'coming' : 'left']));
}
