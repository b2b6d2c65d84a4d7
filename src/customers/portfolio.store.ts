import { actorText } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { rowsOf, type Query, type Tx } from '../platform/db';
import type { Work } from '../platform/work';

/** A collector's customers handed to another, in a handful of statements however many they are. */
export interface Portfolio {
  readonly companyId: number;
  /** As the customers name their collector; `NOBODY`: those that name none. */
  readonly from: string;
  /** Only of that country, of that segment; empty: all. */
  readonly country: string;
  readonly segment: string;
}

export interface PortfolioMove extends Portfolio {
  readonly id: number;
  readonly to: string;
  readonly customers: number;
  readonly at: Instant;
  readonly by: string;
  readonly undoneAt: Instant | null;
}

export const NOBODY = '-';

/** Which customers `c` are meant. */
export function ofPortfolio({ companyId, from, country, segment }: Portfolio): { sql: string; bindings: unknown[] } {
  const whose = from === NOBODY ? `coalesce(c.collector, '') = ''` : 'lower(c.collector) = ?';
  return {
    sql: `c.company_id = ? and c.merged_into is null and ${whose}${country === '' ? '' : ' and c.country = ?'}${segment === '' ? '' : ' and c.segment = ?'}`,
    bindings: [
      companyId,
      ...(from === NOBODY ? [] : [from.toLowerCase()]),
      ...[country, segment].filter((text) => text !== ''),
    ],
  };
}

/** Whom customers name as their collector, with how many. */
export const collectorsOf = (q: Query, companyId: number): Promise<{ collector: string; customers: number }[]> =>
  rowsOf(
    q,
    `select min(collector) as collector, count(*) as customers from customer
     where company_id = ? and merged_into is null and collector is not null and collector <> '' group by lower(collector) order by 1 limit 500`,
    [companyId],
  );

/** How many customers name no collector. */
export async function customersOfNobody(q: Query, companyId: number): Promise<number> {
  const { sql, bindings } = ofPortfolio({ companyId, from: NOBODY, country: '', segment: '' });
  const [row] = await rowsOf<{ n: number }>(q, `select count(*) as n from customer c where ${sql}`, bindings);
  return row?.n ?? 0;
}

/** The countries and segments of customers. */
export async function portfolioParts(
  q: Query,
  companyId: number,
): Promise<{ readonly countries: string[]; readonly segments: string[] }> {
  const of = async (field: 'country' | 'segment'): Promise<string[]> => {
    const rows = await rowsOf<{ value: string }>(
      q,
      `select distinct ${field} as value from customer where company_id = ? and ${field} is not null order by 1 limit 300`,
      [companyId],
    );
    return rows.map(({ value }) => value);
  };
  const [countries, segments] = await Promise.all([of('country'), of('segment')]);
  return { countries, segments };
}

/** Notes the move with its customers; returns their number and the move's. */
export async function insertMove(
  tx: Tx,
  work: Work,
  portfolio: Portfolio,
  to: string,
): Promise<{ readonly id: number; readonly customers: number }> {
  const { companyId, from, country, segment } = portfolio;
  const [made] = await tx('portfolio_move')
    .insert({
      ...{ company_id: companyId, from_collector: from, to_collector: to, country, segment },
      ...{ recorded_at: work.now, recorded_by: actorText(work.actor) },
    })
    .returning<{ id: number }[]>('id');
  const id = made?.id ?? 0;
  const condition = ofPortfolio(portfolio);
  const rows = await rowsOf<{ customer_id: number }>(
    tx,
    `insert into portfolio_customer (move_id, customer_id, before, source_value, was_corrected)
     select cast(? as bigint), c.id, coalesce(c.collector, ''), case when o.id is null then c.collector else o.source_value end,
       case when o.id is null then 0 else 1 end
     from customer c left join override o on o.company_id = c.company_id and o.subject = 'customer/' || c.id
       and o.field = 'collector' and o.ended_at is null
     where ${condition.sql} returning customer_id`,
    [id, ...condition.bindings],
  );
  return { id, customers: rows.length };
}

/** Those customers of the move that still have that collector. */
const STILL = `select p.customer_id from portfolio_customer p join customer c on c.id = p.customer_id
  where p.move_id = ? and lower(c.collector) = ?`;

