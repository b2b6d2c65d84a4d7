import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import { BUCKETS, dueBetween, type Ageing, type Bucket } from './ageing';

/**
 * Ageing per customer and currency as of a day, as known now, in one statement. What is open now is read from one index;
 * for a day in the past, what was allocated since is given back and what was issued since is taken out. Nothing else may
 * happen to an item, and no allocation counts before its documents exist, so the rest is what stood open on that day.
 */
export async function ageingOf(q: Query, companyId: number, asOn: Day): Promise<Ageing[]> {
  const { sql, bindings } = agedSql({ companyId, asOn, now: await isNow(q, companyId, asOn) });
  const rows = await rowsOf<Record<string, number> & { currency: string }>(
    q,
    `${sql} order by customer_id, currency`,
    bindings,
  );
  return rows.map(ageingFrom).filter((ageing) => ageing.totalMinor !== 0 || ageing.creditMinor !== 0);
}

/** Stood on that day what stands open now? So it is unless something was issued or allocated later. */
export async function isNow(q: Query, companyId: number, asOn: Day): Promise<boolean> {
  const later = await rowsOf(
    q,
    `select 1 as later where exists (select 1 from allocation where company_id = ? and allocated_on > ?)
       or exists (select 1 from entry where company_id = ? and issued_on > ?)`,
    [companyId, asOn, companyId, asOn],
  );
  return later.length === 0;
}

export interface Aged {
  readonly companyId: number;
  readonly asOn: Day;
  /** What stands open now stood open then. */
  readonly now: boolean;
  /** A statement without blanks: only these customers. */
  readonly among?: string;
}

export interface Sql {
  readonly sql: string;
  readonly bindings: readonly unknown[];
}

/** A row per customer and currency: b0 … of BUCKETS, then what has no due day; credit and total. */
export function agedSql({ companyId, asOn, now, among }: Aged): Sql {
  const sums = sumsSql(asOn);
  const days = now ? [companyId] : [companyId, companyId, asOn, companyId, asOn, companyId, asOn];
  const sql = `select customer_id, currency, ${sums.sql}
     from (${OPEN_NOW}${among === undefined ? '' : ` and customer_id in (${among})`}${now ? '' : MOVED_LATER}) standing
     group by customer_id, currency`;
  return { sql, bindings: [...sums.bindings, ...days] };
}

/** A row per currency, of what stands open now: the days are summed first, in the order of their index. */
export function wholeNowSql(companyId: number, asOn: Day): Sql {
  const sums = sumsSql(asOn);
  const sql = `select currency, ${sums.sql}
     from (select due_on, currency, sum(owed) as owed, sum(credit) as credit from (${OPEN_NOW}) standing group by due_on, currency) days
     group by currency`;
  return { sql, bindings: [...sums.bindings, companyId] };
}

const OPEN_NOW = `select customer_id, currency, due_on, case when open_minor > 0 then open_minor else 0 end as owed,
    case when open_minor < 0 then open_minor else 0 end as credit
  from open_item where company_id = ? and open_minor <> 0`;
const MOVED_LATER = `
  union all
  select i.customer_id, i.currency, i.due_on, a.amount_minor, -a.amount_minor
  from allocation a join open_item i on i.id = a.to_item_id where a.company_id = ? and a.allocated_on > ?
  union all
  select i.customer_id, i.currency, i.due_on, 0, -a.amount_minor
  from allocation a join open_item i on i.id = a.from_item_id
  where a.company_id = ? and a.allocated_on > ? and a.to_charge_id is not null
  union all
  select i.customer_id, i.currency, i.due_on, case when i.amount_minor > 0 then -i.amount_minor else 0 end,
    case when i.amount_minor < 0 then -i.amount_minor else 0 end
  from entry e join open_item i on i.entry_id = e.id
  where e.company_id = ? and e.issued_on > ? and e.cancelled_at is null`;

function sumsSql(asOn: Day): Sql {
  const spans = BUCKETS.map((bucket) => within(bucket, asOn));
  const each = [...spans, { condition: 'due_on is null', bindings: [] }].map(
    ({ condition }, at) => `sum(case when ${condition} then owed else 0 end) as b${at}`,
  );
  return {
    sql: `${each.join(', ')}, sum(credit) as credit, sum(owed) + sum(credit) as total`,
    bindings: spans.flatMap(({ bindings }) => bindings),
  };
}

function within(bucket: Bucket, asOn: Day): { condition: string; bindings: Day[] } {
  const { first, last } = dueBetween(bucket, asOn);
  const limits = [first === null ? [] : ['due_on >= ?'], last === null ? [] : ['due_on <= ?']].flat();
  return { condition: limits.join(' and '), bindings: [first, last].filter((day) => day !== null) };
}

function ageingFrom(row: Record<string, number> & { currency: string }): Ageing {
  return {
    customerId: row['customer_id'] ?? 0,
    currency: row.currency,
    buckets: BUCKETS.map((_, at) => row[`b${at}`] ?? 0),
    undatedMinor: row[`b${BUCKETS.length}`] ?? 0,
    creditMinor: row['credit'] ?? 0,
    totalMinor: row['total'] ?? 0,
  };
}
