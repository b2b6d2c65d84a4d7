import { holding, wordsOf } from '../customers/sought';
import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import { BUCKETS, type Ageing } from './ageing';
import { groupsNow } from './ageing-groups.panel';
import { agedSql, isNow, wholeNowSql, type Sql } from './ageing.store';

/** The ageing of a company as its report shows it: in one currency, by customer or by what customers have in common. */
export const DIMENSIONS = ['customer', 'segment', 'country', 'collector'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export interface AgedQuestion {
  readonly companyId: number;
  readonly asOn: Day;
  readonly by: Dimension;
  readonly currency: string;
  /** A part of what the rows are called. */
  readonly text: string;
  /** A key of AGED_SORTS. */
  readonly sort: string;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

export interface AgedRow extends Omit<Ageing, 'customerId' | 'currency'> {
  /** The number of the customer, or the segment, country, collector; null: the customers without one. */
  readonly key: string | null;
  /** Of a customer. */
  readonly name: string | null;
  readonly customerId: number | null;
  readonly customers: number;
}

const SUMS = [...BUCKETS.map((_, at) => `b${at}`), `b${BUCKETS.length}`, 'credit', 'total'];

const SUMMED = SUMS.map((sum) => `sum(a.${sum}) as ${sum}`).join(', ');

/** What a row is sorted by: its name, or one of its sums. */
const AGED_SORTS: Readonly<Record<string, string>> = {
  name: 'coalesce(name, key)',
  ...Object.fromEntries(BUCKETS.map(({ name }, at) => [name, `b${at}`])),
  undated: `b${BUCKETS.length}`,
  credit: 'credit',
  total: 'total',
};

export async function agedRows(q: Query, asked: AgedQuestion): Promise<AgedRow[]> {
  const { companyId, asOn } = asked;
  const now = await isNow(q, companyId, asOn);
  const found = now ? pageOfBalances(asked) : undefined;
  const { by } = asked;
  const named = now && by !== 'customer' ? await groupsNow(q, { ...asked, by }) : namedSql(asked, now, found);
  const text = found === undefined ? bearing(asked) : ALL;
  const rows = await rowsOf<Named>(
    q,
    `with ${named.sql} select * from named where ${text.sql} order by ${orderOf(asked)} limit ? offset ?`,
    [...[...named.bindings, ...text.bindings], ...[asked.limit, found === undefined ? asked.offset : 0]],
  );
  return rows.map((row) => ({ ...row, ...sumsFrom(row) }));
}

const orderOf = ({ sort, descending }: AgedQuestion): string =>
  `${AGED_SORTS[sort] ?? 'total'} ${descending ? 'desc' : 'asc'} nulls last, key`;

type Named = Sums & Pick<AgedRow, 'key' | 'name' | 'customerId' | 'customers'>;

/** The rows of the report as a table `named`. */
function namedSql(asked: AgedQuestion, now: boolean, found: Sql | undefined): Sql {
  const { companyId, asOn, by, currency } = asked;
  const among = found === undefined ? {} : { among: 'select customer_id from page' };
  const aged = agedSql({ companyId, asOn, now, currency, ...among });
  return {
    sql: `${found === undefined ? '' : `page as (${found.sql}), `}aged as (${aged.sql}), named as (${groupedSql(by, '?')})`,
    bindings: [...(found?.bindings ?? []), ...aged.bindings, currency],
  };
}

/** The customers of `aged` in a currency, or what they have in common. */
function groupedSql(by: Dimension, currency: string): string {
  const own = by === 'customer';
  const head = own
    ? `c.code as key, c.name as name, c.id as "customerId", 1 as customers, ${SUMS.map((sum) => `a.${sum}`).join(', ')}`
    : `nullif(c.${by}, '') as key, null as name, null as "customerId", count(*) as customers, ${SUMMED}`;
  return `select ${head} from aged a join v_customer c on c.id = a.customer_id
     where a.currency = ${currency} and (a.total <> 0 or a.credit <> 0) ${own ? '' : `group by nullif(c.${by}, '')`}`;
}

export interface AgedThen {
  /** In the currency that was asked for, else in the one with most customers. */
  readonly rows: AgedRow[];
  readonly totals: AgedTotal[];
}

/** The rows and the totals of a past day, from one look at what stood open on it. */
export async function agedThen(q: Query, asked: AgedQuestion): Promise<AgedThen> {
  const { companyId, asOn, by, currency } = asked;
  const aged = agedSql({ companyId, asOn, now: false });
  const text = bearing(asked);
  const rows = await rowsOf<Named & { total_of: string | null }>(
    q,
    `with aged as materialized (${aged.sql}),
     totals as (
       select currency, count(*) as customers, ${SUMMED} from aged a where total <> 0 or credit <> 0 group by currency),
     chosen as (
       select currency from totals order by case when currency = ? then 0 else 1 end, customers desc, currency limit 1),
     named as (${groupedSql(by, '(select currency from chosen)')}),
     page as (
       select named.*, row_number() over (order by ${orderOf(asked)}) as place from named where ${text.sql}
       order by place limit ? offset ?)
     select null as total_of, place, key, name, "customerId", customers, ${SUMS.join(', ')} from page
     union all
     select currency, row_number() over (order by customers desc, currency), null, null, null, customers, ${SUMS.join(', ')}
     from totals
     order by place`,
    [...aged.bindings, currency, ...text.bindings, asked.limit, asked.offset],
  );
  return {
    rows: rows.flatMap((row) => (row.total_of === null ? [{ ...row, ...sumsFrom(row) }] : [])),
    totals: rows.flatMap(({ total_of, ...row }) =>
      total_of === null ? [] : [{ currency: total_of, customers: row.customers, ...sumsFrom(row) }],
    ),
  };
}

/** The customers of a page where the stored balances know its order: then no other customer is aged. */
function pageOfBalances(asked: AgedQuestion): Sql | undefined {
  const order = { total: 'b.open_minor', name: 'c.name' }[asked.sort];
  if (order === undefined || asked.by !== 'customer') return undefined;
  const text = holding(wordsOf(asked.text), 'c.sought');
  return {
    sql: `select b.customer_id from v_balance b join v_customer c on c.id = b.customer_id
       where b.company_id = ? and b.currency = ? and b.open_count > 0 and ${text.sql}
       order by ${order} ${asked.descending ? 'desc' : 'asc'}, c.code limit ? offset ?`,
    bindings: [...[asked.companyId, asked.currency, ...text.bindings], ...[asked.limit, asked.offset]],
  };
}

/** Rows that a text finds: customers as everywhere, others by what they are called. */
function bearing({ companyId, by, text }: AgedQuestion): Sql {
  const words = wordsOf(text);
  if (by !== 'customer' || words.length === 0) return holding(words, `lower(coalesce(key, ''))`);
  const named = holding(words, 'c.sought');
  return {
    sql: `"customerId" in (select c.id from v_customer c where c.company_id = ? and ${named.sql})`,
    bindings: [companyId, ...named.bindings],
  };
}
const ALL = holding([], '');

type Sums = Record<string, number>;

const sumsFrom = (row: Sums): Pick<AgedRow, 'buckets' | 'undatedMinor' | 'creditMinor' | 'totalMinor'> => ({
  buckets: BUCKETS.map((_, at) => row[`b${at}`] ?? 0),
  undatedMinor: row[`b${BUCKETS.length}`] ?? 0,
  creditMinor: row['credit'] ?? 0,
  totalMinor: row['total'] ?? 0,
});

export interface AgedTotal extends Omit<Ageing, 'customerId'> {
  readonly customers: number;
}

/** The currencies in which something stands open now; the one with most customers first. */
export async function openCurrencies(q: Query, companyId: number): Promise<string[]> {
  const rows = await rowsOf<{ currency: string }>(
    q,
    `select currency, count(*) as customers from v_balance where company_id = ? and open_count > 0
     group by currency order by customers desc, currency`,
    [companyId],
  );
  return rows.map(({ currency }) => currency);
}

/** The whole company in each of its currencies; the one with most customers first. */
export async function agedTotals(q: Query, companyId: number, asOn: Day): Promise<AgedTotal[]> {
  const { sql, bindings } = (await isNow(q, companyId, asOn))
    ? totalsNow(companyId, asOn)
    : totalsThen(companyId, asOn);
  const rows = await rowsOf<Sums & { currency: string; customers: number }>(
    q,
    `select * from (${sql}) totals order by customers desc, currency`,
    bindings,
  );
  return rows.map((row) => ({ currency: row.currency, customers: row.customers, ...sumsFrom(row) }));
}

function totalsNow(companyId: number, asOn: Day): Sql {
  const whole = wholeNowSql(companyId, asOn);
  return {
    sql: `select whole.*, owing.customers from (${whole.sql}) whole join (
        select currency, count(*) as customers from v_balance where company_id = ? and open_count > 0 group by currency) owing
      on owing.currency = whole.currency`,
    bindings: [...whole.bindings, companyId],
  };
}

function totalsThen(companyId: number, asOn: Day): Sql {
  const aged = agedSql({ companyId, asOn, now: false });
  return {
    sql: `select currency, count(*) as customers, ${SUMMED} from (${aged.sql}) a where total <> 0 or credit <> 0 group by currency`,
    bindings: aged.bindings,
  };
}
