import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';
import { BUCKETS, dueBetween } from './ageing';
import type { Sql } from './ageing.store';

/**
 * What stands open now, summed by what customers have in common. The stored balances know the whole; of the items only those are
 * looked at that are not in the last bucket: it is what remains. Both halves of the customers are read at the same time, since
 * each reader has a processor of its own.
 */
export interface GroupQuestion {
  readonly companyId: number;
  readonly asOn: Day;
  readonly by: 'segment' | 'country' | 'collector';
  readonly currency: string;
}

const LAST = BUCKETS.length - 1;
/** b0 … of BUCKETS, then what has no due day; credit and total. */
const SUMS = [...BUCKETS.map((_, at) => `b${at}`), `b${BUCKETS.length}`, 'credit', 'total'];
const COUNTED = ['customers', ...SUMS];

type Counted = Readonly<Record<string, number>> & { readonly key: string | null };

/** The rows as a table `named` of key, customers and SUMS. */
export async function groupsNow(q: Query, asked: GroupQuestion): Promise<Sql> {
  const found = await Promise.all([balances(q, asked), ...(await halves(q, asked))]);
  const given = tableOf(
    q,
    { key: 'text', ...Object.fromEntries(COUNTED.map((name) => [name, 'bigint' as const])) },
    found.flat().map((row) => ({ ...row, [`b${LAST}`]: restOf(row) })),
  );
  return {
    sql: `named as (select key, null as name, null as "customerId", ${COUNTED.map((name) => `sum(coalesce(${name}, 0)) as ${name}`).join(', ')}
       from ${given.sql} as given group by key)`,
    bindings: given.bindings,
  };
}

/** What is in the last bucket: of the whole, what is in no other. */
const restOf = (row: Counted): number =>
  SUMS.reduce((rest, name) => (name === `b${LAST}` ? rest : rest + (row[name] ?? 0) * (name === 'total' ? 1 : -1)), 0);

const balances = (q: Query, { companyId, by, currency }: GroupQuestion): Promise<Counted[]> =>
  rowsOf<Counted>(
    q,
    `select nullif(c.${by}, '') as key, count(*) as customers, sum(b.open_minor) as total
     from v_balance b join v_customer c on c.id = b.customer_id
     where b.company_id = ? and b.currency = ? and b.open_count > 0 group by nullif(c.${by}, '')`,
    [companyId, currency],
  );

async function halves(q: Query, asked: GroupQuestion): Promise<Promise<Counted[]>[]> {
  const [ends] = await rowsOf<{ first: number | null; last: number | null }>(
    q,
    `select (select min(customer_id) from v_owed where company_id = ?) as first,
       (select max(customer_id) from v_owed where company_id = ?) as last`,
    [asked.companyId, asked.companyId],
  );
  const [first, last] = [ends?.first ?? 0, ends?.last ?? 0];
  const middle = Math.floor((first + last) / 2);
  return [youngIn(q, asked, first, middle), youngIn(q, asked, middle + 1, last)];
}

const NOTHING = 'cast(null as bigint)';

/**
 * Of the customers in [first, last]: what has no due day, what is a credit, and the buckets before the last. Each customer's young
 * items are one range of an index; what is odd is little, and has an index of its own.
 */
function youngIn(
  q: Query,
  { companyId, asOn, by, currency }: GroupQuestion,
  first: number,
  last: number,
): Promise<Counted[]> {
  const firsts = BUCKETS.flatMap((bucket) => dueBetween(bucket, asOn).first ?? []);
  const oldest = firsts.at(-1) ?? asOn;
  const sums = firsts.map((_, at) => `sum(i.open_minor) filter (where i.due_on >= ? and i.open_minor > 0) as to${at}`);
  const to = (at: number): string => `coalesce(sum(to${at}), 0)`;
  const buckets = firsts.map((_, at) => `${to(at)}${at === 0 ? '' : ` - ${to(at - 1)}`} as b${at}`);
  const nothing = [...firsts, 'undated'].map(() => NOTHING).join(', ');
  return rowsOf<Counted>(
    q,
    `select nullif(c.${by}, '') as key, ${buckets.join(', ')}, sum(undated) as b${BUCKETS.length}, sum(credit) as credit from (
       select b.customer_id, ${sums.join(', ')}, ${NOTHING} as undated, ${NOTHING} as credit
       from v_balance b cross join open_item i
       where b.company_id = ? and b.currency = ? and b.open_count > 0 and b.customer_id between ? and ?
         and i.company_id = b.company_id and i.customer_id = b.customer_id and i.currency = b.currency and i.open_minor <> 0 and i.due_on >= ?
       group by b.customer_id
       union all
       select customer_id, ${nothing}, open_minor from open_item
       where company_id = ? and open_minor < 0 and currency = ? and customer_id between ? and ?
       union all
       select customer_id, ${firsts.map(() => NOTHING).join(', ')}, open_minor, ${NOTHING} from v_owed
       where company_id = ? and due_on is null and open_minor > 0 and currency = ? and +customer_id between ? and ?) young
     cross join v_customer c where c.id = young.customer_id group by nullif(c.${by}, '')`,
    [
      ...[...firsts, companyId, currency, first, last, oldest],
      ...[companyId, currency, first, last],
      ...[companyId, currency, first, last],
    ],
  );
}
