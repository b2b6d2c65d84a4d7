import { escaped, holding, wordsOf } from '../customers/sought';
import { addDays, type Day } from '../kernel/day';
import { rowsOf, type Query } from '../platform/db';
import type { CategoryCode } from './category';
import type { DisputeOutcome, DisputeState } from './dispute';
import { awaitsReviewSql } from './move.store';
import { CHARGES_OPEN } from './store';

/**
 * Disputes as the desk lists them: a row for each dispute and currency, as a board, and summed. Of a past day each stands
 * where its last move up to then left it.
 */
export interface DisputeRow {
  readonly disputeId: number;
  readonly customerId: number;
  readonly customerCode: string;
  readonly customerName: string;
  readonly state: DisputeState;
  readonly outcome: DisputeOutcome | null;
  readonly category: CategoryCode;
  readonly owner: string;
  readonly objection: string;
  readonly raisedOn: Day;
  readonly reviewOn: Day;
  readonly currency: string;
  /** How many items, and the number of one of them. */
  readonly items: number;
  readonly document: string;
  /** Of what was open when it was raised. */
  readonly disputedMinor: number;
  /** Of that, what is open now. */
  readonly openMinor: number;
}

export interface DisputeQuestion {
  readonly companyId: number;
  readonly today: Day;
  /** A past day to look at; null: as they stand now. */
  readonly past: Day | null;
  /** A part of a document number, or of the customer's number or name. */
  readonly text: string;
  /** A state, `live`, `closed`, or `all`. */
  readonly state: string;
  readonly category: string;
  readonly owner: string;
  /** late · week; empty: all. */
  readonly due: string;
  readonly currency: string;
  readonly customerId: number | null;
  readonly sort: string;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** What the list can be sorted by. */
const SORTS: Readonly<Record<string, string>> = {
  review: '"reviewOn"',
  raised: '"raisedOn"',
  customer: '"customerName"',
  disputed: '"disputedMinor"',
  open: '"openMinor"',
};

export async function disputeRows(q: Query, asked: DisputeQuestion): Promise<DisputeRow[]> {
  const { sql, bindings } = rowsSql(asked);
  const sort = SORTS[asked.sort] ?? '"reviewOn"';
  return rowsOf<DisputeRow>(
    q,
    `${sql} order by ${sort} ${asked.descending ? 'desc' : 'asc'}, d.id, v.currency limit ? offset ?`,
    [...bindings, asked.limit, asked.offset],
  );
}

export interface BoardRow extends DisputeRow {
  /** How many rows stand in its column. */
  readonly inState: number;
}

/** Of each state the rows that are due first, and how many there are in all. */
export async function boardRows(q: Query, asked: DisputeQuestion, each: number): Promise<BoardRow[]> {
  const { sql, bindings } = rowsSql(asked);
  return rowsOf<BoardRow>(
    q,
    `select * from (
       select f.*, count(*) over (partition by f."state") as "inState",
         row_number() over (partition by f."state" order by f."reviewOn", f."disputeId", f.currency) as place
       from (${sql}) as f) as placed
     where place <= ? order by "reviewOn", "disputeId", currency`,
    [...bindings, each],
  );
}

export interface DisputeTotal {
  readonly state: DisputeState;
  readonly currency: string;
  readonly disputes: number;
  readonly disputedMinor: number;
  readonly openMinor: number;
}

/** Per state and currency: sums are never taken across currencies. */
export async function disputeTotals(q: Query, asked: DisputeQuestion): Promise<DisputeTotal[]> {
  const { sql, bindings } = rowsSql(asked);
  return rowsOf<DisputeTotal>(
    q,
    `select f."state", f.currency, count(*) as disputes, sum(f."disputedMinor") as "disputedMinor",
       sum(f."openMinor") as "openMinor"
     from (${sql}) as f group by f."state", f.currency order by f.currency, f."state"`,
    bindings,
  );
}

const OVER = `('confirmed', 'void')`;

/** Who answers for disputes that are not over, so that the list can be asked for each of them. */
export async function ownersOf(q: Query, companyId: number): Promise<string[]> {
  const rows = await rowsOf<{ owner: string }>(
    q,
    `select distinct owner from dispute where company_id = ? and state not in ${OVER} order by owner`,
    [companyId],
  );
  return rows.map(({ owner }) => owner);
}

interface Sql {
  readonly sql: string;
  readonly bindings: readonly unknown[];
}

function rowsSql(asked: DisputeQuestion): Sql {
  const { past } = asked;
  const at = past === null ? 'd' : 'm';
  const state = past === null ? 'd.state' : 'm.to_state';
  const later = past === null ? '' : LATER;
  const moves =
    past === null
      ? ''
      : `join dispute_move m on m.id = (
           select max(x.id) from dispute_move x where x.dispute_id = d.id and x.on_day <= ?)`;
  const { where, bindings } = conditions(asked, at, state);
  const open = `(v.open_minor${later})`;
  return {
    sql: `select d.id as "disputeId", d.customer_id as "customerId", c.code as "customerCode", c.name as "customerName",
        ${state} as "state", ${at}.outcome, d.category, d.owner, d.objection, d.raised_on as "raisedOn",
        ${at}.review_on as "reviewOn", v.currency, count(*) as items, min(v.document) as document,
        sum(coalesce(di.amount_minor, di.open_minor) + ${OF_CHARGES}) as "disputedMinor",
        sum(case when ${state} in ${OVER} then 0 when di.amount_minor = 0 then ${CHARGES_OPEN}
          when di.amount_minor < ${open} then di.amount_minor else ${open} end) as "openMinor"
      from dispute d ${moves} join v_customer c on c.id = d.customer_id
      join dispute_item di on di.dispute_id = d.id join v_open_item_ever v on v.item_id = di.item_id
      where ${where}
      group by d.id, d.customer_id, c.code, c.name, ${state}, ${at}.outcome, d.category, d.owner, d.objection, d.raised_on,
        ${at}.review_on, v.currency`,
    bindings: [...(past === null ? [] : [past, past, past]), ...bindings],
  };
}

/** What was open of the charges of \`di\` when it was raised. */
const OF_CHARGES = `case when di.amount_minor = 0 then coalesce((select sum(dc.amount_minor) from dispute_charge dc
  where dc.dispute_id = di.dispute_id), 0) else 0 end`;

/** What was applied to the item after that day is taken back. */
const LATER = ` + coalesce((select sum(a.amount_minor) from v_allocation a
  where a.to_item_id = v.item_id and a.allocated_on > ?), 0)`;

function conditions(asked: DisputeQuestion, at: string, state: string): { where: string; bindings: unknown[] } {
  const where = ['d.company_id = ?'];
  const bindings: unknown[] = [asked.companyId];
  const add = (condition: string, ...values: readonly unknown[]): void => {
    where.push(condition);
    bindings.push(...values);
  };
  if (asked.past !== null) add(`d.raised_on <= ? and d.state <> 'void'`, asked.past);
  if (asked.state === 'live') add(`${state} not in ${OVER}`);
  else if (asked.state === 'closed') add(`${state} in ${OVER}`);
  else if (asked.state !== 'all') add(`${state} = ?`, asked.state);
  if (asked.category !== '') add('d.category = ?', asked.category);
  if (asked.owner !== '') add('d.owner = ?', asked.owner);
  if (asked.due !== '') add(`${state} not in ${OVER}`);
  if (asked.due === 'late') add(`${at}.review_on < ? and ${awaitsReviewSql(state, `${at}.outcome`)}`, asked.today);
  if (asked.due === 'week') add(`${at}.review_on between ? and ?`, asked.today, addDays(asked.today, WEEK));
  if (asked.currency !== '') add('v.currency = ?', asked.currency);
  if (asked.customerId !== null) add('d.customer_id = ?', asked.customerId);
  if (asked.text !== '') {
    const named = holding(wordsOf(asked.text), 'c.sought');
    add(
      `((${named.sql}) or exists (
         select 1 from dispute_item t join v_open_item_ever i on i.item_id = t.item_id
         where t.dispute_id = d.id and lower(i.document) like ? escape '\\'))`,
      ...named.bindings,
      `%${escaped(asked.text.toLowerCase())}%`,
    );
  }
  return { where: where.join(' and '), bindings };
}

const WEEK = 7;
