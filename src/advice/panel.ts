import { escaped, holding, wordsOf } from '../customers/sought';
import type { Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';

/** Advice as it was counted, for lists: a row for each customer with something overdue. Amounts in minor units. */
export interface AdviceRow {
  readonly customerId: number;
  readonly customerCode: string;
  readonly customerName: string;
  readonly collector: string | null;
  readonly kind: string;
  readonly sinceOn: Day;
  readonly currency: string;
  readonly overdueMinor: number;
  readonly ripeMinor: number;
  readonly fileBy: Day | null;
  readonly sure: number;
  readonly changesOn: Day | null;
  /** JSON. */
  readonly told: string;
  readonly countedOn: Day;
  /** Set aside until. */
  readonly asideOn: Day | null;
}

export interface AdviceQuestion {
  readonly companyId: number;
  readonly today: Day;
  /** A part of the customer's name or number. */
  readonly text: string;
  readonly kind: string;
  /** To be filed by then at the latest; null: whenever. */
  readonly until: Day | null;
  readonly currency: string;
  readonly collector: string;
  /** yes · no; empty: all. */
  readonly aside: string;
  readonly sort: string;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** What presses first. */
const PRESSING = `case a.kind when 'hand_over' then 1 when 'notice' then 2 when 'stop' then 3 else 4 end`;

const SORTS: Readonly<Record<string, string>> = {
  kind: PRESSING,
  customer: 'c.name',
  ripe: 'a.ripe_minor',
  overdue: 'a.overdue_minor',
  file: 'a.file_by',
  since: 'a.since_on',
  changes: 'a.changes_on',
};

export async function adviceRows(q: Query, asked: AdviceQuestion): Promise<AdviceRow[]> {
  const { sql, bindings } = found(asked);
  const direction = asked.descending ? 'desc' : 'asc';
  const order = `${SORTS[asked.sort] ?? PRESSING} ${direction} nulls last, a.ripe_minor desc, a.customer_id`;
  return rowsOf<AdviceRow>(
    q,
    `select a.customer_id as "customerId", c.code as "customerCode", c.name as "customerName", c.collector, a.kind, a.since_on as "sinceOn",
       a.currency, a.overdue_minor as "overdueMinor", a.ripe_minor as "ripeMinor", a.file_by as "fileBy", a.sure,
       a.changes_on as "changesOn", a.told, a.counted_on as "countedOn", ${ASIDE} as "asideOn"
     from (select a.customer_id ${sql} order by ${order} limit ? offset ?) as chosen
       join v_advice a on a.customer_id = chosen.customer_id join v_customer c on c.id = a.customer_id order by ${order}`,
    [asked.today, ...bindings, asked.limit, asked.offset],
  );
}

/** Until when what is advised is set aside; another advice than the one that was is not. */
const ASIDE = `(select max(s.until_on) from v_advice_aside s
  where s.company_id = a.company_id and s.customer_id = a.customer_id and s.kind = a.kind and s.until_on >= ?)`;

export interface AdviceTotal {
  readonly currency: string;
  readonly customers: number;
  readonly ripeMinor: number;
}

export async function adviceTotals(q: Query, asked: AdviceQuestion): Promise<AdviceTotal[]> {
  const { sql, bindings } = found(asked);
  return rowsOf<AdviceTotal>(
    q,
    `select a.currency, count(*) as customers, sum(a.ripe_minor) as "ripeMinor" ${sql} group by a.currency order by a.currency`,
    bindings,
  );
}

/** How many are to be handed over now, and nobody set that aside. */
export async function adviceCount(
  q: Query,
  { companyId, today }: { readonly companyId: number; readonly today: Day },
): Promise<number> {
  // prettier-ignore
  const [row] = await rowsOf<{ n: number }>(
    q,
    `select count(*) as n from v_advice a where a.company_id = ? and a.kind = 'hand_over' and ${ASIDE} is null`,
    [companyId, today],
  );
  return row?.n ?? 0;
}

function found(asked: AdviceQuestion): { readonly sql: string; readonly bindings: readonly unknown[] } {
  const where = ['a.company_id = ?'];
  const bindings: unknown[] = [asked.companyId];
  const add = (condition: string, ...values: readonly unknown[]): void => {
    where.push(condition);
    bindings.push(...values);
  };
  if (asked.text !== '') {
    const named = holding(wordsOf(asked.text), 'c.sought');
    add(`((${named.sql}) or lower(c.code) like ? escape '\\')`, ...named.bindings, `%${escaped(asked.text.toLowerCase())}%`); // prettier-ignore
  }
  if (asked.kind !== '') add('a.kind = ?', asked.kind);
  if (asked.until !== null) add('a.file_by <= ?', asked.until);
  if (asked.currency !== '') add('a.currency = ?', asked.currency);
  if (asked.collector !== '') add('c.collector = ?', asked.collector);
  if (asked.aside !== '') add(`${ASIDE} is ${asked.aside === 'yes' ? 'not ' : ''}null`, asked.today);
  return { sql: `from v_advice a join v_customer c on c.id = a.customer_id where ${where.join(' and ')}`, bindings };
}
