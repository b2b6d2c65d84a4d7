import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import type { Deed, DeedCount } from './activity';

/**
 * What each person did in a period. The figures are counted over the very rows that their lists show. What a run or the clock
 * did is nobody's; a payment belongs to whoever last had contact with the customer in the period, before it came in.
 */
export interface Period {
  readonly companyId: number;
  /** Both days included. */
  readonly from: Day;
  readonly to: Day;
}

export interface DeedRow {
  readonly who: string;
  readonly on: Day;
  readonly id: number;
  readonly customerId: number;
  readonly customer: string;
  readonly customerCode: string;
  readonly text: string | null;
  readonly minor: number | null;
  readonly currency: string | null;
}

const NO_MONEY = `cast(null as bigint) as minor, cast(null as varchar(3)) as currency`;
/** A person is an address; everything else has a colon or is the clock. */
const person = (column: string): string => `${column} like '%@%' and ${column} not like '%:%'`;

const MESSAGES = `select m.recorded_by as who, m.day as on_day, m.id, m.customer_id, coalesce(m.subject, m.recipient) as what, ${NO_MONEY}
  from v_message m where m.company_id = ? and m.day between ? and ? and m.state <> 'withdrawn' and m.batch is null and ${person('m.recorded_by')}`;
const talks = (kinds: string): string =>
  `select a.recorded_by as who, a.on_day, a.id, a.customer_id, a.note as what, ${NO_MONEY}
   from v_activity a where a.company_id = ? and a.on_day between ? and ? and ${kinds} and ${person('a.recorded_by')}`;
const CALLS = talks(`a.kind <> 'note'`);
const PROMISES = `select p.recorded_by as who, p.given_on as on_day, p.id, p.customer_id, p.promised_on as what, p.amount_minor as minor, p.currency
  from v_promise p where p.company_id = ? and p.given_on between ? and ? and ${person('p.recorded_by')}`;
const verdicts = (verdict: string): string =>
  `select p.recorded_by as who, a.on_day, p.id, p.customer_id, p.promised_on as what, p.amount_minor as minor, p.currency
   from v_promise_announcement a join v_promise p on p.id = a.promise_id
   where a.company_id = ? and a.on_day between ? and ? and a.verdict = '${verdict}' and ${person('p.recorded_by')}`;
const OPENED = `select d.recorded_by as who, d.raised_on as on_day, d.id, d.customer_id, d.objection as what, ${NO_MONEY}
  from v_dispute d where d.company_id = ? and d.raised_on between ? and ? and ${person('d.recorded_by')}`;
const CLOSED = `select m.recorded_by as who, m.on_day, d.id, d.customer_id, d.objection as what, ${NO_MONEY}
  from v_dispute_move m join v_dispute d on d.id = m.dispute_id
  where m.company_id = ? and m.on_day between ? and ? and m.to_state in ('confirmed', 'void') and ${person('m.recorded_by')}`;
const PAID = `select contact.who, e.issued_on as on_day, e.id, e.customer_id, e.document as what, -e.amount_minor as minor, e.currency
  from v_entry e join (
    select c.*, row_number() over (partition by c.entry_id order by c.on_day desc, c.who) as place from (
      select e.id as entry_id, t.who, t.on_day from v_entry e
      join (select who, on_day, customer_id from (${CALLS}) talked
        union all select who, on_day, customer_id from (${MESSAGES}) written) t
        on t.customer_id = e.customer_id and t.on_day <= e.issued_on
      where e.company_id = ? and e.issued_on between ? and ? and e.type = 'payment' and e.amount_minor < 0) c) contact
    on contact.entry_id = e.id and contact.place = 1`;

/** Each takes company, first and last day, as often as it says. */
const SOURCES: Readonly<Record<Deed, { readonly sql: string; readonly times: number }>> = {
  message: { sql: MESSAGES, times: 1 },
  call: { sql: CALLS, times: 1 },
  note: { sql: talks(`a.kind = 'note'`), times: 1 },
  promise: { sql: PROMISES, times: 1 },
  kept: { sql: verdicts('kept'), times: 1 },
  broken: { sql: verdicts('broken'), times: 1 },
  opened: { sql: OPENED, times: 1 },
  closed: { sql: CLOSED, times: 1 },
  paid: { sql: PAID, times: 3 },
};

const bound = ({ companyId, from, to }: Period, times: number): unknown[] =>
  Array.from({ length: times }, () => [companyId, from, to]).flat();

export async function deedCounts(q: Query, period: Period): Promise<DeedCount[]> {
  const deeds = Object.entries(SOURCES);
  const each = deeds.map(
    ([deed, { sql }]) => `select '${deed}' as deed, who, currency, count(*) as n, coalesce(sum(minor), 0) as minor
      from (${sql}) as ${deed}_rows group by who, currency`,
  );
  return rowsOf<DeedCount>(
    q,
    each.join(' union all '),
    deeds.flatMap(([, { times }]) => bound(period, times)),
  );
}

export interface DeedQuestion extends Period {
  readonly deed: Deed;
  /** Empty: everybody. */
  readonly who: string;
  readonly offset: number;
  readonly limit: number;
}

export async function deedRows(q: Query, asked: DeedQuestion): Promise<DeedRow[]> {
  const { sql, times } = SOURCES[asked.deed];
  return rowsOf<DeedRow>(
    q,
    `select d.who, d.on_day as "on", d.id, d.customer_id as "customerId", c.name as customer, c.code as "customerCode",
       d.what as "text", d.minor, d.currency
     from (${sql}) d join v_customer c on c.id = d.customer_id ${asked.who === '' ? '' : 'where d.who = ?'}
     order by d.on_day desc, d.id desc limit ? offset ?`,
    [...bound(asked, times), ...(asked.who === '' ? [] : [asked.who]), asked.limit, asked.offset],
  );
}
