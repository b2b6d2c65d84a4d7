import { addDays, daysBetween, type Day } from '../kernel/day';
import { dialectOf, rowsOf, type Query } from '../platform/db';
import { tableOf } from '../platform/rows';
import { computedSql } from './due-by';
import { addAge, textCondition, type Add, type Condition } from './items-text.panel';

/** The list of open items as the desk shows it: one question for a page, one for its totals. Amounts in minor units, + owes. */
export interface ItemRow {
  readonly itemId: number;
  readonly customerId: number;
  readonly customerCode: string;
  readonly customerName: string;
  readonly country: string | null;
  readonly type: string;
  readonly document: string;
  readonly part: number;
  readonly parts: number;
  readonly issuedOn: Day;
  readonly dueOn: Day | null;
  readonly dueBy: string | null;
  readonly currency: string;
  readonly amountMinor: number;
  readonly openMinor: number;
  readonly poNo: string | null;
  readonly subject: string | null;
  readonly presumedSettledOn: Day | null;
}

export interface ItemQuestion {
  readonly companyId: number;
  readonly today: Day;
  /** A past day to look at; null: amounts as they are now. */
  readonly past: Day | null;
  /** A part of the document number, or of the customer's number or name; see `textCondition`. */
  readonly text: string;
  /** overdue · not_due · credit · no_due, or the name of a bucket of the ageing; empty: all. */
  readonly age: string;
  readonly minDaysLate: number | null;
  readonly dueBasis: string; // computed · assumed; empty: all
  readonly currency: string;
  /** The number of one customer. */
  readonly customer: string;
  /** Of the customer, here and in the next two: `-` where it has none. */
  readonly country: string;
  readonly segment: string;
  readonly collector: string;
  readonly sort: string;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

const BY_DUE_DAY = 'i.due_on';
/** What the list can be sorted by. */
const SORTS: Readonly<Record<string, string>> = {
  due: BY_DUE_DAY,
  open: 'i.open_minor',
  amount: 'i.amount_minor',
  document: 'e.document',
  issued: 'e.issued_on',
  customer: 'c.name',
};

export async function itemRows(q: Query, asked: ItemQuestion): Promise<ItemRow[]> {
  const text = await textCondition(q, asked, byOf(asked) === BY_DUE_DAY);
  const parts = await partsOf(q, asked);
  const page = parts === null ? pageSql(asked, found(asked, text)) : await pageInParts(q, asked, parts);
  return rowsOf<ItemRow>(
    q,
    `with ${page.source}page as (${page.sql})
     select i.id as "itemId", c.id as "customerId", c.code as "customerCode", c.name as "customerName", c.country, e.type,
       e.document, i.part, e.parts, e.issued_on as "issuedOn", i.due_on as "dueOn", i.due_by as "dueBy", i.currency, i.amount_minor as "amountMinor",
       page.open_minor as "openMinor", e.po_no as "poNo", e.subject, i.presumed_settled_on as "presumedSettledOn"
     from page join open_item i on i.id = page.id join entry e on e.id = i.entry_id join v_customer c on c.id = i.customer_id
     order by ${orderOf(asked).replace('i.open_minor', 'page.open_minor')}`,
    page.bindings,
  );
}

const byOf = ({ sort }: ItemQuestion): string => SORTS[sort] ?? BY_DUE_DAY;

/** Where nothing can be missing it is not said where that stands: an index gives the order in both directions. */
function orderOf(asked: ItemQuestion): string {
  const by = byOf(asked);
  return `${by} ${asked.descending ? 'desc' : 'asc'}${by === BY_DUE_DAY ? ' nulls last' : ''}, i.id`;
}

function pageSql(asked: ItemQuestion, { source, sql, bindings }: Found): Found {
  return {
    source,
    sql: `select i.id, i.open_minor ${sql} order by ${orderOf(asked)} limit ? offset ?`,
    bindings: [...bindings, asked.limit, asked.offset],
  };
}

/** Parts of the open items that are walked at the same time. */
interface Parts {
  /** In the order of the table itself, without an index. */
  readonly walk: boolean;
  readonly conditions: readonly Condition[];
}

const PARTS = 6;

/** The items of a page out of the first of each part. */
async function pageInParts(q: Query, asked: ItemQuestion, { walk, conditions }: Parts): Promise<Found> {
  const { sql, bindings } = found(asked, undefined, walk);
  // SQLite takes one upper bound of a day to its index: the one of the part, not of what was asked for
  const rest = dialectOf(q) === 'sqlite' && !walk ? sql.replaceAll(BY_DUE_DAY, `+${BY_DUE_DAY}`) : sql;
  const parts = await Promise.all(
    conditions.map((part) =>
      rowsOf<{ id: number }>(q, `select i.id ${rest} and ${part.sql} order by ${orderOf(asked)} limit ?`, [
        ...[...bindings, ...part.bindings],
        asked.offset + asked.limit,
      ]),
    ),
  );
  const given = tableOf(q, { id: 'bigint' }, parts.flat());
  const own = found(asked, undefined);
  return pageSql(asked, {
    ...own,
    sql: `${own.sql} and i.id in (select id from ${given.sql} as given)`,
    bindings: [...own.bindings, ...given.bindings],
  });
}

/** Orders of which no index of the open items knows. */
const UNINDEXED: ReadonlySet<string> = new Set(['document', 'issued', 'amount']);
const OPEN_SHARE = 4;
/** So many open items are sorted in a moment. */
const FEW = 10_000;

/** Null where the page is found in one walk: over few items, or along an index in the order that was asked for. */
async function partsOf(q: Query, asked: ItemQuestion): Promise<Parts | null> {
  const isWalked = UNINDEXED.has(asked.sort) && dialectOf(q) === 'sqlite';
  if ((!isWalked && asked.sort !== 'open') || asked.past !== null || asked.text !== '') return null;
  const { customer, country, segment, collector, dueBasis } = asked;
  if (customer + country + segment + collector + dueBasis !== '') return null;
  const [row] = await rowsOf<{ open: number; every: number; first: Day | null; last: Day | null }>(
    q,
    `select (select coalesce(sum(open_count), 0) from v_balance where company_id = ?) as open,
       (select coalesce(max(id), 0) from open_item) as every,
       (select min(due_on) from v_owed where company_id = ?) as first, (select max(due_on) from v_owed where company_id = ?) as last`,
    [asked.companyId, asked.companyId, asked.companyId],
  );
  if (row === undefined) return null;
  if (isWalked) return row.open * OPEN_SHARE > row.every ? { walk: true, conditions: byNumber(row.every) } : null;
  const { first, last } = row;
  return row.open < FEW || first === null || last === null ? null : { walk: false, conditions: byDueDay(first, last) };
}

/**
 * SQLite would fetch each open item by itself in the order of its index, and its document after it. Where a good part of all
 * items is open, to walk the tables in their own order is several times faster. PostgreSQL weighs that by itself.
 */
function byNumber(every: number): Condition[] {
  const size = Math.ceil(every / PARTS);
  return Array.from({ length: PARTS }, (_, at) => ({
    sql: 'i.id between ? and ?',
    bindings: [at * size + 1, (at + 1) * size],
  }));
}

/** An index in the order of amounts would cost every import: the one by due day also holds them. */
function byDueDay(first: Day, last: Day): Condition[] {
  const size = Math.ceil((daysBetween(first, last) + 1) / PARTS);
  const dated = Array.from({ length: PARTS }, (_, at) => ({
    sql: 'i.due_on between ? and ?',
    bindings: [addDays(first, at * size), addDays(first, (at + 1) * size - 1)],
  }));
  return [...dated, { sql: 'i.due_on is null', bindings: [] }];
}

export interface ItemTotal {
  readonly currency: string;
  readonly items: number;
  readonly customers: number;
  readonly openMinor: number;
}

/** Per currency: sums are never taken across currencies. All of what customers owe is summed from their balances. */
export async function itemTotals(q: Query, asked: ItemQuestion): Promise<ItemTotal[]> {
  const { past, text: said, age, minDaysLate, dueBasis } = asked;
  if (past === null && minDaysLate === null && said + age + dueBasis === '') return balanceTotals(q, asked);
  const { source, sql, bindings } = found(asked, await textCondition(q, asked));
  return rowsOf<ItemTotal>(
    q,
    `${source === '' ? '' : `with ${source.replace(/, $/, ' ')}`}select i.currency, count(*) as items, count(distinct i.customer_id) as customers, sum(i.open_minor) as "openMinor"
     ${sql} group by i.currency order by i.currency`,
    bindings,
  );
}

function balanceTotals(q: Query, asked: ItemQuestion): Promise<ItemTotal[]> {
  const where = ['b.company_id = ?', 'b.open_count > 0'];
  const bindings: unknown[] = [asked.companyId];
  const add: Add = (condition, ...values) => {
    where.push(condition);
    bindings.push(...values);
  };
  if (asked.currency !== '') add('b.currency = ?', asked.currency);
  addCustomer(asked, add, 'b.customer_id');
  return rowsOf<ItemTotal>(
    q,
    `select b.currency, sum(b.open_count) as items, count(*) as customers, sum(b.open_minor) as "openMinor"
     from v_balance b where ${where.join(' and ')} group by b.currency order by b.currency`,
    bindings,
  );
}

/** Tables that are not needed to find a row are not joined: the count of a million rows is then one walk over an index. */
function found(asked: ItemQuestion, text: Condition | undefined, walk = false): Found {
  const { companyId, past } = asked;
  const where = ['i.company_id = ?', 'i.open_minor <> 0'];
  const bindings: unknown[] =
    past === null ? [companyId] : [companyId, past, companyId, past, companyId, past, companyId];
  const add: Add = (condition, ...values) => {
    where.push(condition);
    bindings.push(...values);
  };
  if (text !== undefined) add(text.sql, ...text.bindings);
  addAge(asked, add);
  if (asked.dueBasis !== '') add(computedSql('i.due_by', asked.dueBasis === 'assumed'));
  if (asked.minDaysLate !== null) add('i.open_minor > 0 and i.due_on <= ?', addDays(asked.today, -asked.minDaysLate));
  if (asked.currency !== '') add('i.currency = ?', asked.currency);
  addCustomer(asked, add, asked.customer === '' ? '+i.customer_id' : 'i.customer_id');
  if (byOf(asked).startsWith('c.')) where.push('c.id = i.customer_id and c.company_id = i.company_id');
  return {
    source: past === null ? '' : THEN_OPEN,
    sql: `from ${tablesOf(asked, walk, text !== undefined)} where ${where.join(' and ')}`,
    bindings,
  };
}

function tablesOf(asked: ItemQuestion, walk: boolean, few: boolean): string {
  const by = byOf(asked);
  const { past, customer } = asked;
  const items = `${past === null ? 'open_item' : 'then_open'} i`;
  if (by.startsWith('e.')) return `${items}${walk ? ' not indexed cross' : ''} join entry e on e.id = i.entry_id`;
  if (!by.startsWith('c.')) return `${items}${walk ? ' not indexed' : ''}`;
  // SQLite is told to walk the customers in their order, and to look up what each of them owes
  return past !== null || few || customer !== '' ? `${items}, v_customer c` : `v_customer c cross join ${items}`;
}

/** Asks for the customers without it. */
export const NONE = '-';

interface Found {
  /** The tables of that day, where it is a past one; their values are the first of the bindings. */
  readonly source: string;
  readonly sql: string;
  readonly bindings: readonly unknown[];
}

/** The items as they were open on a past day: what was allocated since is taken back. */
const THEN_OPEN = `later as (
    select item_id, sum(minor) as minor from (
      select to_item_id as item_id, amount_minor as minor from allocation
        where company_id = ? and allocated_on > ? and to_item_id is not null
      union all
      select from_item_id as item_id, -amount_minor as minor from allocation where company_id = ? and allocated_on > ?
    ) moves group by item_id),
  then_open as (
    select i.id, i.company_id, i.customer_id, i.entry_id, i.part, i.currency, i.due_on, i.due_by, i.amount_minor,
      i.open_minor + coalesce(later.minor, 0) as open_minor
    from open_item i join entry e on e.id = i.entry_id left join later on later.item_id = i.id
    where i.company_id = ? and e.cancelled_at is null and e.issued_on <= ?), `;

/** What the customer must be; the items are walked in their order, so that the first page is there at once. */
function addCustomer(asked: ItemQuestion, add: Add, customerId: string): void {
  const where: string[] = [];
  const values: string[] = [];
  if (asked.customer !== '') {
    where.push('c.code = ?');
    values.push(asked.customer);
  }
  for (const field of ['country', 'segment', 'collector'] as const) {
    if (asked[field] === '') continue;
    where.push(asked[field] === NONE ? `coalesce(c.${field}, '') = ''` : `c.${field} = ?`);
    if (asked[field] !== NONE) values.push(asked[field]);
  }
  if (where.length === 0) return;
  add(
    `${customerId} in (select c.id from v_customer c where c.company_id = ? and ${where.join(' and ')})`,
    asked.companyId,
    ...values,
  );
}