/** The customers have the new collector: a correction, so that the next import leaves it. */
export async function applyMove(tx: Tx, work: Work, move: MoveKey, why: string): Promise<void> {
  const { id, companyId, to } = move;
  const by = actorText(work.actor);
  const ids = 'select customer_id from portfolio_customer where move_id = ?';
  await endThose(tx, work, companyId, { ids, bindings: [id] });
  await tx.raw(
    `insert into override (company_id, subject, field, source_value, value, why, recorded_at, recorded_by)
     select cast(? as bigint), 'customer/' || customer_id, 'collector', source_value, ?, ?, ?, ?
     from portfolio_customer where move_id = ?`,
    [companyId, to, why, work.now, by, id],
  );
  await tx.raw(
    `insert into customer_change (company_id, customer_id, field, before, after, recorded_at, recorded_by)
     select cast(? as bigint), customer_id, 'collector', nullif(before, ''), ?, ?, ? from portfolio_customer where move_id = ?`,
    [companyId, to, work.now, by, id],
  );
  await tx.raw(
    'update customer set collector = ? where id in (select customer_id from portfolio_customer where move_id = ?)',
    [to, id],
  );
}

export interface MoveKey {
  readonly id: number;
  readonly companyId: number;
  readonly to: string;
}

async function endThose(tx: Tx, work: Work, companyId: number, { ids, bindings }: Those): Promise<void> {
  await tx.raw(
    `update override set ended_at = ?, ended_by = ? where company_id = ? and field = 'collector' and ended_at is null
     and subject in (select 'customer/' || customer_id from (${ids}) as those)`,
    [work.now, actorText(work.actor), companyId, ...bindings],
  );
}

interface Those {
  /** A question for `customer_id`. */
  readonly ids: string;
  readonly bindings: readonly (string | number)[];
}

/** The customers that nobody has given to somebody else since are as they were; returns how many. */
export async function revertMove(tx: Tx, work: Work, move: MoveKey, why: string): Promise<number> {
  const { id, companyId, to } = move;
  const by = actorText(work.actor);
  const still: (string | number)[] = [id, to.toLowerCase()];
  await endThose(tx, work, companyId, { ids: STILL, bindings: still });
  await tx.raw(
    `insert into override (company_id, subject, field, source_value, value, why, recorded_at, recorded_by)
     select cast(? as bigint), 'customer/' || customer_id, 'collector', source_value, nullif(before, ''), ?, ?, ?
     from portfolio_customer where move_id = ? and was_corrected = 1 and customer_id in (${STILL})`,
    [companyId, why, work.now, by, id, ...still],
  );
  await tx.raw(
    `insert into customer_change (company_id, customer_id, field, before, after, recorded_at, recorded_by)
     select cast(? as bigint), customer_id, 'collector', ?, nullif(before, ''), ?, ?
     from portfolio_customer where move_id = ? and customer_id in (${STILL})`,
    [companyId, to, work.now, by, id, ...still],
  );
  const back = await rowsOf<{ id: number }>(
    tx,
    `update customer set collector = (select nullif(before, '') from portfolio_customer p where p.move_id = ? and p.customer_id = customer.id)
     where id in (${STILL}) returning id`,
    [id, ...still],
  );
  await tx('portfolio_move').where({ id }).update({ undone_at: work.now, undone_by: by });
  return back.length;
}

const MOVE = `m.id, m.company_id as "companyId", m.from_collector as "from", m.to_collector as "to", m.country, m.segment,
  m.recorded_at as at, m.recorded_by as "by", m.undone_at as "undoneAt",
  (select count(*) from portfolio_customer p where p.move_id = m.id) as customers`;

/** The last moves, the newest first. */
export const movesOf = (q: Query, companyId: number): Promise<PortfolioMove[]> =>
  rowsOf(q, `select ${MOVE} from portfolio_move m where m.company_id = ? order by m.id desc limit 20`, [companyId]);

export async function moveById(q: Query, companyId: number, id: number): Promise<PortfolioMove | undefined> {
  const [found] = await rowsOf<PortfolioMove>(
    q,
    `select ${MOVE} from portfolio_move m where m.company_id = ? and m.id = ?`,
    [companyId, id],
  );
  return found;
}
