import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import { BUCKETS, dueBetween, type Ageing } from './ageing';

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
  /** Of what stands open now, only this currency. */
  readonly currency?: string;
}

export interface Sql {
  readonly sql: string;
  readonly bindings: readonly unknown[];
}

/** A row per customer and currency: b0 … of BUCKETS, then what has no due day; credit and total. */
export function agedSql({ companyId, asOn, now, among, currency }: Aged): Sql {
  const sums = sumsSql(asOn, SIGNED);
  const blanks = currency === undefined ? [] : [currency];
  const narrowed = [
    currency === undefined ? '' : ' and currency = ?',
    among === undefined ? '' : ` and customer_id in (${among})`,
  ];
  const standing = `select customer_id, currency, ${sums.inner} ${STANDING}${now ? narrowed.join('') : ''} group by customer_id, currency`;
  if (now)
    return {
      sql: `select customer_id, currency, ${sums.outer} from (${standing}) summed`,
      bindings: [...sums.bindings, companyId, ...blanks],
    };
  const moved = sumsSql(asOn, SPLIT);
  return {
    sql: `select customer_id, currency, ${sums.outer} from (
        select customer_id, currency, ${sums.names.map((name) => `${whole(`sum(${name})`)} as ${name}`).join(', ')} from (
          ${standing}
          union all
          select customer_id, currency, ${moved.inner} from (${MOVED_LATER}) moved group by customer_id, currency) parts
        group by customer_id, currency) summed`,
    bindings: [...sums.bindings, companyId, ...moved.bindings, companyId, asOn, companyId, asOn, companyId, asOn],
  };
}

/** A row per currency, of what stands open now: the days are summed first, in the order of their index. */
export function wholeNowSql(companyId: number, asOn: Day): Sql {
  const sums = sumsSql(asOn, SPLIT);
  const sql = `select currency, ${sums.outer} from (select currency, ${sums.inner}
     from (select due_on, currency, sum(open_minor) filter (where open_minor > 0) as owed,
         sum(open_minor) filter (where open_minor < 0) as credit ${STANDING} group by due_on, currency) days
     group by currency) summed`;
  return { sql, bindings: [...sums.bindings, companyId] };
}

const STANDING = 'from open_item where company_id = ? and open_minor <> 0';
/** What is given back and taken out of the items of a past day; summed apart, since what stands open is read in order. */
const MOVED_LATER = `
  select i.customer_id, i.currency, i.due_on, a.amount_minor as owed, -a.amount_minor as credit
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

/** Where what is owed and what is a credit are found: in one amount by its sign, or each in its own. */
interface Amounts {
  readonly owed: string;
  readonly isOwed: string;
  readonly credit: string;
  readonly isCredit: string;
}

const SIGNED: Amounts = {
  owed: 'open_minor',
  isOwed: 'open_minor > 0',
  credit: 'open_minor',
  isCredit: 'open_minor < 0',
};
const SPLIT: Amounts = { owed: 'owed', isOwed: 'owed <> 0', credit: 'credit', isCredit: 'credit <> 0' };

/** PostgreSQL would go on with sums as decimals, several times as slow. */
const whole = (sum: string): string => `cast(${sum} as bigint)`;

interface Sums {
  readonly inner: string;
  /** What the inner sums are called. */
  readonly names: readonly string[];
  readonly outer: string;
  readonly bindings: readonly Day[];
}

/**
 * What is due from the first day of each bucket on, one comparison a bucket; the bucket itself is what it has more than the
 * one before. The last bucket has no first day: it holds the rest of what has a due day.
 */
function sumsSql(asOn: Day, { owed, isOwed, credit, isCredit }: Amounts): Sums {
  const firsts = BUCKETS.flatMap((bucket) => dueBetween(bucket, asOn).first ?? []);
  const conditions = [...firsts.map(() => `due_on >= ? and ${isOwed}`), `due_on is not null and ${isOwed}`, isOwed];
  const inner = [
    ...conditions.map((condition, at) => `${whole(`sum(${owed}) filter (where ${condition})`)} as to${at}`),
    `${whole(`sum(${credit}) filter (where ${isCredit})`)} as credit`,
  ];
  const to = (at: number): string => `coalesce(to${at}, 0)`;
  const outer = conditions.map((_, at) => `${to(at)}${at === 0 ? '' : ` - ${to(at - 1)}`} as b${at}`);
  const rest = `coalesce(credit, 0) as credit, ${to(conditions.length - 1)} + coalesce(credit, 0) as total`;
  const names = [...conditions.map((_, at) => `to${at}`), 'credit'];
  return { inner: inner.join(', '), names, outer: `${outer.join(', ')}, ${rest}`, bindings: firsts };
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
