import { holding, wordsOf } from '../customers/sought';
import { addDays, type Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import { insurerSoon, OVER_LIMIT, type Condition } from './credit.panel';

/**
 * The list of customers with what they owe: one row per customer and currency, since nothing is summed across currencies.
 * A customer who owes nothing has one row without an amount. Amounts in minor units, + owes.
 */
export interface CustomerRow {
  readonly customerId: number;
  readonly code: string;
  readonly name: string;
  readonly country: string | null;
  readonly segment: string | null;
  readonly collector: string | null;
  readonly debtorType: string;
  readonly currency: string | null;
  readonly openMinor: number | null;
  readonly openCount: number | null;
  readonly overdueMinor: number | null;
  readonly oldestDueOn: Day | null;
}

export interface CustomerQuestion {
  readonly companyId: number;
  readonly today: Day;
  /** A past day to look at; null: amounts as they are now. */
  readonly past: Day | null;
  /** A part of the number or the name. */
  readonly text: string;
  /** owing · overdue · credit · nothing · over_limit · insurer; empty: all. */
  readonly balance: string;
  /** Only those in hardship. */
  readonly care: boolean;
  readonly minDaysLate: number | null;
  readonly currency: string;
  readonly country: string;
  readonly segment: string;
  readonly collector: string;
  readonly sort: string;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

const SORTS: Readonly<Record<string, string>> = {
  name: 'c.name',
  code: 'c.code',
  open: 'b.open_minor',
  oldest: 'b.oldest_due_on',
  country: 'c.country',
  collector: 'c.collector',
};

export async function customerRows(q: Query, asked: CustomerQuestion): Promise<CustomerRow[]> {
  const { source, sql, bindings } = found(asked, await insurerOf(q, asked));
  const direction = asked.descending ? 'desc' : 'asc';
  const sort = SORTS[asked.sort] ?? 'c.name';
  const rows = await rowsOf<CustomerRow>(
    q,
    `${source}select c.id as "customerId", c.code, c.name, c.country, c.segment, c.collector, c.debtor_type as "debtorType",
       b.currency, b.open_minor as "openMinor", b.open_count as "openCount", b.oldest_due_on as "oldestDueOn"
     ${sql} order by ${sort} ${direction} nulls last, c.id, b.currency limit ? offset ?`,
    [...bindings, asked.limit, asked.offset],
  );
  return withOverdue(q, asked, rows);
}

/** What is overdue of the rows of a page: one question for all of them. */
async function withOverdue(q: Query, asked: CustomerQuestion, rows: readonly CustomerRow[]): Promise<CustomerRow[]> {
  const ids = [...new Set(rows.filter(({ currency }) => currency !== null).map((row) => row.customerId))];
  if (ids.length === 0) return rows.map((row) => ({ ...row, overdueMinor: null }));
  const places = ids.map(() => '?').join(', ');
  const late =
    asked.past === null
      ? await rowsOf<Overdue>(
          q,
          `select customer_id as "customerId", currency, sum(open_minor) as "overdueMinor" from v_owed
           where company_id = ? and open_minor > 0 and due_on < ? and customer_id in (${places}) group by customer_id, currency`,
          [asked.companyId, asked.today, ...ids],
        )
      : await rowsOf<Overdue>(
          q,
          `${THEN.sql} select customer_id as "customerId", currency, sum(open_minor) as "overdueMinor" from then_open
           where open_minor > 0 and due_on < ? and customer_id in (${places}) group by customer_id, currency`,
          [...THEN.bindings(asked.companyId, asked.past), asked.today, ...ids],
        );
  const overdue = new Map(late.map((one) => [`${one.customerId} ${one.currency}`, one.overdueMinor]));
  return rows.map((row) => ({ ...row, overdueMinor: overdue.get(`${row.customerId} ${row.currency ?? ''}`) ?? null }));
}

interface Overdue {
  readonly customerId: number;
  readonly currency: string;
  readonly overdueMinor: number;
}

export interface CustomerTotal {
  readonly currency: string | null;
  readonly customers: number;
  readonly openMinor: number | null;
}

export async function customerTotals(q: Query, asked: CustomerQuestion): Promise<CustomerTotal[]> {
  const { source, sql, bindings } = found(asked, await insurerOf(q, asked));
  return rowsOf<CustomerTotal>(
    q,
    `${source}select b.currency, count(*) as customers, sum(b.open_minor) as "openMinor" ${sql} group by b.currency order by b.currency`,
    bindings,
  );
}

/** Asked only where the list is of them. */
const insurerOf = (q: Query, { balance, companyId, today }: CustomerQuestion): Promise<Condition | null> =>
  balance === 'insurer' ? insurerSoon(q, companyId, today) : Promise.resolve(null);

function found(
  asked: CustomerQuestion,
  insurer: Condition | null,
): { source: string; sql: string; bindings: readonly unknown[] } {
  const { companyId, past } = asked;
  const where = ['c.company_id = ?', 'c.merged_into is null'];
  const bindings: unknown[] = past === null ? [companyId] : [...THEN.bindings(companyId, past), companyId];
  const add = (condition: string, ...values: readonly unknown[]): void => {
    where.push(condition);
    bindings.push(...values);
  };
  if (asked.text !== '') {
    const named = holding(wordsOf(asked.text), 'c.sought');
    add(named.sql, ...named.bindings);
  }
  if (asked.balance === 'owing') add('b.open_minor > 0');
  if (asked.balance === 'credit') add('b.open_minor < 0');
  if (asked.balance === 'nothing') add('b.customer_id is null');
  if (asked.balance === 'overdue') add('b.oldest_due_on < ?', asked.today);
  if (asked.balance === 'over_limit') add(OVER_LIMIT);
  if (asked.care) add('c.hardship = 1');
  if (insurer !== null) add(insurer.sql, ...insurer.bindings);
  if (asked.minDaysLate !== null) add('b.oldest_due_on <= ?', addDays(asked.today, -asked.minDaysLate));
  for (const field of ['country', 'segment', 'collector'] as const) {
    if (asked[field] !== '') add(`c.${field} = ?`, asked[field]);
  }
  if (asked.currency !== '') add('b.currency = ?', asked.currency);
  const balances = past === null ? 'v_balance' : 'then_balance';
  return {
    source: past === null ? '' : `${THEN.sql}, ${THEN_BALANCE} `,
    sql: `from v_customer c left join ${balances} b on b.customer_id = c.id where ${where.join(' and ')}`,
    bindings,
  };
}

/**
 * The items as they were open on a past day: of those that stand open now, what was not issued since; what was allocated since
 * is taken back. Few items moved: the others are read in the order of their index.
 */
const THEN = {
  sql: `with later as (
      select item_id, sum(minor) as minor from (
        select to_item_id as item_id, amount_minor as minor from v_allocation
          where company_id = ? and allocated_on > ? and to_item_id is not null
        union all
        select from_item_id as item_id, -amount_minor as minor from v_allocation where company_id = ? and allocated_on > ?
      ) moves group by item_id),
    younger as (select i.item_id from v_open_item_ever i where i.company_id = ? and i.issued_on > ?),
    then_standing as (
      select o.customer_id, o.currency, o.due_on, o.open_minor
      from v_owed o left join later on later.item_id = o.item_id left join younger on younger.item_id = o.item_id
      where o.company_id = ? and later.item_id is null and younger.item_id is null),
    then_moved as (
      select i.customer_id, i.currency, i.due_on, i.open_minor + later.minor as open_minor
      from later cross join v_open_item i
      where i.item_id = later.item_id and i.company_id = ? and i.issued_on <= ? and i.open_minor + later.minor <> 0),
    then_open as (select * from then_standing union all select * from then_moved)`,
  bindings: (companyId: number, past: Day): unknown[] => [
    ...[companyId, past, companyId, past, companyId, past],
    ...[companyId, companyId, past],
  ],
};

const balancesOf = (items: string): string => `select customer_id, currency, sum(open_minor) as open_minor,
    count(*) as open_count, min(case when open_minor > 0 then due_on end) as oldest_due_on
  from ${items} group by customer_id, currency`;

const THEN_BALANCE = `then_balance as (
  select customer_id, currency, sum(open_minor) as open_minor, sum(open_count) as open_count, min(oldest_due_on) as oldest_due_on
  from (${balancesOf('then_standing')} union all ${balancesOf('then_moved')}) parts group by customer_id, currency)`;
